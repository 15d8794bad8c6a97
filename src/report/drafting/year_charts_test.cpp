#include "report/drafting/year_charts.hpp"

#include "base/json.hpp"
#include "platform/config/law_files.hpp"

#include <gmock/gmock.h>

namespace report {
namespace {

using testing::ElementsAre;

ChartLaw const& law()
{
    static config::LawFiles const files;
    static auto const shipped = ChartLaw::parse(base::Json::parse(files.file("report-charts.json").content)).value();
    return shipped;
}

Forms const& forms()
{
    static config::LawFiles const files;
    static auto const shipped = Forms::parse({files.file("form-2019.json").content, files.file("form-2021.json").content}).value();
    return shipped;
}

// With these figures; every other one is not known.
YearFigures figures(int year, std::map<std::string, int> const& known)
{
    auto const* const form = forms().for_year(year);
    YearFigures made{.year = year, .form = form, .figures = std::vector<std::optional<Decimal>>(form->cells.size())};
    for (auto const& [cell, value] : known)
        made.figures.at(*form->find_cell(cell)) = Decimal{value};
    return made;
}

ChartPattern const& pattern(std::string const& id)
{
    for (auto const& one : law().charts)
        if (one.id == id)
            return one;
    throw std::out_of_range{id};
}

// So many corrections of so many cases that ended in reconsideration; none in court.
YearFigures corrections(int corrected, int ended)
{
    std::map<std::string, int> known{{"t4.review.corrected", corrected}, {"t4.review.upheld", ended - corrected}, {"t4.review.other", 0}};
    for (auto const* way : {"suit_direct", "suit_after"})
        for (auto const* end : {"upheld", "corrected", "other"})
            known[std::string{"t4."} + way + "." + end] = 0;
    return figures(2025, known);
}

}  // namespace

TEST(YearCharts, AddUpWhatIsKnownAndSayOfHowMany)
{
    std::vector const reports{figures(2024, {{"t3.new.total", 3}, {"t3.carry_in.total", 0}}), figures(2025, {{"t3.new.total", 5}}),
                              figures(2025, {{"t3.carry_in.total", 1}})};

    auto const values = values_of(pattern("requests"), reports);

    EXPECT_THAT(values.at(2024), ElementsAre(ChartPoint{Decimal{3}, 1, 1}, ChartPoint{Decimal{0}, 1, 1}, ChartPoint{std::nullopt, 0, 1}));
    EXPECT_THAT(values.at(2025), ElementsAre(ChartPoint{Decimal{5}, 1, 2}, ChartPoint{Decimal{1}, 1, 2}, ChartPoint{std::nullopt, 0, 2}));
}

TEST(YearCharts, KnowNoSumOfWhichAPartIsNotKnown)
{
    auto const reports = std::vector{figures(2025, {{"t4.suit_direct.corrected", 1}})};

    EXPECT_EQ(values_of(pattern("corrections"), reports).at(2025)[1].value, std::nullopt);
}

TEST(YearCharts, LeaveOutAFormThatDoesNotAsk)
{
    auto const reports = std::vector{figures(2020, {{"t3.new.total", 3}})};

    EXPECT_EQ(values_of(pattern("documents"), reports).at(2020)[2], (ChartPoint{std::nullopt, 0, 1}));
    EXPECT_EQ(values_of(pattern("requests"), reports).at(2020)[0].value, Decimal{3});
}

TEST(Rates, AreNotJudgedOfFewCases)
{
    std::vector const others(6, corrections(1, 20));

    EXPECT_FALSE(judge(pattern("corrections"), corrections(3, 4), others).rate);
    EXPECT_FALSE(judge(pattern("corrections"), corrections(3, 4), others).is_outlier);
    EXPECT_FALSE(judge(pattern("corrections"), corrections(8, 20), std::vector(4, corrections(1, 20))).median);
    EXPECT_FALSE(judge(pattern("corrections"), corrections(8, 20), std::vector(6, corrections(1, 5))).median);
}

TEST(Rates, AreUnknownNotFewWhereAFigureIsMissing)
{
    auto const unknown = judge(pattern("corrections"), figures(2025, {}), {});
    auto const few = judge(pattern("corrections"), corrections(3, 4), {});

    EXPECT_FALSE(unknown.rate);
    EXPECT_TRUE(unknown.is_unknown);
    EXPECT_FALSE(few.rate);
    EXPECT_FALSE(few.is_unknown);
}

TEST(Rates, StandOutBesideTheMedianOfComparableUnits)
{
    std::vector others(6, corrections(1, 20));
    others[0] = corrections(2, 20);
    others[1] = corrections(0, 20);

    auto const judged = judge(pattern("corrections"), corrections(8, 20), others);

    ASSERT_TRUE(judged.median);
    EXPECT_DOUBLE_EQ(*judged.median, 0.05);
    EXPECT_TRUE(judged.is_outlier);
    EXPECT_FALSE(judge(pattern("corrections"), corrections(1, 20), others).is_outlier);
    EXPECT_FALSE(judge(pattern("requests"), corrections(8, 20), others).rate);  // it has no rate
}

TEST(DaysTaken, AreToldOfEnoughRequests)
{
    EXPECT_EQ(days_taken({{3, 5}, {20, 4}}, 10), std::nullopt);
    EXPECT_EQ(days_taken({{3, 5}, {20, 4}, {40, 1}}, 10), (DaysTaken{10, 3, 20, 40}));
    EXPECT_EQ(days_taken({}, 0), std::nullopt);
}

TEST(ChartLaw, NamesCellsOfTheFormAndSeriesOfItsOwn)
{
    for (auto const& chart : law().charts) {
        for (auto const& series : chart.series)
            for (auto const& cell : series.cells)
                EXPECT_TRUE(forms().find("2021")->find_cell(cell)) << cell;
        if (chart.rate.has_value())
            for (auto const* list : {&chart.rate->of, &chart.rate->by})
                for (auto const& id : *list) {
                    EXPECT_NE(std::ranges::find(chart.series, id, &ChartSeries::id), chart.series.end()) << id;
                }
    }
    EXPECT_EQ(ChartLaw::parse(base::Json::parse(R"({"charts": []})")).error().code, "report-charts.malformed");
}

}  // namespace report
