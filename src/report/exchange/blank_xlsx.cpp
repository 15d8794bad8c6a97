#include "report/exchange/report_xlsx.hpp"

#include "base/chinese_number.hpp"
#include "report/domain/own_note.hpp"
#include "report/exchange/figure_equations.hpp"
#include "report/exchange/report_sheets.hpp"
#include "report/writing/form_table.hpp"

#include <fmt/format.h>

namespace report {
namespace {

using document::Formula;
using document::Sheet;
using document::SheetCell;
using document::SheetRange;
using document::SheetStyle;

constexpr auto check_sheet_name = "核对";

// Where each cell of the form stands in the workbook.
struct Spot {
    std::string sheet;
    SheetRange range;

    [[nodiscard]] std::string name() const { return document::fixed_cell_name(range.first_row, range.first_column); }
    [[nodiscard]] std::string full_name() const { return "'" + sheet + "'!" + name(); }
};

enum class Reach : std::uint8_t { own_sheet, any_sheet };

// The cells of one side of an equation, parted by commas; a factor other than one is written out.
std::string side(FigureEquation const& equation, std::vector<Spot> const& spots, bool right, Reach reach)
{
    std::string cells;
    for (auto const& term : equation.equation.terms) {
        if (term.right != right)
            continue;
        auto const& spot = spots[term.cell];
        auto const name = reach == Reach::own_sheet ? spot.name() : spot.full_name();
        auto const times = right ? -term.coefficient : term.coefficient;
        cells += (cells.empty() ? "" : ",") + (times == 1 ? name : fmt::format("{}*{}", times, name));
    }
    if (right && equation.rhs != Decimal{})
        cells += (cells.empty() ? "" : ",") + base::to_string(equation.rhs);
    return cells.empty() ? "0" : cells;
}

// Rounded, so that the binary fractions of amounts never break an equation.
std::string difference(FigureEquation const& equation, std::vector<Spot> const& spots, Reach reach)
{
    return fmt::format("ROUND(SUM({})-SUM({}),6)", side(equation, spots, false, reach), side(equation, spots, true, reach));
}

// True when every cell of the equation holds a number.
std::string filled(FigureEquation const& equation, std::vector<Spot> const& spots, Reach reach)
{
    std::string cells;
    for (auto const& term : equation.equation.terms) {
        auto const& spot = spots[term.cell];
        cells += (cells.empty() ? "" : ",") + (reach == Reach::own_sheet ? spot.name() : spot.full_name());
    }
    return fmt::format("COUNT({})={}", cells, equation.equation.terms.size());
}

std::string_view broken_sign(FigureEquation const& equation)
{
    switch (equation.comparison) {
    case Comparison::equal: return "<>0";
    case Comparison::at_least: return "<0";
    case Comparison::at_most: return ">0";
    }
    return {};
}

// True where something stands in the cell that is neither a figure for it nor a dash: a word that was pasted, a minus.
std::string is_no_figure(std::string const& cell, CellType type)
{
    std::string_view wrong;
    switch (type) {
    case CellType::count: wrong = "OR({0}<0,{0}<>INT({0}))"; break;
    case CellType::signed_count: wrong = "{0}<>INT({0})"; break;
    case CellType::money_wan: wrong = "{0}<0"; break;
    }
    return fmt::format("=AND(LEN({0})>0,IF(ISNUMBER({0}),{1},AND({0}<>\"/\",{0}<>\"-\",{0}<>\"—\")))", cell,
                       fmt::format(fmt::runtime(wrong), cell));
}

SheetStyle cell_style()
{
    SheetStyle style;
    style.border = true;
    style.alignment = document::Alignment::centre;
    return style;
}

SheetStyle note_style()
{
    SheetStyle style;
    style.alignment = document::Alignment::left;
    return style;
}

class Blank {
public:
    Blank(Form const& form, std::vector<FigureEquation> equations)
        : form_{form}, equations_{std::move(equations)}, sums_{sum_equations(form, equations_)},
          spots_(form.cells.size())
    {
    }

    document::Workbook build()
    {
        document::Workbook workbook{form_.document, {}};
        for (std::size_t i = 0; i < section_count; ++i)
            workbook.sheets.push_back(form_.sections[i].is_table ? table_part(i) : text_part(i));
        for (auto& sheet : workbook.sheets)
            add_formulas(sheet);
        workbook.sheets.push_back(check_sheet());
        return workbook;
    }

private:
    [[nodiscard]] std::string heading(std::size_t section) const
    {
        return base::to_chinese_ordinal(static_cast<int>(section) + 1) + "、" + form_.sections[section].title.official;
    }

    [[nodiscard]] Sheet text_part(std::size_t section) const
    {
        auto sheet = text_sheet(heading(section));
        if (section == 0) {
            auto style = title_style;
            style.unlocked = true;
            add_line(sheet, base::fill_words(form_.title_pattern, {{"机关名称", "（机关名称）"}, {"年份", "（年份）"}}), style);
        }
        add_line(sheet, heading(section), heading_style);
        SheetStyle style;
        style.alignment = document::Alignment::left;
        style.at_top = true;
        style.unlocked = true;
        constexpr int paragraphs = 20;
        for (int i = 0; i < paragraphs; ++i)
            sheet.cells.push_back({{next_row(sheet), 0, next_row(sheet), 0}, {}, style});
        sheet.is_protected = true;
        return sheet;
    }

    // The texts of the table are the ids of its cells, by which each cell is found again.
    [[nodiscard]] Sheet table_part(std::size_t section)
    {
        std::vector<std::string> ids;
        for (auto const& cell : form_.cells)
            ids.push_back(cell.id);
        auto const table = all_tables.at(section - 1);
        auto const source = form_table(form_, table, ids);
        auto sheet = table_sheet(std::string{table_name(table)}, heading(section), source, [](document::Cell const&) {
            return SheetCell{{}, {}, cell_style()};
        });
        auto first = sheet.cells.end() - static_cast<std::ptrdiff_t>(source.cells.size());  // behind the heading
        for (auto const& cell : source.cells) {
            if (auto const index = form_.find_cell(cell.text); index && !cell.header)
                set_up(sheet, *first, *index);
            ++first;
        }
        sheet.is_protected = true;
        return sheet;
    }

    void set_up(Sheet& sheet, SheetCell& cell, CellIndex index)
    {
        spots_[index] = {sheet.name, cell.range};
        cell.style.unlocked = sums_[index] == nullptr;
        if (!cell.style.unlocked)
            return;
        sheet.highlights.push_back({{cell.range}, is_no_figure(spots_[index].name(), form_.cells[index].type)});
        using Takes = document::InputCheck::Takes;
        switch (form_.cells[index].type) {
        case CellType::count: sheet.input_checks.push_back({cell.range, Takes::count, "请填 0 或正整数。"}); break;
        case CellType::signed_count: sheet.input_checks.push_back({cell.range, Takes::whole_number, "请填整数，减少的填负数。"}); break;
        case CellType::money_wan: sheet.input_checks.push_back({cell.range, Takes::amount, "请填金额，单位为万元。"}); break;
        }
    }

    void add_formulas(Sheet& sheet)
    {
        for (std::size_t i = 0; i < sums_.size(); ++i)
            if (sums_[i] != nullptr && spots_[i].sheet == sheet.name)
                add_sum(sheet, static_cast<CellIndex>(i));
        for (auto const& equation : equations_)
            if (spots_[equation.equation.terms.front().cell].sheet == sheet.name)
                add_highlight(sheet, equation);
    }

    // Empty as long as a summand is, and never a sum of part of them.
    void add_sum(Sheet& sheet, CellIndex index)
    {
        auto const summands = side(*sums_[index], spots_, false, Reach::own_sheet);
        for (auto& cell : sheet.cells)
            if (cell.range.first_row == spots_[index].range.first_row && cell.range.first_column == spots_[index].range.first_column)
                cell.content = Formula{fmt::format("=IF(COUNT({0})={1},SUM({0}),\"\")", summands, sums_[index]->equation.terms.size() - 1), ""};
    }

    void add_highlight(Sheet& sheet, FigureEquation const& equation)
    {
        document::Highlight highlight;
        for (auto const& term : equation.equation.terms)
            highlight.ranges.push_back(spots_[term.cell].range);
        highlight.formula = fmt::format("=AND({},{}{})", filled(equation, spots_, Reach::own_sheet),
                                        difference(equation, spots_, Reach::own_sheet), broken_sign(equation));
        sheet.highlights.push_back(std::move(highlight));
    }

    // Nothing is shown before it is calculated: some spreadsheets trust what a file shows and calculate only the rest.
    [[nodiscard]] Sheet check_sheet() const
    {
        Sheet sheet{check_sheet_name};
        sheet.column_widths = {10, 34, 32, 8, 8, 8, 10};
        add_line(sheet, std::string{check_list_opening}, note_style());
        add_line(sheet, {}, cell_style());
        auto const header = next_row(sheet);
        add_row(sheet, {"规则", "核对内容", "所在行或列", "左边", "右边", "相差", "结果"}, true);
        for (auto const& equation : equations_)
            add_row(sheet, row_of(equation), false);
        auto const results = fmt::format("G{}:G{}", header + 2, next_row(sheet));
        sheet.cells[1].content = Formula{
            fmt::format("=IF(COUNTIF({0},\"✗ 不符\")>0,\"✗ 有 \"&COUNTIF({0},\"✗ 不符\")&\" 处不符，请改正下面标明的各行\","
                        "IF(COUNTIF({0},\"未填全\")>0,\"还有 \"&COUNTIF({0},\"未填全\")&\" 项因表格未填全不能核对\",\"✓ 全部相符\"))", results),
            ""};
        auto const last = next_row(sheet) - 1;
        add_line(sheet, "核对表到此为止。" + std::string{own_note_closing}, note_style());
        sheet.highlights.push_back({{{header + 1, 0, last, 6}}, fmt::format("=$G{}=\"✗ 不符\"", header + 2)});
        sheet.is_protected = true;
        return sheet;
    }

    static void add_row(Sheet& sheet, std::vector<document::SheetContent> contents, bool header)
    {
        auto const row = next_row(sheet);
        for (std::size_t i = 0; i < contents.size(); ++i) {
            auto style = cell_style();
            style.shaded = header;
            if (i == 1 || i == 2)
                style.alignment = document::Alignment::left;
            auto const column = static_cast<int>(i);
            sheet.cells.push_back({{row, column, row, column}, std::move(contents[i]), style});
        }
    }

    [[nodiscard]] std::vector<document::SheetContent> row_of(FigureEquation const& equation) const
    {
        auto const all = filled(equation, spots_, Reach::any_sheet);
        auto const gap = difference(equation, spots_, Reach::any_sheet);
        auto const shown = [&](std::string const& value) { return Formula{fmt::format("=IF({},{},\"\")", all, value), ""}; };
        auto const place = std::string{table_name(form_.cells[equation.equation.terms.front().cell].table)};
        return {equation.rule->id,
                equation.rule->title_zh,
                place + (equation.subject.empty() ? "" : " " + equation.subject),
                shown("SUM(" + side(equation, spots_, false, Reach::any_sheet) + ")"),
                shown("SUM(" + side(equation, spots_, true, Reach::any_sheet) + ")"),
                shown(gap),
                Formula{fmt::format("=IF({},IF({}{},\"✗ 不符\",\"✓ 相符\"),\"未填全\")", all, gap, broken_sign(equation)), ""}};
    }

    Form const& form_;
    std::vector<FigureEquation> equations_;
    std::vector<FigureEquation const*> sums_;
    std::vector<Spot> spots_;
};

}  // namespace

base::Result<std::string> write_blank_xlsx(Form const& form, Forms const& forms, RuleBook const& rules)
{
    auto equations = figure_equations(form, forms, rules);
    if (!equations)
        return tl::unexpected{equations.error()};
    return document::write_workbook(Blank{form, std::move(*equations)}.build());
}

}  // namespace report
