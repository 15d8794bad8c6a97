#include "report/exchange/figure_equations.hpp"

#include "report/exchange/exchange_test_reports.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>

namespace report {
namespace {

using exchange_test::forms;
using exchange_test::rules;

std::vector<FigureEquation> equations_of(std::string_view form)
{
    return figure_equations(*forms().find(form), forms(), rules()).value();
}

std::size_t count_of(std::vector<FigureEquation> const& equations, std::string_view rule)
{
    return static_cast<std::size_t>(
        std::count_if(equations.begin(), equations.end(), [rule](auto const& e) { return e.rule->id == rule; }));
}

TEST(FigureEquations, AreOneARowOrColumn)
{
    auto const equations = equations_of("2021");

    EXPECT_EQ(count_of(equations, "R-T2-01"), 2U);
    EXPECT_EQ(count_of(equations, "R-T3-01"), 25U);
    EXPECT_EQ(count_of(equations, "R-T3-02"), 7U);
    EXPECT_EQ(count_of(equations, "R-T3-02B"), 0U) << "speaks of the other form";
    EXPECT_EQ(count_of(equations, "R-T3-03"), 7U);
    EXPECT_EQ(count_of(equations, "R-T4-02"), 1U);
    EXPECT_EQ(count_of(equations, "R-XY-01"), 0U) << "needs last year's report";
    EXPECT_EQ(count_of(equations_of("2019"), "R-T3-02B"), 7U);
}

TEST(FigureEquations, SkipARuleThatIsSwitchedOff)
{
    auto const law = config::LawFiles{}.file("rules.json").content;
    auto const changed = RuleBook::parse(law, R"({"R-T3-03": {"on": false}})").value();

    auto const equations = figure_equations(*forms().find("2021"), forms(), changed).value();

    EXPECT_EQ(count_of(equations, "R-T3-03"), 0U);
}

TEST(FigureEquations, MakeTheTotalsSumsAndNothingElse)
{
    auto const& form = *forms().find("2021");
    auto const equations = equations_of("2021");

    auto const sums = sum_equations(form, equations);

    std::set<std::string> wrong;
    for (std::size_t i = 0; i < sums.size(); ++i) {
        auto const& id = form.cells[i].id;
        auto const is_total = id.starts_with("t3.total.") || id.ends_with(".total");
        if (is_total != (sums[i] != nullptr))
            wrong.insert(id);
    }
    EXPECT_TRUE(wrong.empty()) << *wrong.begin();
}

}  // namespace
}  // namespace report
