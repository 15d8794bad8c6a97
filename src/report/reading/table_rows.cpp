#include "report/reading/table_rows.hpp"

#include "report/reading/body_rows.hpp"
#include "report/reading/header_rows.hpp"
#include "report/reading/slot_labels.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace report {
namespace {

using Kind = LabelMeaning::Kind;

bool is_rule_of_dashes(Element const& element)
{
    int dashes = 0;
    for (auto const& slot : element.slots) {
        if (slot.text.empty())
            continue;
        if (slot.text.size() < 3 || slot.text.find_first_not_of("-:|= ") != std::string_view::npos)
            return false;
        ++dashes;
    }
    return dashes > 1;
}

// — 3 —
bool is_page_number(std::string_view text)
{
    constexpr std::array<std::string_view, 4> dashes{"—", "–", "－", "-"};
    auto const at_both_ends = std::any_of(dashes.begin(), dashes.end(), [text](auto dash) {
        return text.size() > 2 * dash.size() && text.starts_with(dash) && text.ends_with(dash);
    });
    auto const first = text.find_first_of("0123456789");
    auto const last = text.find_last_of("0123456789");
    return at_both_ends && first != std::string_view::npos && last - first < 3 &&
           text.substr(first, last - first + 1).find_first_not_of("0123456789") == std::string_view::npos;
}

// 单位：元, （单位：万元）.
std::optional<AmountUnit> noted_unit(std::string_view text)
{
    constexpr std::size_t longest = 60;
    auto const bracketed = text.starts_with("（单位") || text.starts_with("(单位");
    if (text.size() > longest || !(bracketed || text.starts_with("单位")))
        return std::nullopt;
    auto const unit = unit_in(text);
    return unit == AmountUnit::of_form ? std::nullopt : std::optional{unit};
}

bool is_table_part(int part)
{
    return part >= 1 && part <= 3;
}

// A label of a column, and none of a row with values behind it.
bool is_header(RowLabels const& labels, std::vector<Slot> const& slots)
{
    auto const any_row = std::any_of(labels.known.begin(), labels.known.end(), [](FoundLabel const& label) {
        return label.meaning.kind == Kind::row || label.meaning.kind == Kind::group;
    });
    auto const has_values = std::any_of(slots.begin() + static_cast<std::ptrdiff_t>(labels.behind), slots.end(),
                                        [](Slot const& slot) { return !slot.text.empty(); });
    return hold_header(labels.known) && !(any_row && has_values);
}

// Reads the elements one after the other; what a row means depends on the rows before it.
class Collector {
public:
    Collector(std::vector<Element>& elements, Outline const& outline, FormLabels const& labels)
        : elements_{elements}, outline_{outline}, labels_{labels}
    {
    }

    TableRows collect()
    {
        for (std::size_t i = 0; i < elements_.size(); ++i) {
            auto& element = elements_[i];
            auto const part = outline_.part_of(static_cast<int>(i));
            if (element.used)
                enter_part(part);
            else if (element.kind == Element::Kind::row)
                take_row(element);
            else if (element.kind == Element::Kind::line && is_table_part(part))
                take_line(element);
        }
        return std::move(rows_);
    }

private:
    void enter_part(int part)
    {
        body_.close();
        if (is_table_part(part))
            headers_.enter_table(static_cast<TableId>(part - 1));
    }

    void take_row(Element& element)
    {
        if (is_rule_of_dashes(element)) {
            element.used = true;
            return;
        }
        headers_.enter_source_table(element);
        if (take_unit(element))
            return;
        if (take_slots(element.slots, element))
            element.used = true;
    }

    void take_line(Element& element)
    {
        if (element.text.size() > longest_label)
            return;
        if (is_page_number(element.text)) {
            element.used = true;
            return;
        }
        if (take_unit(element))
            return;
        if (take_slots(line_slots(element), element))
            element.used = true;
    }

    bool take_unit(Element& element)
    {
        auto const unit = noted_unit(element.text);
        if (!unit)
            return false;
        headers_.take_unit(*unit);
        element.used = true;
        return true;
    }

    // True when the slots were a row of an official table.
    bool take_slots(std::vector<Slot> const& slots, Element const& element)
    {
        if (auto const glued = part_glued(slots, labels_, headers_.position())) {
            note_deviations(glued->labels);
            body_.take_glued(*glued, element);
            return true;
        }
        auto const found = find_labels(slots, labels_, headers_.position());
        if (found.known.empty() && found.unknown.empty())
            return body_.take_values(slots, element);
        auto const ends_unknown = !found.unknown.empty() && found.unknown.back() == &slots[found.behind - 1];
        if (found.known.empty() || (ends_unknown && !hold_header(found.known)))
            return body_.take_unknown(found, slots, element);
        note_deviations(found);
        if (is_header(found, slots)) {
            body_.close();
            headers_.take(found, element, slots.size());
        } else {
            body_.take(found, slots, element);
        }
        return true;
    }

    void note_deviations(RowLabels const& labels)
    {
        for (auto const& label : labels.known)
            note_deviation(label, rows_.deviating);
    }

    std::vector<Element>& elements_;
    Outline const& outline_;
    FormLabels const& labels_;
    TableRows rows_;
    HeaderRows headers_{labels_, rows_};
    BodyRows body_{labels_, headers_, rows_};
};

}  // namespace

TableRows collect_rows(std::vector<Element>& elements, Outline const& outline, FormLabels const& labels)
{
    return Collector{elements, outline, labels}.collect();
}

}  // namespace report
