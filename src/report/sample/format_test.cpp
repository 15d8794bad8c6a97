// What is written in any layout and format comes back as it was.
#include "report/sample/round_trip_fixture.hpp"

namespace report {
namespace {

using testing::expect_to_come_back;
using testing::make_report;
using testing::read_back;

// Cells in every state that is not a value, all over the form.
Report with_unknown_cells(Report report, std::uint64_t seed)
{
    Random random{seed};
    for (auto const state : {CellState::blank, CellState::dash, CellState::ambiguous, CellState::unreadable, CellState::absent})
        for (int i = 0; i < 4; ++i) {
            auto& cell = report.cells[random.below(report.cells.size())];
            cell = {.state = state, .value = {}, .raw = {}, .at = {}, .candidates = {}};
            if (state == CellState::dash)
                cell.raw = random.one_in(2) ? "—" : "/";
            if (state == CellState::ambiguous) {
                cell.raw = "1O";
                cell.candidates = {Decimal{10}, Decimal{1}, std::nullopt};
            }
        }
    return report;
}

// A PDF takes a hundred times longer than the others.
std::uint64_t seeds_of(SampleFormat const& format)
{
    auto const quick = format.group != "pdf";
    if (testing::tests_are_long())
        return quick ? 2'000 : 60;
    return quick ? 24 : 2;
}

class EachFormat : public ::testing::TestWithParam<SampleFormat> {};

}  // namespace

TEST_P(EachFormat, GivesTheReportBack)
{
    for (std::uint64_t seed = 3; seed < 3 + seeds_of(GetParam()); ++seed)
        expect_to_come_back(make_report(seed), GetParam(), std::string{GetParam().name} + " seed " + std::to_string(seed));
}

TEST_P(EachFormat, NeverMakesAValueOfAnUnknownCell)
{
    for (std::uint64_t seed = 3; seed < 3 + seeds_of(GetParam()); ++seed) {
        auto const report = with_unknown_cells(make_report(seed), seed);
        auto const where = std::string{GetParam().name} + " unknown, seed " + std::to_string(seed);
        if (GetParam().group != "text") {
            expect_to_come_back(report, GetParam(), where);
            continue;
        }
        // Text has lost merged cells and empty lines: what stands around a blank may go unread, but never wrong.
        auto const source = sample_source(report, testing::bench().forms);
        auto const read = read_back(GetParam(), GetParam().write(source, report).value());
        EXPECT_EQ(testing::score(read, source, where).wrong, std::vector<std::string>{});
    }
}

INSTANTIATE_TEST_SUITE_P(Formats, EachFormat, ::testing::ValuesIn(sample_formats().begin(), sample_formats().end()),
                         [](auto const& format) {
                             std::string name{format.param.name};
                             std::erase(name, '-');
                             return name;
                         });

TEST(SamplePages, HaveTheSizeOfRealOnes)
{
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        auto const source = testing::make_source(seed);

        auto const site = lay_out(source.document, HtmlLayout::site).size();
        auto const word = lay_out(source.document, HtmlLayout::word).size();

        EXPECT_GE(site, 9'000U) << seed;
        EXPECT_LE(site, 12'300U) << seed;
        EXPECT_GE(word, 170'000U) << seed;
        EXPECT_LE(word, 205'000U) << seed;
    }
}

}  // namespace report
