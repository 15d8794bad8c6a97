#include "report/reading/body_rows.hpp"

#include "report/reading/label_key.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace report {
namespace {

using Kind = LabelMeaning::Kind;

constexpr std::size_t table_four_columns = 15;
constexpr std::ptrdiff_t fewest_case_figures = 5;
constexpr std::size_t longest_unknown_line = 120;

bool is_filled(Slot const& slot)
{
    return !slot.text.empty();
}

std::vector<Slot> slots_from(std::vector<Slot> const& slots, std::size_t first)
{
    return {slots.begin() + static_cast<std::ptrdiff_t>(first), slots.end()};
}

// Where the figures of the row of table four begin. A text before them is a label where it leaves enough slots; any other is a
// figure that cannot be read.
std::size_t first_case_figure(std::vector<Slot> const& slots)
{
    auto const first = std::find_if(slots.begin(), slots.end(), is_filled);
    auto const has_label = slots.size() > table_four_columns && first != slots.end() && !first->is_value;
    return has_label ? static_cast<std::size_t>(first - slots.begin()) + 1 : 0;
}

// A row with all that its source says, but no label; its values begin at slot `first`.
BodyRow row_from(TableId table, std::vector<Slot> const& slots, std::size_t first, Element const& element)
{
    BodyRow row;
    row.table = table;
    row.at = element.at;
    row.exact = element.exact && element.kind == Element::Kind::row;
    row.from_lines = element.kind == Element::Kind::line;
    row.slot_count = static_cast<int>(slots.size());
    row.values = slots_from(slots, first);
    return row;
}

}  // namespace

void BodyRows::take(RowLabels const& labels, std::vector<Slot> const& slots, Element const& element)
{
    auto const& [meaning, slot] = labels.known.back();
    auto row = row_from(meaning.table, slots, labels.behind, element);
    if (meaning.kind == Kind::group)
        row.group = meaning.index;
    else
        row.row = meaning.index;
    row.label = std::string{slot->text};
    row.label_end = slot->column + slot->column_span;
    headers_.begin_body(row.table);
    row.header = headers_.current();
    row.unit = headers_.unit();
    if (meaning.kind == Kind::group) {
        auto const has_figures = std::any_of(row.values.begin(), row.values.end(), is_filled);
        if (!has_figures || meaning.index < 0)
            return close();
    }
    open(std::move(row));
}

void BodyRows::take_glued(GluedRow const& glued, Element const& element)
{
    take(glued.labels, glued.slots, element);
    auto& row = rows_.rows.back();
    row.exact = false;
    row.glued = true;
    std::erase_if(row.values, [](Slot const& value) { return !is_filled(value); });
}

bool BodyRows::take_values(std::vector<Slot> const& slots, Element const& element)
{
    auto const filled = static_cast<std::size_t>(std::count_if(slots.begin(), slots.end(), is_filled));
    auto const is_row = element.kind == Element::Kind::row;
    auto const position = headers_.position();
    auto const may_be_cases = is_row && position.table == TableId::t4 && position.in_header && slots.size() == table_four_columns;
    if (filled == 0 && !may_be_cases)  // a form that is not filled in has the row of table four all the same
        return is_row && any_seen();
    if (open_ >= 0 && wants_more(open_row(), element)) {
        auto& row = open_row();
        std::copy_if(slots.begin(), slots.end(), std::back_inserter(row.values), is_filled);
        row.exact = false;
        row.from_lines = true;
        return true;
    }
    if (position.table == TableId::t4 || (filled == table_four_columns && !rows_.seen[2])) {
        take_case_row(slots, element);
        return true;
    }
    if (!any_seen())
        return false;
    take_unlabelled(slots, element);
    return true;
}

// The one row of table four has no label.
void BodyRows::take_case_row(std::vector<Slot> const& slots, Element const& element)
{
    auto row = row_from(TableId::t4, slots, 0, element);
    row.row = 0;
    headers_.begin_case_body();
    row.header = headers_.current();
    open(std::move(row));
}

void BodyRows::take_unlabelled(std::vector<Slot> const& slots, Element const& element)
{
    auto row = row_from(headers_.position().table, slots, 0, element);
    headers_.begin_body(row.table);
    row.header = headers_.current();
    open(std::move(row));
}

bool BodyRows::take_unknown(RowLabels const& labels, std::vector<Slot> const& slots, Element const& element)
{
    auto const filled =
        std::count_if(slots.begin() + static_cast<std::ptrdiff_t>(labels.behind), slots.end(), is_filled);
    auto const is_row = element.kind == Element::Kind::row;
    auto const position = headers_.position();
    if (is_row && filled == 0 && !any_seen())
        return false;
    auto const figures = std::count_if(slots.begin(), slots.end(), [](Slot const& slot) { return slot.is_value && is_filled(slot); });
    if (is_row && position.table == TableId::t4 && figures >= fewest_case_figures)
        return take_values(slots_from(slots, first_case_figure(slots)), element);
    if (filled >= 1 && any_seen() && (is_row || filled >= 2)) {
        take_foreign(labels, slots, element);
        return true;
    }
    if (!is_row && filled == 0 && open_ >= 0 && labels.unknown.size() == 1)
        return take_unknown_line(*labels.unknown.front(), element);
    if (position.in_header && is_row && headers_.current() >= 0) {
        for (auto const* slot : labels.unknown)
            headers_.take_unknown(*slot);
        return true;
    }
    return false;
}

void BodyRows::take_foreign(RowLabels const& labels, std::vector<Slot> const& slots, Element const& element)
{
    auto row = row_from(headers_.position().table, slots, labels.behind, element);
    row.is_foreign = true;
    row.label = std::string{labels.unknown.back()->text};
    headers_.begin_body(row.table);
    open(std::move(row));
}

// A line between figures that is no label of the form: the rest of the label above, a row of its own when it bears a
// number, or a broken figure, behind which the order of figures is not to be trusted.
bool BodyRows::take_unknown_line(Slot const& slot, Element const& element)
{
    if (slot.text.size() > longest_unknown_line)
        return false;
    auto& above = open_row();
    auto const numbered = numbering_of(slot.text).style != Numbering::Style::none;
    if (!numbered && !above.values.empty() && !above.from_lines)
        return false;  // between two pieces of a table: the name of the office at the foot or head of a page
    if (above.values.empty() && !numbered) {
        above.label += slot.text;
        return true;
    }
    if (!numbered && wants_more(above, element)) {
        auto illegible = slot;
        illegible.legible = false;
        above.values.push_back(illegible);
        return true;
    }
    auto row = row_from(headers_.position().table, {}, 0, element);
    row.is_foreign = true;
    row.label = std::string{slot.text};
    open(std::move(row));
    return true;
}

void BodyRows::open(BodyRow row)
{
    open_ = static_cast<int>(rows_.rows.size());
    rows_.rows.push_back(std::move(row));
}

bool BodyRows::any_seen() const
{
    return rows_.seen[0] || rows_.seen[1] || rows_.seen[2];
}

bool BodyRows::wants_more(BodyRow const& row, Element const& element) const
{
    if (element.kind == Element::Kind::row)
        return row.values.empty();
    return row.values.size() < width_of(row) && !row.exact;
}

std::size_t BodyRows::width_of(BodyRow const& row) const
{
    auto const& table = labels_.form().table(row.table);
    if (row.row < 0)
        return table_four_columns + 1;  // lines that may turn out to be table four
    if (row.table == TableId::t2)
        return table.rows[static_cast<std::size_t>(row.row)].cell_count;
    return table.columns.size();
}

}  // namespace report
