#include "report/domain/figures_line.hpp"

#include "platform/config/law_files.hpp"

#include <gtest/gtest.h>

namespace report {

TEST(FiguresLine, ComesBackAsItWas)
{
    config::LawFiles const law;
    auto const forms = Forms::parse({law.file("form-2021.json").content}).value();
    auto const& form = *forms.find("2021");
    auto report = empty_report(form);
    report.cells[0] = Cell{.state = CellState::read, .value = Decimal{3}, .raw = "3", .at = {}, .candidates = {}};
    report.cells[2] = Cell{.state = CellState::ambiguous, .value = {}, .raw = "1 2", .at = {}, .candidates = {}};
    report.cells.back() = Cell{.state = CellState::read, .value = *base::parse_decimal("12.5"), .raw = "12.5", .at = {}, .candidates = {}};

    auto const line = figures_line(figures_of(report));

    EXPECT_TRUE(line.starts_with("3|||"));
    auto const figures = parse_figures_line(line, form);
    ASSERT_TRUE(figures);
    for (std::size_t i = 0; i < report.cells.size(); ++i)
        EXPECT_EQ(figures->at(i), report.cells[i].known()) << form.cells[i].id;
}

TEST(FiguresLine, IsNoneOfAnotherLengthOrWithOtherText)
{
    config::LawFiles const law;
    auto const forms = Forms::parse({law.file("form-2021.json").content}).value();
    auto const& form = *forms.find("2021");

    EXPECT_FALSE(parse_figures_line("1|2", form));
    EXPECT_FALSE(parse_figures_line("x" + std::string(form.cells.size() - 1, '|'), form));
    EXPECT_TRUE(parse_figures_line(std::string(form.cells.size() - 1, '|'), form));
}

}  // namespace report
