#include "report/sample/mistake.hpp"
#include "report/sample/mistake_edits.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace report {
namespace {

bool wrong_total(Report& report, Report const&, Random& random)
{
    auto const& table = report.form->table(TableId::t3);
    std::vector<FormRow const*> leaves;
    for (auto const& row : table.rows)
        if (row.kind == RowKind::leaf)
            leaves.push_back(&row);
    add_to_cell(report, report.form->cell_at(*random.pick(leaves), table.columns.size() - 1), random.between(1, 3));
    return true;
}

bool wrong_result_sum(Report& report, Report const&, Random& random)
{
    if (report.form->id != "2021")
        return false;
    add_to_row(report, "t3.total", random.between(1, 2));
    return true;
}

bool wrong_result_sum_2019(Report& report, Report const&, Random& random)
{
    if (report.form->id != "2019")
        return false;
    add_to_row(report, "t3.total", random.between(1, 2));
    return true;
}

// 一 + 二 no longer equal 三（七） + 四.
bool wrong_balance(Report& report, Report const&, Random& random)
{
    add_to_row(report, "t3.carry_out", random.between(1, 3));
    return true;
}

bool wrong_case_total(Report& report, Report const&, Random& random)
{
    auto const& table = report.form->table(TableId::t4);
    add_to_cell(report, static_cast<CellIndex>(table.first_cell + 4), random.between(1, 2));
    return true;
}

bool amount_in_yuan(Report& report, Report const&, Random& random)
{
    if (report.form->id != "2021")
        return false;
    auto const cell = report.form->find_cell("t2.admin_fee.amount");
    set_cell(report, *cell, Decimal{std::int64_t{random.between(80, 400)} * 100'000});
    return true;
}

// Fewer documents in force than were issued this year.
bool stock_too_small(Report& report, Report const&, Random& random)
{
    auto const issued = report.form->find_cell("t2.norm_docs.issued");
    auto const repealed = report.form->find_cell("t2.norm_docs.repealed");
    auto const in_force = report.form->find_cell("t2.norm_docs.in_force");
    if (!issued || !repealed || !in_force)
        return false;
    set_cell(report, *issued, Decimal{random.between(4, 9)});
    set_cell(report, *repealed, Decimal{0});
    set_cell(report, *in_force, Decimal{random.between(0, 2)});
    return true;
}

bool dash_for_a_figure(Report& report, Report const&, Random& random)
{
    auto& cell = report.cells[random.below(report.cells.size())];
    cell = {CellState::dash, {}, "—", {}, {}};
    return true;
}

bool fraction_of_a_case(Report& report, Report const&, Random&)
{
    auto const cell = report.form->find_cell("t3.granted.natural_person");
    set_cell(report, *cell, report.cells[*cell].value + Decimal::from_micros(Decimal::scale / 2));
    return true;
}

constexpr std::array mistakes{
    Mistake{"wrong-total", "the applicants of a row do not add up to its 总计", "R-T3-01", wrong_total},
    Mistake{"wrong-result-sum", "（七）总计 is not the sum of the results", "R-T3-02", wrong_result_sum},
    Mistake{"wrong-result-sum-2019", "the same in the form of 2019", "R-T3-02B", wrong_result_sum_2019},
    Mistake{"wrong-balance", "received and carried in do not equal handled and carried over", "R-T3-03", wrong_balance},
    Mistake{"wrong-case-total", "the outcomes of reviews do not add up", "R-T4-01", wrong_case_total},
    Mistake{"amount-in-yuan", "a fee in 元 in a cell of 万元", "R-T2-04", amount_in_yuan},
    Mistake{"stock-too-small", "fewer documents in force than issued", "R-T2-01", stock_too_small},
    Mistake{"dash-for-a-figure", "— in a cell", "R-STR-03", dash_for_a_figure},
    Mistake{"fraction-of-a-case", "half an application granted", "R-STR-05", fraction_of_a_case},
};

}  // namespace

std::span<Mistake const> figure_mistakes()
{
    return mistakes;
}

}  // namespace report
