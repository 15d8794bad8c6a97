#pragma once

#include "report/domain/form.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace report {

// What a printed label stands for in one form.
struct LabelMeaning {
    enum class Kind {
        block,        // 第二十条第（一）项; index = block of table two
        row_header,   // 信息内容
        row,          // a row of table two or three; index
        group,        // a group of table three that has no figures; index, or -1 for 三、本年度办理结果
        column,       // of table two (index = column, any block), of table three (index)
        caption,      // the reconciliation note
        header,       // 申请人情况, 法人或其他组织
        case_group,   // of table four: 0 review, 1 direct suit, 2 suit after review, -1 行政诉讼
        case_outcome, // of table four: index 0 to 4 within its group
    };

    Kind kind = Kind::row;
    TableId table = TableId::t2;
    int index = 0;
    std::string_view official;
    bool as_printed = false;  // the key is that of the official label, not of a variant
};

// The labels of one form, folded for look-up. Points into the form.
class FormLabels {
public:
    explicit FormLabels(Form const& form);

    // The meaning of a label, by its key (label_key of the printed text). Words of the row's match_all and slips of the
    // pen are tried when no key is the same. `table` is the table being read, whose labels win.
    [[nodiscard]] std::optional<LabelMeaning> find(std::string const& key, TableId table) const;
    // Only a meaning of that kind, by a key that is the same.
    [[nodiscard]] std::optional<LabelMeaning> find_kind(std::string const& key, TableId table, LabelMeaning::Kind kind) const;
    // The column of that block of table two.
    [[nodiscard]] std::optional<int> column_of_block(int block, std::string_view key) const;

    // Calls visit(key, meaning) for every known label.
    template <class Visit>
    void for_each(Visit const& visit) const
    {
        for (auto const& [key, meaning] : by_key_)
            visit(key, meaning);
    }

    [[nodiscard]] Form const& form() const { return *form_; }

private:
    struct RowWords {
        LabelMeaning meaning;
        std::vector<std::string> const* words;
        std::size_t longest;  // bytes of a key that can still be this label
    };

    [[nodiscard]] std::optional<LabelMeaning> find_same(std::string const& key, TableId table) const;
    [[nodiscard]] std::optional<LabelMeaning> find_row_by_words(std::string_view key) const;
    void add(std::string key, LabelMeaning meaning);
    void add_label(Label const& label, LabelMeaning meaning);
    void add_table_two(FormTable const& table);
    void add_table_three(FormTable const& table);
    void add_table_four(FormTable const& table);

    Form const* form_;
    std::unordered_multimap<std::string, LabelMeaning> by_key_;
    std::vector<RowWords> by_words_;
    std::vector<std::vector<std::pair<std::string, int>>> columns_of_blocks_;
};

}  // namespace report
