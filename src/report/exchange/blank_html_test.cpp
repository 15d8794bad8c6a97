#include "report/exchange/blank_html.hpp"

#include "report/exchange/exchange_test_reports.hpp"

#include <cstdlib>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace report {
namespace {

using exchange_test::forms;
using exchange_test::rules;
using ::testing::HasSubstr;
using ::testing::Not;

std::string page_of(std::string_view form)
{
    auto const page = write_blank_html(*forms().find(form), forms(), rules()).value();
    if (auto const* const folder = std::getenv("KEEP_FILES"); folder != nullptr)
        std::ofstream{std::string{folder} + "/blank-" + std::string{form} + ".html"} << page;
    return page;
}

TEST(BlankHtml, HasAnInputForEachCellAndATextForEachPart)
{
    for (auto const* const form : {"2021", "2019"}) {
        auto const page = page_of(form);

        for (auto const& cell : forms().find(form)->cells)
            EXPECT_THAT(page, HasSubstr("<input data-cell=\"" + cell.id + "\"")) << form;
        for (auto const& section : forms().find(form)->sections)
            EXPECT_THAT(page, HasSubstr("<textarea id=\"" + section.id + "\"")) << form;
    }
}

TEST(BlankHtml, NeedsNothingBesideItself)
{
    auto const page = page_of("2021");

    for (auto const* const outside : {"http:", "https:", "src=", "@import", "url(", "@@"})
        EXPECT_THAT(page, Not(HasSubstr(outside)));
}

TEST(BlankHtml, CarriesTheFigureRulesAsData)
{
    auto const page = page_of("2021");

    EXPECT_THAT(page, HasSubstr(R"({"rule":"R-T3-03","severity":"error",)"));
    EXPECT_THAT(page, HasSubstr(rules().find("R-T3-03")->message_zh));
    EXPECT_THAT(page, Not(HasSubstr("R-XY-01"))) << "needs last year's report";
}

}  // namespace
}  // namespace report
