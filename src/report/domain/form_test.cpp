#include "report/domain/form.hpp"

#include "base/json.hpp"
#include "platform/config/law_files.hpp"

#include <gtest/gtest.h>

namespace report {
namespace {

Forms shipped_forms()
{
    config::LawFiles const law;
    return Forms::parse({law.file("form-2021.json").content, law.file("form-2019.json").content}).value();
}

}  // namespace

TEST(Form, HasTheCellsOfThePaper)
{
    auto const forms = shipped_forms();

    EXPECT_EQ(forms.find("2021")->cells.size(), 200U);
    EXPECT_EQ(forms.find("2019")->table(TableId::t3).rows.size(), 23U);
    EXPECT_EQ(forms.find("2019")->table(TableId::t4).cell_count, 15);
}

TEST(Form, FindsACellByItsId)
{
    auto const forms = shipped_forms();
    auto const& form = *forms.find("2021");

    auto const cell = form.find_cell("t3.denied.state_secret.total");

    ASSERT_TRUE(cell);
    EXPECT_EQ(form.cell_label(*cell), "1.属于国家秘密／总计");
    EXPECT_EQ(form.row_label(*form.find_cell("t4.suit_after.upheld")), "复议后起诉");
    EXPECT_FALSE(form.find_cell("t3.denied.none"));
}

TEST(Form, IsLaidDownByReportYear)
{
    auto const forms = shipped_forms();

    EXPECT_EQ(forms.for_year(2025)->id, "2021");
    EXPECT_EQ(forms.for_year(2020)->id, "2019");
    EXPECT_EQ(forms.for_year(2018), nullptr);
}

TEST(Form, SaysWhatIsMalformed)
{
    auto const form = parse_form(base::Json::parse(R"({"form_id": "annual-report-2021"})"));

    ASSERT_FALSE(form);
    EXPECT_NE(base::to_string(form.error()).find("version"), std::string::npos);
}

TEST(Form, IsRefusedWhenItsPartsDoNotFit)
{
    auto const broken = [](auto const& change) {
        auto json = base::Json::parse(config::LawFiles::shipped("form-2021.json"));
        change(json["tables"]);
        auto const form = parse_form(json);
        return form ? "" : form.error().code;
    };

    EXPECT_EQ(broken([](auto& tables) { tables[1]["columns"] = base::Json::array(); }), "form.malformed");
    EXPECT_EQ(broken([](auto& tables) { tables[1]["rows"] = base::Json::array(); }), "form.malformed");
    EXPECT_EQ(broken([](auto& tables) { tables[1]["rows"][1] = tables[1]["rows"][0]; }), "form.malformed");
    EXPECT_EQ(broken([](auto& tables) { tables[2]["columns"][0].erase("group_path"); }), "form.malformed");
    EXPECT_EQ(broken([](auto& tables) { tables[0]["blocks"][0]["columns"] = base::Json::array(); }), "form.malformed");
}

}  // namespace report
