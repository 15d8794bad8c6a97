#include "report/reading/slot_labels.hpp"

#include "report/reading/cell_text.hpp"
#include "report/reading/label_key.hpp"

#include <algorithm>
#include <utility>

namespace report {
namespace {

using Kind = LabelMeaning::Kind;

// The length of the label in a text like 规章000 or 规章 0: what stands before the run of figures at its end.
std::size_t label_length(std::string_view text)
{
    auto end = text.size();
    while (end > 0 && std::string_view{"0123456789,.-/ "}.find(text[end - 1]) != std::string_view::npos)
        --end;
    return end;
}

// Where a second number begins in a text: the place of （一） in 三、本年度办理结果（一）予以公开. npos when there is none.
std::size_t second_numbering(std::string_view text)
{
    for (auto at = std::max<std::size_t>(numbering_of(text).length, 1); at < text.size(); ++at) {
        constexpr char first_of_wide_bracket = '\xEF';
        auto const first = text[at];
        if (first != first_of_wide_bracket && first != '(' && (first < '1' || first > '9'))
            continue;
        auto const rest = text.substr(at);
        auto const begins = first != first_of_wide_bracket || rest.starts_with("（");
        if (begins && numbering_of(rest).style != Numbering::Style::none)
            return at;
    }
    return std::string_view::npos;
}

// The row whose label stands behind that of its group in one slot: 三、本年度办理结果（一）予以公开, （五）不予处理1.信访举报投诉类申请.
std::optional<LabelMeaning> meaning_behind_group(Slot const& slot, FormLabels const& labels)
{
    std::optional<LabelMeaning> found;
    auto rest = slot.text;
    for (auto at = second_numbering(rest); at != std::string_view::npos; at = second_numbering(rest)) {
        if (!labels.find_kind(label_key(rest.substr(0, at)), TableId::t3, Kind::group))
            return std::nullopt;
        rest.remove_prefix(at);
        found = labels.find_kind(label_key(rest), TableId::t3, Kind::row);
    }
    return found;
}

std::optional<LabelMeaning> meaning_of(Slot const& slot, FormLabels const& labels, TablePosition position)
{
    if (slot.text.size() > longest_label)
        return std::nullopt;
    auto const& key = slot.key;
    if (auto const behind_group = meaning_behind_group(slot, labels))
        return behind_group;
    auto meaning = labels.find(key, position.table);
    if (!meaning || (meaning->kind != Kind::column && meaning->kind != Kind::row))
        return meaning;
    // 其他 and 总计 are a column in the header, a row with a number below it. Columns bear no numbers: 3.其他 is a row,
    // be it one that this form does not have.
    auto const as_row = labels.find_kind(key, TableId::t3, Kind::row);
    auto const numbered = numbering_of(slot.text).style != Numbering::Style::none;
    if (meaning->kind == Kind::column && numbered && !as_row)
        return std::nullopt;
    if (position.table == TableId::t3 && as_row)
        if (auto const as_column = labels.find_kind(key, TableId::t3, Kind::column))
            return numbered || !position.in_header ? as_row : as_column;
    return meaning;
}

// Figures behind the label of a row may be illegible: 若干, O, 12[1], #REF!. They are labels only where that makes more
// figures than the row has.
void take_back_figures(RowLabels& found, std::vector<Slot> const& slots, FormLabels const& labels)
{
    constexpr std::size_t longest_figure = 60;
    if (found.known.empty() || found.unknown.empty() || found.known.back().meaning.kind != Kind::row)
        return;
    auto const& [meaning, label] = found.known.back();
    auto const behind = static_cast<std::size_t>(label - slots.data()) + 1;
    auto const& table = labels.form().table(meaning.table);
    auto const width = meaning.table == TableId::t4 ? std::size_t{table.cell_count}
                                                    : std::size_t{table.rows[static_cast<std::size_t>(meaning.index)].cell_count};
    auto const first = std::find_if(slots.begin() + static_cast<std::ptrdiff_t>(behind), slots.end(),
                                    [](Slot const& slot) { return !slot.text.empty(); });
    auto const last = std::find_if(slots.rbegin(), slots.rend(), [](Slot const& slot) { return !slot.text.empty(); }).base();
    auto const are_figures = found.unknown.front() > label && static_cast<std::size_t>(last - first) <= width &&
                             std::all_of(first, last, [](Slot const& slot) { return slot.text.size() <= longest_figure; });
    if (!are_figures)
        return;
    found.unknown.clear();
    found.behind = behind;
}

// The label at the beginning of a slot that ends with a figure.
std::optional<Slot> glued_label(Slot const& slot)
{
    auto const length = label_length(slot.text);
    if (length == 0 || length == slot.text.size() || (slot.text.back() < '0' || slot.text.back() > '9'))
        return std::nullopt;
    auto label = slot;
    label.text = trim(slot.text.substr(0, length));
    label.key = label_key(label.text);
    label.is_value = label.key.empty() && is_value_like(label.text);
    for (std::string_view const dash : {"—", "－", "–", "／", "无"})
        if (label.text.ends_with(dash))
            return std::nullopt;
    return label;
}

GluedRow part(std::vector<Slot> const& slots, std::size_t index, Slot const& label, LabelMeaning const& meaning)
{
    auto figures = slots[index];
    figures.text = trim(figures.text.substr(label_length(figures.text)));
    figures.key.clear();
    figures.is_value = is_value_like(figures.text);
    GluedRow row{slots, {}};
    row.slots[index] = label;
    row.slots.insert(row.slots.begin() + static_cast<std::ptrdiff_t>(index) + 1, std::move(figures));
    row.labels = {{{meaning, &row.slots[index]}}, {}, index + 1};
    return row;
}

}  // namespace

RowLabels find_labels(std::vector<Slot> const& slots, FormLabels const& labels, TablePosition position)
{
    RowLabels found;
    for (std::size_t i = 0; i < slots.size(); ++i) {
        if (slots[i].is_value)
            continue;
        found.behind = i + 1;
        if (auto const meaning = meaning_of(slots[i], labels, position))
            found.known.push_back({*meaning, &slots[i]});
        else
            found.unknown.push_back(&slots[i]);
    }
    take_back_figures(found, slots, labels);
    return found;
}

std::optional<GluedRow> part_glued(std::vector<Slot> const& slots, FormLabels const& labels, TablePosition position)
{
    for (std::size_t i = 0; i < slots.size(); ++i) {
        if (slots[i].is_value)
            continue;
        auto const label = glued_label(slots[i]);
        if (!label)
            continue;
        if (auto const meaning = meaning_of(*label, labels, position); meaning && meaning->kind == Kind::row)
            return part(slots, i, *label, *meaning);
    }
    return std::nullopt;
}

bool hold_header(std::vector<FoundLabel> const& labels)
{
    return std::any_of(labels.begin(), labels.end(), [](FoundLabel const& label) {
        return label.meaning.kind != Kind::row && label.meaning.kind != Kind::group;
    });
}

void note_deviation(FoundLabel const& label, std::vector<DeviatingLabel>& deviating)
{
    auto const& [meaning, slot] = label;
    if (meaning.as_printed || meaning.official.empty() || meaning.kind == Kind::caption || meaning.kind == Kind::header)
        return;
    auto const key = label_key(slot->text);
    if (label_key(without_note(slot->text)) == label_key(without_note(meaning.official)))
        return;
    auto const known = std::any_of(deviating.begin(), deviating.end(),
                                   [&](DeviatingLabel const& other) { return label_key(other.printed) == key; });
    if (!known)
        deviating.push_back({std::string{slot->text}, std::string{meaning.official}, slot->at});
}

}  // namespace report
