#include "report/reading/form_labels.hpp"

#include "report/reading/label_key.hpp"

#include <algorithm>

namespace report {
namespace {

using Kind = LabelMeaning::Kind;

constexpr std::string_view result_group = "本年度办理结果";
constexpr std::string_view caption_word = "勾稽关系";
constexpr std::size_t outcomes_a_group = 5;

// Labels too short to be told by one word that stands in them.
constexpr std::size_t shortest_word = 9;  // bytes: three ideographs

std::size_t total_size(std::vector<std::string> const& words)
{
    std::size_t size = 0;
    for (auto const& word : words)
        size += word.size();
    return size;
}

bool holds_all(std::string_view key, std::vector<std::string> const& words)
{
    return std::all_of(words.begin(), words.end(), [key](auto const& w) { return key.find(w) != std::string_view::npos; });
}

}  // namespace

FormLabels::FormLabels(Form const& form) : form_{&form}
{
    add_table_two(form.table(TableId::t2));
    add_table_three(form.table(TableId::t3));
    add_table_four(form.table(TableId::t4));
}

void FormLabels::add(std::string key, LabelMeaning meaning)
{
    auto const [begin, end] = by_key_.equal_range(key);
    auto const known = std::any_of(begin, end, [&](auto const& entry) {
        return entry.second.kind == meaning.kind && entry.second.table == meaning.table &&
               entry.second.index == meaning.index;
    });
    if (!key.empty() && !known)
        by_key_.emplace(std::move(key), meaning);
}

void FormLabels::add_label(Label const& label, LabelMeaning meaning)
{
    meaning.official = label.official;
    meaning.as_printed = true;
    add(label_key(label.official), meaning);
    add(label_key(without_note(label.official)), meaning);
    meaning.as_printed = false;
    for (auto const& variant : label.variants)
        add(label_key(variant), meaning);
}

void FormLabels::add_table_two(FormTable const& table)
{
    for (std::size_t b = 0; b < table.blocks.size(); ++b) {
        auto const& block = table.blocks[b];
        add_label(block.label, {Kind::block, TableId::t2, static_cast<int>(b), {}});
        add(label_key(block.row_header), {Kind::row_header, TableId::t2, 0, block.row_header, true});
        auto& columns = columns_of_blocks_.emplace_back();
        for (std::size_t c = 0; c < block.columns.size(); ++c) {
            auto const& label = block.columns[c].label;
            add_label(label, {Kind::column, TableId::t2, static_cast<int>(c), {}});
            columns.emplace_back(label_key(label.official), static_cast<int>(c));
            columns.emplace_back(label_key(without_note(label.official)), static_cast<int>(c));
            for (auto const& variant : label.variants)
                columns.emplace_back(label_key(variant), static_cast<int>(c));
        }
    }
    for (std::size_t r = 0; r < table.rows.size(); ++r)
        add_label(table.rows[r].label, {Kind::row, TableId::t2, static_cast<int>(r), {}});
}

void FormLabels::add_table_three(FormTable const& table)
{
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        auto const& row = table.rows[r];
        LabelMeaning const meaning{Kind::row, TableId::t3, static_cast<int>(r), row.label.official};
        add_label(row.label, meaning);
        if (!row.match_all.empty() && total_size(row.match_all) >= shortest_word)
            by_words_.push_back({meaning, &row.match_all, label_key(row.label.official).size() * 2});
    }
    for (std::size_t g = 0; g < table.groups.size(); ++g)
        add(label_key(table.groups[g].label), {Kind::group, TableId::t3, static_cast<int>(g), table.groups[g].label, true});
    add(std::string{result_group}, {Kind::group, TableId::t3, -1, result_group, true});
    add("本年办理结果", {Kind::group, TableId::t3, -1, result_group});
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        add_label(table.columns[c].label, {Kind::column, TableId::t3, static_cast<int>(c), {}});
    for (auto const& header : {table.column_header, table.column_group})
        add(label_key(header), {Kind::header, TableId::t3, 0, {}});
}

void FormLabels::add_table_four(FormTable const& table)
{
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        auto const& column = table.columns[c];
        auto const group = static_cast<int>(c / outcomes_a_group);
        add(label_key(column.group_path.back()), {Kind::case_group, TableId::t4, group, column.group_path.back(), true});
        if (column.group_path.size() > 1)
            add(label_key(column.group_path.front()), {Kind::case_group, TableId::t4, -1, column.group_path.front(), true});
        add_label(column.label, {Kind::case_outcome, TableId::t4, static_cast<int>(c % outcomes_a_group), {}});
    }
}

std::optional<LabelMeaning> FormLabels::find_same(std::string const& key, TableId table) const
{
    auto const [begin, end] = by_key_.equal_range(key);
    if (begin == end)
        return std::nullopt;
    for (auto entry = begin; entry != end; ++entry)
        if (entry->second.table == table)
            return entry->second;
    return begin->second;
}

std::optional<LabelMeaning> FormLabels::find_row_by_words(std::string_view key) const
{
    LabelMeaning const* found = nullptr;
    for (auto const& row : by_words_) {
        if (key.size() > row.longest || !holds_all(key, *row.words))
            continue;
        if (found != nullptr)
            return std::nullopt;
        found = &row.meaning;
    }
    if (found == nullptr)
        return std::nullopt;
    auto meaning = *found;
    meaning.as_printed = false;
    return meaning;
}

std::optional<LabelMeaning> FormLabels::find_kind(std::string const& key, TableId table, Kind kind) const
{
    auto const [begin, end] = by_key_.equal_range(key);
    for (auto entry = begin; entry != end; ++entry)
        if (entry->second.table == table && entry->second.kind == kind)
            return entry->second;
    return std::nullopt;
}

std::optional<LabelMeaning> FormLabels::find(std::string const& key, TableId table) const
{
    if (auto const same = find_same(key, table))
        return same;
    if (key.find(caption_word) != std::string_view::npos)
        return LabelMeaning{Kind::caption, TableId::t3, 0, form_->reconcile_note};
    if (auto const row = find_row_by_words(key))
        return row;
    LabelMeaning const* found = nullptr;
    for (auto const& [known, meaning] : by_key_) {
        if (!differs_by_a_slip(key, known))
            continue;
        if (found != nullptr && (found->kind != meaning.kind || found->index != meaning.index))
            return std::nullopt;
        found = &meaning;
    }
    if (found == nullptr)
        return std::nullopt;
    auto slip = *found;
    slip.as_printed = false;
    return slip;
}

std::optional<int> FormLabels::column_of_block(int block, std::string_view key) const
{
    auto const& columns = columns_of_blocks_[static_cast<std::size_t>(block)];
    for (auto const& [known, column] : columns)
        if (known == key)
            return column;
    for (auto const& [known, column] : columns)
        if (differs_by_a_slip(key, known))
            return column;
    return std::nullopt;
}

}  // namespace report
