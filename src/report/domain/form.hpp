#pragma once

#include "base/json_fwd.hpp"
#include "base/result.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// The statutory form of the annual report as data: tables, rows, columns, labels (data/form-2021.json, form-2019.json).
namespace report {

enum class TableId : std::uint8_t { t2, t3, t4 };  // the table of part two, three, four
inline constexpr std::array all_tables{TableId::t2, TableId::t3, TableId::t4};

enum class CellType : std::uint8_t { count, signed_count, money_wan };  // money_wan: 万元 with decimals

// Position of a cell in Form::cells and Report::cells.
using CellIndex = std::uint16_t;

struct FormCell {
    std::string id;         // "t3.denied.state_secret.total"
    TableId table;
    CellType type;
    std::uint16_t row;      // in table two over all blocks, in table three of its rows, 0 in table four
    std::uint16_t column;   // in table two within the block, in tables three and four of the table
};

// A label and the other ways in which it was seen printed.
struct Label {
    std::string official;
    std::vector<std::string> variants;
};

struct FormColumn {
    std::string id;     // "issued", "natural_person"; in table four the whole cell id, "t4.review.upheld"
    Label label;
    CellType type = CellType::count;
    std::vector<std::string> group_path;  // {"法人或其他组织"}, {"行政诉讼", "复议后起诉"}
};

enum class RowKind : std::uint8_t { input, leaf, sum };

struct FormRow {
    std::string id;     // "t2.rules", "t3.denied.state_secret"
    Label label;
    RowKind kind = RowKind::input;
    std::string group;                   // label of the group it stands in; empty for none
    std::string parent;                  // id of that group; empty for none
    std::vector<std::string> match_all;  // words that all stand in any printing of the label
    std::uint16_t block = 0;             // of table two
    CellIndex first_cell = 0;            // its cells follow one another
    std::uint16_t cell_count = 0;
};

// One of the blocks of table two: "第二十条第（一）项".
struct FormBlock {
    std::string id;
    Label label;
    std::string row_header;  // 信息内容
    std::vector<FormColumn> columns;
    std::uint16_t first_row = 0;
    std::uint16_t row_count = 0;
};

// A group of rows of table three that the form prints without figures: （三）不予公开.
struct FormGroup {
    std::string id;
    std::string label;
};

struct FormTable {
    TableId id = TableId::t2;
    std::string title;
    std::vector<FormBlock> blocks;    // table two only
    std::vector<FormRow> rows;        // tables two and three
    std::vector<FormColumn> columns;  // tables three and four
    std::vector<FormGroup> groups;    // table three only
    std::string column_header;        // 申请人情况
    std::string column_group;         // 法人或其他组织
    CellIndex first_cell = 0;
    CellIndex cell_count = 0;
};

struct FormTopic {
    std::string id;  // "s1.proactive"
    Label label;
};

struct FormSection {
    std::string id;  // "s1"
    std::string number;  // "一"
    Label title;
    bool is_table = false;
    std::vector<FormTopic> topics;
    std::vector<std::string> must_mention;
};

constexpr std::size_t section_count = 6;

struct Form {
    std::string id;          // "2021", "2019"
    std::string version;     // of the data file
    std::string document;    // 国办公开办函〔2021〕30号
    int first_year = 0;
    std::optional<int> last_year;
    std::array<FormSection, section_count> sections;
    std::array<FormTable, 3> tables;
    std::vector<FormCell> cells;
    std::string title_pattern;   // {机关名称}{年份}年政府信息公开工作年度报告
    std::string reconcile_note;  // （本列数据的勾稽关系为：…）
    std::string total_column_label;

    [[nodiscard]] CellIndex cell_count() const { return static_cast<CellIndex>(cells.size()); }
    [[nodiscard]] FormTable const& table(TableId table) const { return tables[static_cast<std::size_t>(table)]; }
    [[nodiscard]] std::optional<CellIndex> find_cell(std::string_view id) const;
    // The cell of a row and column of table three; of a row and the column within its block in table two.
    [[nodiscard]] CellIndex cell_at(FormRow const& row, std::size_t column) const;
    [[nodiscard]] FormRow const* find_row(std::string_view id) const;
    // "三、…／自然人": the row's and the column's label, for messages.
    [[nodiscard]] std::string cell_label(CellIndex cell) const;
    [[nodiscard]] std::string row_label(CellIndex cell) const;
    [[nodiscard]] std::string column_label(CellIndex cell) const;

    std::unordered_map<std::string, CellIndex> index;  // cell id to position
};

// "表二", "表三", "表四".
[[nodiscard]] std::string_view table_name(TableId table);

// Reads a form file; refused with the member that is missing or malformed.
[[nodiscard]] base::Result<Form> parse_form(base::Json const& json);

// Every form the program knows. Reports point into it, so it lives as long as they do.
class Forms {
public:
    [[nodiscard]] static base::Result<Forms> parse(std::vector<std::string_view> const& files);

    [[nodiscard]] Form const* find(std::string_view id) const;
    // The form laid down for a report year; none for 2018 and before, whose reports are free text.
    [[nodiscard]] Form const* for_year(int year) const;
    [[nodiscard]] std::vector<Form> const& all() const { return forms_; }

private:
    std::vector<Form> forms_;
};

}  // namespace report
