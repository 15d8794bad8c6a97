#include "report/reading/header_rows.hpp"

#include <algorithm>
#include <numeric>

namespace report {
namespace {

using Kind = LabelMeaning::Kind;

constexpr int outcomes_a_group = 5;
constexpr std::size_t longest_unknown_column = 60;

// Where each column stands in the list, from the left of the source to the right.
std::vector<std::size_t> order_in_grid(HeaderColumns const& columns)
{
    std::vector<std::size_t> order(columns.columns.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return columns.grid[a] < columns.grid[b]; });
    return order;
}

}  // namespace

void HeaderRows::enter_table(TableId table)
{
    if (table_ != table) {
        header_ = -1;
        in_header_ = true;
    }
    table_ = table;
}

AmountUnit HeaderRows::unit() const
{
    auto const of_column = header_ < 0 ? AmountUnit::of_form : rows_.headers[static_cast<std::size_t>(header_)].unit;
    if (of_column == AmountUnit::of_form || noted_unit_ == AmountUnit::of_form)
        return of_column == AmountUnit::of_form ? noted_unit_ : of_column;
    return of_column == noted_unit_ ? of_column : AmountUnit::contradictory;
}

void HeaderRows::enter_source_table(Element const& row)
{
    if (row.table == source_table_)
        return;
    source_table_ = row.table;
    if (header_ >= 0 && row.table_columns != header_width_)
        inherited_ = true;
}

void HeaderRows::take(RowLabels const& labels, Element const& element, std::size_t slot_count)
{
    for (auto const& label : labels.known) {
        rows_.seen[static_cast<std::size_t>(label.meaning.table)] = true;
        take_label(label, slot_count);
    }
    header_width_ = element.table_columns;
    for (auto const* slot : labels.unknown)
        take_unknown(*slot);
}

void HeaderRows::take_label(FoundLabel const& label, std::size_t slot_count)
{
    auto const& [meaning, slot] = label;
    switch (meaning.kind) {
    case Kind::block:
        enter_table(TableId::t2);
        block_ = meaning.index;
        header_ = -1;
        return;
    case Kind::caption:
        rows_.has_caption = true;
        enter_table(TableId::t3);
        return start();
    case Kind::header:
        enter_table(TableId::t3);
        if (!in_header_)
            start();
        return;
    case Kind::row_header:
        enter_table(TableId::t2);
        header_ = -1;
        return;
    case Kind::column: return add_column(meaning, *slot, slot_count);
    case Kind::case_group:
    case Kind::case_outcome: return add_case_column(meaning, *slot, slot_count);
    case Kind::row:
    case Kind::group: return;
    }
}

void HeaderRows::take_unknown(Slot const& slot)
{
    if (table_ == TableId::t4 || slot.text.size() > longest_unknown_column || header_ < 0)
        return;
    columns().foreign = true;
    rows_.foreign.push_back({table_, std::string{slot.text}, slot.at});
}

void HeaderRows::start()
{
    header_ = -1;
    in_header_ = true;
    case_groups_.clear();
}

HeaderColumns& HeaderRows::columns()
{
    if (header_ < 0) {
        header_ = static_cast<int>(rows_.headers.size());
        rows_.headers.emplace_back();
        inherited_ = false;
    }
    return rows_.headers[static_cast<std::size_t>(header_)];
}

void HeaderRows::add_column(LabelMeaning const& meaning, Slot const& slot, std::size_t slot_count)
{
    enter_table(meaning.table);
    if (meaning.table == TableId::t3) {
        if (!in_header_)
            start();
        insert_column(meaning.index, slot, slot_count);
        return;
    }
    in_header_ = true;
    auto const column = labels_.column_of_block(block_, slot.key);
    insert_column(column.value_or(meaning.index), slot, slot_count);
    if (auto const unit = unit_in(slot.text); unit != AmountUnit::of_form)
        columns().unit = unit;
}

void HeaderRows::insert_column(int column, Slot const& slot, std::size_t slot_count)
{
    auto& header = columns();
    auto& known = header.columns;
    if (std::find(known.begin(), known.end(), column) != known.end())
        return;
    auto const at = std::upper_bound(known.begin(), known.end(), column) - known.begin();
    known.insert(known.begin() + at, column);
    header.grid.insert(header.grid.begin() + at, slot.column);
    header.slots = std::max(header.slots, static_cast<int>(slot_count));
}

// Table four prints the same five outcomes three times; each belongs to the group that was opened before it.
void HeaderRows::add_case_column(LabelMeaning const& meaning, Slot const& slot, std::size_t slot_count)
{
    if (table_ != TableId::t4 || !in_header_) {
        table_ = TableId::t4;
        start();
    }
    auto& header = columns();
    if (meaning.kind == Kind::case_group) {
        if (meaning.index >= 0)
            case_groups_.push_back(meaning.index);
        return;
    }
    header.slots = std::max(header.slots, static_cast<int>(slot_count));
    header.columns.push_back(meaning.index);
    header.grid.push_back(slot.column);
}

void HeaderRows::begin_body(TableId table)
{
    if (table_ != table) {
        table_ = table;
        header_ = -1;
    }
    in_header_ = false;
    case_groups_.clear();
    rows_.seen[static_cast<std::size_t>(table)] = true;
    if (inherited_) {
        header_ = -1;
        inherited_ = false;
    }
}

void HeaderRows::begin_case_body()
{
    table_ = TableId::t4;
    if (header_ >= 0)
        finish_case_columns();
    begin_body(TableId::t4);
}

// Outcomes were collected as 0 to 4 in the order printed; now that the header is whole they become columns. Several
// groups share one row of outcomes: the n-th run of outcomes belongs to the n-th group.
void HeaderRows::finish_case_columns()
{
    auto& header = columns();
    std::sort(case_groups_.begin(), case_groups_.end());
    case_groups_.erase(std::unique(case_groups_.begin(), case_groups_.end()), case_groups_.end());
    auto const printed = header;
    auto const order = order_in_grid(printed);
    std::size_t group = 0;
    int last = -1;
    bool sound = true;
    for (std::size_t i = 0; i < order.size(); ++i) {
        auto const outcome = printed.columns[order[i]];
        if (outcome <= last)
            ++group;
        last = outcome;
        sound = sound && group < case_groups_.size();
        if (sound)
            header.columns[i] = case_groups_[group] * outcomes_a_group + outcome;
        header.grid[i] = printed.grid[order[i]];
    }
    if (!sound)
        header_ = -1;
}

}  // namespace report
