#include "report/reading/table_rows.hpp"

#include "report/reading/cell_text.hpp"
#include "report/reading/label_key.hpp"

#include <algorithm>

namespace report {
namespace {

using Kind = LabelMeaning::Kind;

constexpr std::size_t table_four_columns = 15;
constexpr int outcomes_a_group = 5;

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

// The length of the label in a text like 规章000 or 规章 0: what stands before the run of figures at its end.
std::size_t label_length(std::string_view text)
{
    auto end = text.size();
    while (end > 0 && std::string_view{"0123456789,.-/ "}.find(text[end - 1]) != std::string_view::npos)
        --end;
    return end;
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
            if (element.used)
                enter_part(outline_.part_of(static_cast<int>(i)));
            else if (element.kind == Element::Kind::row)
                take_row(element);
            else if (element.kind == Element::Kind::line && in_table_part(static_cast<int>(i)))
                take_line(element);
        }
        return std::move(rows_);
    }

private:
    struct Recognised {
        LabelMeaning meaning;
        Slot const* slot;
    };

    [[nodiscard]] bool in_table_part(int index) const
    {
        auto const part = outline_.part_of(index);
        return part >= 1 && part <= 3;
    }

    void enter_part(int part)
    {
        open_ = -1;
        if (part >= 1 && part <= 3)
            begin_table(static_cast<TableId>(part - 1));
    }

    void begin_table(TableId table)
    {
        if (table_ != table) {
            header_ = -1;
            in_header_ = true;
        }
        table_ = table;
    }

    void take_row(Element& element)
    {
        if (is_rule_of_dashes(element)) {
            element.used = true;
            return;
        }
        if (element.table != source_table_) {
            source_table_ = element.table;
            if (header_ >= 0 && element.table_columns != header_width_)
                inherited_ = true;
        }
        if (take_slots(element.slots, element))
            element.used = true;
    }

    void take_line(Element& element)
    {
        if (element.text.size() > longest_label)
            return;
        auto slots = line_slots(element);
        if (take_slots(slots, element))
            element.used = true;
    }

    // True when the slots were a row of an official table.
    bool take_slots(std::vector<Slot> const& slots, Element const& element)
    {
        std::vector<Recognised> recognised;
        std::vector<Slot const*> unknown;
        std::size_t behind = 0;  // first slot behind the last label
        for (std::size_t i = 0; i < slots.size(); ++i) {
            if (slots[i].key.empty() && is_value_like(slots[i].text))
                continue;
            behind = i + 1;
            if (take_glued(slots, i, element))
                return true;
            if (auto meaning = meaning_of(slots[i]))
                recognised.push_back({*meaning, &slots[i]});
            else
                unknown.push_back(&slots[i]);
        }
        if (recognised.empty() && unknown.empty())
            return take_values(slots, element);
        if (recognised.empty())
            return take_unknown(slots, behind, unknown, element);
        auto const label_is_unknown = !unknown.empty() && unknown.back() == &slots[behind - 1];
        if (label_is_unknown && !holds_header(recognised))
            return take_unknown(slots, behind, unknown, element);
        if (is_header(recognised, slots, behind)) {
            take_header(recognised, unknown, element, slots.size());
            return true;
        }
        take_body(recognised, slots, behind, element);
        return true;
    }

    std::optional<LabelMeaning> meaning_of(Slot const& slot) const
    {
        if (slot.text.size() > longest_label)
            return std::nullopt;
        auto const& key = slot.key;
        auto meaning = labels_.find(key, table_);
        if (!meaning || (meaning->kind != Kind::column && meaning->kind != Kind::row))
            return meaning;
        // 其他 and 总计 are a column in the header, a row with a number below it. Columns bear no numbers: 3.其他 is a row,
        // be it one that this form does not have.
        auto const as_row = labels_.find_kind(key, TableId::t3, Kind::row);
        auto const numbered = numbering_of(slot.text).style != Numbering::Style::none;
        if (meaning->kind == Kind::column && numbered && !as_row)
            return std::nullopt;
        if (table_ == TableId::t3 && as_row)
            if (auto const as_column = labels_.find_kind(key, TableId::t3, Kind::column))
                return numbered || !in_header_ ? as_row : as_column;
        return meaning;
    }

    // 规章000, （七）总计0000000, 规章 0: a label and its figures in one slot.
    bool take_glued(std::vector<Slot> const& slots, std::size_t index, Element const& element)
    {
        auto const& slot = slots[index];
        auto const length = label_length(slot.text);
        if (length == 0 || length == slot.text.size() || (slot.text.back() < '0' || slot.text.back() > '9'))
            return false;
        auto label = slot;
        label.text = trim(slot.text.substr(0, length));
        label.key = label_key(label.text);
        for (std::string_view const dash : {"—", "－", "–", "／", "无"})
            if (label.text.ends_with(dash))
                return false;
        auto const meaning = meaning_of(label);
        if (!meaning || meaning->kind != Kind::row)
            return false;
        auto figures = slot;
        figures.text = trim(slot.text.substr(length));
        figures.key.clear();
        std::vector<Slot> parted(slots.begin(), slots.begin() + static_cast<std::ptrdiff_t>(index));
        parted.push_back(label);
        parted.push_back(figures);
        parted.insert(parted.end(), slots.begin() + static_cast<std::ptrdiff_t>(index) + 1, slots.end());
        take_body({{*meaning, &parted[index]}}, parted, index + 1, element);
        auto& row = rows_.rows.back();
        row.exact = false;
        row.glued = true;
        std::erase_if(row.values, [](Slot const& value) { return value.text.empty(); });
        return true;
    }

    [[nodiscard]] static bool holds_header(std::vector<Recognised> const& recognised)
    {
        return std::any_of(recognised.begin(), recognised.end(), [](Recognised const& label) {
            return label.meaning.kind != Kind::row && label.meaning.kind != Kind::group;
        });
    }

    [[nodiscard]] static bool is_header(std::vector<Recognised> const& recognised, std::vector<Slot> const& slots,
                                        std::size_t behind)
    {
        auto const any_row = std::any_of(recognised.begin(), recognised.end(), [](Recognised const& label) {
            return label.meaning.kind == Kind::row || label.meaning.kind == Kind::group;
        });
        auto const has_values = std::any_of(slots.begin() + static_cast<std::ptrdiff_t>(behind), slots.end(),
                                            [](Slot const& slot) { return !slot.text.empty(); });
        return holds_header(recognised) && !(any_row && has_values);
    }

    void note_label(LabelMeaning const& meaning, std::string_view printed, Place const& at)
    {
        if (meaning.as_printed || meaning.official.empty() || meaning.kind == Kind::caption || meaning.kind == Kind::header)
            return;
        auto const key = label_key(printed);
        if (label_key(without_note(printed)) == label_key(without_note(meaning.official)))
            return;
        auto const known = std::any_of(rows_.deviating.begin(), rows_.deviating.end(), [&](auto const& deviating) {
            return label_key(deviating.printed) == key;
        });
        if (!known)
            rows_.deviating.push_back({std::string{printed}, std::string{meaning.official}, at});
    }

    void take_header(std::vector<Recognised> const& recognised, std::vector<Slot const*> const& unknown,
                     Element const& element, std::size_t slot_count)
    {
        open_ = -1;
        for (auto const& [meaning, slot] : recognised) {
            note_label(meaning, slot->text, slot->at);
            rows_.seen[static_cast<std::size_t>(meaning.table)] = true;
            if (meaning.kind == Kind::block) {
                begin_table(TableId::t2);
                block_ = meaning.index;
                header_ = -1;
            } else if (meaning.kind == Kind::caption) {
                rows_.has_caption = true;
                begin_table(TableId::t3);
                start_header();
            } else if (meaning.kind == Kind::header) {
                begin_table(TableId::t3);
                if (!in_header_)
                    start_header();
            } else if (meaning.kind == Kind::row_header) {
                begin_table(TableId::t2);
                header_ = -1;
            } else if (meaning.kind == Kind::column) {
                add_column(meaning, *slot, slot_count);
            } else if (meaning.kind == Kind::case_group || meaning.kind == Kind::case_outcome) {
                add_case_column(meaning, *slot, slot_count);
            }
        }
        header_width_ = element.table_columns;
        for (auto const* slot : unknown)
            take_unknown_header(*slot);
    }

    void start_header()
    {
        header_ = -1;
        in_header_ = true;
        case_groups_.clear();
    }

    HeaderColumns& header()
    {
        if (header_ < 0) {
            header_ = static_cast<int>(rows_.headers.size());
            rows_.headers.emplace_back();
            inherited_ = false;
        }
        return rows_.headers[static_cast<std::size_t>(header_)];
    }

    void insert_column(int column, Slot const& slot, std::size_t slot_count)
    {
        auto& columns = header();
        if (std::find(columns.columns.begin(), columns.columns.end(), column) != columns.columns.end())
            return;
        auto const at = std::upper_bound(columns.columns.begin(), columns.columns.end(), column) - columns.columns.begin();
        columns.columns.insert(columns.columns.begin() + at, column);
        columns.grid.insert(columns.grid.begin() + at, slot.column);
        columns.slots = std::max(columns.slots, static_cast<int>(slot_count));
    }

    void add_column(LabelMeaning const& meaning, Slot const& slot, std::size_t slot_count)
    {
        begin_table(meaning.table);
        if (meaning.table == TableId::t3) {
            if (!in_header_)
                start_header();
            insert_column(meaning.index, slot, slot_count);
            return;
        }
        in_header_ = true;
        auto const column = labels_.column_of_block(block_, slot.key);
        insert_column(column.value_or(meaning.index), slot, slot_count);
    }

    // Table four prints the same five outcomes three times; each belongs to the group that was opened before it.
    void add_case_column(LabelMeaning const& meaning, Slot const& slot, std::size_t slot_count)
    {
        if (table_ != TableId::t4 || !in_header_) {
            table_ = TableId::t4;
            start_header();
        }
        auto& columns = header();
        if (meaning.kind == Kind::case_group) {
            if (meaning.index >= 0)
                case_groups_.push_back(meaning.index);
            return;
        }
        columns.slots = std::max(columns.slots, static_cast<int>(slot_count));
        columns.columns.push_back(meaning.index);
        columns.grid.push_back(slot.column);
    }

    void take_unknown_header(Slot const& slot)
    {
        if (table_ == TableId::t4 || slot.text.size() > 60 || header_ < 0)
            return;
        header().foreign = true;
        rows_.foreign.push_back({table_, std::string{slot.text}, slot.at});
    }

    void take_body(std::vector<Recognised> const& recognised, std::vector<Slot> const& slots, std::size_t behind,
                   Element const& element)
    {
        auto const& [meaning, slot] = recognised.back();
        for (auto const& label : recognised)
            note_label(label.meaning, label.slot->text, label.slot->at);
        BodyRow row;
        row.table = meaning.table;
        if (meaning.kind == Kind::group)
            row.group = meaning.index;
        else
            row.row = meaning.index;
        row.label = std::string{slot->text};
        row.label_end = slot->column + slot->column_span;
        fill_row(row, slots, behind, element);
        begin_body(row.table);
        row.header = header_;
        if (row.group >= 0 || meaning.kind == Kind::group) {
            auto const has_figures = std::any_of(row.values.begin(), row.values.end(), [](Slot const& v) { return !v.text.empty(); });
            if (!has_figures || meaning.index < 0) {
                open_ = -1;
                return;
            }
        }
        open(std::move(row));
    }

    void begin_body(TableId table)
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

    static void fill_row(BodyRow& row, std::vector<Slot> const& slots, std::size_t behind, Element const& element)
    {
        row.at = element.at;
        row.exact = element.exact && element.kind == Element::Kind::row;
        row.from_lines = element.kind == Element::Kind::line;
        row.slot_count = static_cast<int>(slots.size());
        row.values.assign(slots.begin() + static_cast<std::ptrdiff_t>(behind), slots.end());
    }

    void open(BodyRow row)
    {
        open_ = static_cast<int>(rows_.rows.size());
        rows_.rows.push_back(std::move(row));
    }

    [[nodiscard]] std::size_t width_of(BodyRow const& row) const
    {
        auto const& table = labels_.form().table(row.table);
        if (row.row < 0)
            return table_four_columns + 1;  // lines that may turn out to be table four
        if (row.table == TableId::t2)
            return table.rows[static_cast<std::size_t>(row.row)].cell_count;
        return table.columns.size();
    }

    // A row of figures without a label: what the row above still lacks, the row of table four, or a row that lost its label.
    bool take_values(std::vector<Slot> const& slots, Element const& element)
    {
        auto const filled = static_cast<std::size_t>(
            std::count_if(slots.begin(), slots.end(), [](Slot const& slot) { return !slot.text.empty(); }));
        if (filled == 0 && (table_ != TableId::t4 || !in_header_ || slots.size() != table_four_columns))
            return element.kind == Element::Kind::row && any_seen();
        if (open_ >= 0 && wants_more(rows_.rows[static_cast<std::size_t>(open_)], element)) {
            auto& row = rows_.rows[static_cast<std::size_t>(open_)];
            std::copy_if(slots.begin(), slots.end(), std::back_inserter(row.values), [](Slot const& slot) { return !slot.text.empty(); });
            row.exact = false;
            row.from_lines = true;
            return true;
        }
        if (table_ != TableId::t4 && (filled != table_four_columns || rows_.seen[2]))
            return any_seen() && take_unlabelled(slots, element);
        table_ = TableId::t4;
        BodyRow row;
        row.table = TableId::t4;
        row.row = 0;
        fill_row(row, slots, 0, element);
        finish_case_header();
        begin_body(TableId::t4);
        row.header = header_;
        open(std::move(row));
        return true;
    }

    [[nodiscard]] bool any_seen() const
    {
        return rows_.seen[0] || rows_.seen[1] || rows_.seen[2];
    }

    [[nodiscard]] bool wants_more(BodyRow const& row, Element const& element) const
    {
        if (element.kind == Element::Kind::row)
            return row.values.empty();
        return row.values.size() < width_of(row) && !row.exact;
    }

    bool take_unlabelled(std::vector<Slot> const& slots, Element const& element)
    {
        BodyRow row;
        row.table = table_;
        fill_row(row, slots, 0, element);
        begin_body(table_);
        row.header = header_;
        open(std::move(row));
        return true;
    }

    // Outcomes were collected as 0 to 4 in the order printed; now that the header is whole they become columns. Several
    // groups share one row of outcomes: the n-th run of outcomes belongs to the n-th group.
    void finish_case_header()
    {
        if (header_ < 0)
            return;
        auto& columns = header();
        std::sort(case_groups_.begin(), case_groups_.end());
        case_groups_.erase(std::unique(case_groups_.begin(), case_groups_.end()), case_groups_.end());
        auto printed = columns;
        std::vector<std::size_t> order(columns.columns.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return printed.grid[a] < printed.grid[b]; });
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
                columns.columns[i] = case_groups_[group] * outcomes_a_group + outcome;
            columns.grid[i] = printed.grid[order[i]];
        }
        if (!sound)
            header_ = -1;
    }

    // Text that is no label of the form: the second line of a label, a row of its own, or prose.
    bool take_unknown(std::vector<Slot> const& slots, std::size_t behind, std::vector<Slot const*> const& unknown,
                      Element const& element)
    {
        auto const filled = std::count_if(slots.begin() + static_cast<std::ptrdiff_t>(behind), slots.end(),
                                          [](Slot const& slot) { return !slot.text.empty(); });
        auto const is_row = element.kind == Element::Kind::row;
        if (is_row && filled == 0 && !any_seen())
            return false;
        if (is_row && table_ == TableId::t4 && filled >= 5) {
            std::vector<Slot> const values(slots.begin() + static_cast<std::ptrdiff_t>(behind), slots.end());
            return take_values(values, element);
        }
        if (filled >= 1 && any_seen() && (is_row || filled >= 2)) {
            BodyRow row;
            row.table = table_;
            row.is_foreign = true;
            row.label = std::string{unknown.back()->text};
            fill_row(row, slots, behind, element);
            begin_body(table_);
            open(std::move(row));
            return true;
        }
        if (!is_row && filled == 0 && open_ >= 0 && unknown.size() == 1)
            return take_unknown_line(*unknown.front(), element);
        if (in_header_ && is_row && header_ >= 0) {
            for (auto const* slot : unknown)
                take_unknown_header(*slot);
            return true;
        }
        return false;
    }

    // A line between figures that is no label of the form: the rest of the label above, a row of its own when it bears a
    // number, or a broken figure, behind which the order of figures is not to be trusted.
    bool take_unknown_line(Slot const& slot, Element const& element)
    {
        auto& open_row = rows_.rows[static_cast<std::size_t>(open_)];
        if (slot.text.size() > 120)
            return false;
        auto const numbered = numbering_of(slot.text).style != Numbering::Style::none;
        if (open_row.values.empty() && !numbered) {
            open_row.label += slot.text;
            return true;
        }
        if (!numbered && wants_more(open_row, element)) {
            auto illegible = slot;
            illegible.legible = false;
            open_row.values.push_back(illegible);
            return true;
        }
        BodyRow row;
        row.table = table_;
        row.is_foreign = true;
        row.label = std::string{slot.text};
        fill_row(row, {}, 0, element);
        open(std::move(row));
        return true;
    }

    std::vector<Element>& elements_;
    Outline const& outline_;
    FormLabels const& labels_;
    TableRows rows_;

    TableId table_ = TableId::t2;
    int block_ = 0;
    int header_ = -1;         // of the table being read
    int header_width_ = 0;    // columns of the source table that the header stands in
    bool in_header_ = true;
    bool inherited_ = false;  // the header belongs to an earlier piece of another width
    std::vector<int> case_groups_;
    int source_table_ = -1;
    int open_ = -1;           // the row that figures on the next lines belong to
};

}  // namespace

TableRows collect_rows(std::vector<Element>& elements, Outline const& outline, FormLabels const& labels)
{
    return Collector{elements, outline, labels}.collect();
}

}  // namespace report
