#include "report/domain/correction.hpp"

#include "base/json.hpp"
#include "platform/config/law_files.hpp"

#include <gmock/gmock.h>

namespace report {
namespace {

using testing::ElementsAre;

Form const& form()
{
    static auto const parsed = parse_form(base::Json::parse(config::LawFiles{}.file("form-2021.json").content)).value();
    return parsed;
}

CellIndex at(std::string_view id)
{
    return form().find_cell(id).value();
}

Report with(std::string_view id, int value)
{
    auto report = empty_report(form());
    report.cells[at(id)].state = CellState::read;
    report.cells[at(id)].value = Decimal{value};
    return report;
}

}  // namespace

TEST(ACorrection, NamesEachFigureThatDiffersAndEachPartOfTheText)
{
    auto const before = with("t3.new.total", 3);
    auto after = with("t3.new.total", 4);
    after.sections[4].paragraphs.push_back({"更正了统计口径。", {}});

    auto const correction = correction_between(before, after);

    EXPECT_THAT(correction.figures, ElementsAre(CorrectedFigure{at("t3.new.total"), Decimal{3}, Decimal{4}}));
    EXPECT_THAT(correction.parts, ElementsAre(4));
}

TEST(ACorrection, TellsAFigureThatWasNotKnownFromAZero)
{
    auto const correction = correction_between(empty_report(form()), with("t3.new.total", 0));

    EXPECT_THAT(correction.figures, ElementsAre(CorrectedFigure{at("t3.new.total"), std::nullopt, Decimal{0}}));
}

TEST(ACorrection, IsNoneBetweenEqualEditions)
{
    EXPECT_TRUE(correction_between(with("t3.new.total", 3), with("t3.new.total", 3)).none());
}

}  // namespace report
