#include "report/domain/rules/rule_function.hpp"
#include "report/domain/rules/testing.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace report {
namespace {

using testing::check;
using testing::findings_of;
using testing::shipped;

// The rules that speak of a report; the narrative ones count once their functions are there.
std::set<std::string> const report_categories{"structure", "table2", "table3", "table4", "cross_year",
                                              "aggregate", "report_publish", "pii", "narrative"};

std::set<std::string> functions_in_code()
{
    std::set<std::string> names;
    for (auto const family : {structure_rules(), table_rules(), cross_year_rules(), narrative_rules(),
                              aggregate_rules(), publication_rules(), personal_data_rules()})
        for (auto const& function : family)
            EXPECT_TRUE(names.emplace(function.name).second) << function.name << " stands in two tables";
    return names;
}

std::set<std::string> placeholders(std::string const& text)
{
    std::set<std::string> names;
    for (auto open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1))
        names.insert(text.substr(open + 1, text.find('}', open) - open - 1));
    return names;
}

class EveryRule : public ::testing::TestWithParam<Rule> {};

std::string name_of(::testing::TestParamInfo<Rule> const& info)
{
    auto name = info.param.id;
    std::erase(name, '-');
    return name;
}

}  // namespace

TEST(Rules, NameTheFunctionsThatThereAreAndNoOthers)
{
    std::set<std::string> named;
    auto const book = shipped().book();
    for (auto const& rule : book.rules())
        if (!rule.function.empty())
            named.insert(rule.function);

    EXPECT_EQ(named, functions_in_code());
}

TEST(Rules, OfAReportAreAllCarriedOut)
{
    auto const book = shipped().book();
    auto const entries = base::Json::parse(shipped().law.file("rules.json").content);

    for (auto const& entry : entries.at("rules")) {
        auto const& id = entry.at("id").get_ref<std::string const&>();
        auto const of_text = entry.at("category") == "narrative" || id == "R-XY-05" || id == "R-XY-06";
        if (of_text && narrative_rules().empty())
            continue;
        EXPECT_EQ(book.find(id) != nullptr, report_categories.contains(entry.at("category"))) << id;
    }
}

// The source stands in the return sheet, before a clerk who wants to know why.
TEST(Rules, NameARealSourceInChinese)
{
    auto const entries = base::Json::parse(shipped().law.file("rules.json").content);
    ASSERT_EQ(entries.at("rules").size(), 131U);

    for (auto const& entry : entries.at("rules")) {
        auto const& id = entry.at("id").get_ref<std::string const&>();
        auto const& source = entry.at("source").get_ref<std::string const&>();
        auto const han = std::count_if(source.begin(), source.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE4 && static_cast<unsigned char>(c) <= 0xE9; });
        EXPECT_GE(han, 4) << id << ": " << source;
        for (auto const* empty : {"-", "same", "practice", "form"})
            EXPECT_NE(source, empty) << id;
        auto const said = source.find("实践经验") != std::string::npos || source.find("核对") != std::string::npos ||
                          source.find("推") != std::string::npos || source.find("含义") != std::string::npos ||
                          source.find("勾稽") != std::string::npos || source.find("地方") != std::string::npos ||
                          source.find("第") != std::string::npos || source.find("号") != std::string::npos || source.find("《") != std::string::npos;
        EXPECT_TRUE(said) << id << " says neither a document nor how the check is made: " << source;
        if (entry.at("basis") == "official") {
            EXPECT_EQ(source.find("实践经验："), std::string::npos) << id << " is official and cites practice";
        }
    }
}

TEST(Rules, FindNothingInTheBaseReport)
{
    auto const result = check("{}");
    auto const book = shipped().book();

    for (auto const& finding : result.findings)
        if (finding.rule != "R-T2-03")  // licences of a township are worth a look
            ADD_FAILURE() << finding.rule << ": "
                          << message_of(*book.find(finding.rule), finding, Language::zh);
}

TEST_P(EveryRule, IsKeptByItsExample)
{
    auto const& rule = GetParam();
    auto const example = shipped().example(rule.examples.at("keeps"));

    auto const result = check(example);

    auto const* assessment = result.assessment_of(rule.id);
    ASSERT_NE(assessment, nullptr);
    EXPECT_EQ(assessment->failed, 0);
    EXPECT_GE(assessment->passed, 1);
}

TEST_P(EveryRule, IsBrokenOnceByItsExample)
{
    auto const& rule = GetParam();
    auto const example = shipped().example(rule.examples.at("breaks"));

    auto const found = findings_of(check(example), rule.id);

    ASSERT_EQ(found.size(), 1U);
    for (auto const language : {Language::zh, Language::en}) {
        EXPECT_EQ(message_of(rule, found.front(), language).find('{'), std::string::npos)
            << message_of(rule, found.front(), language);
        EXPECT_EQ(advice_of(rule, found.front(), language).find('{'), std::string::npos)
            << advice_of(rule, found.front(), language);
    }
}

TEST_P(EveryRule, IsNotAssessableWithoutItsFacts)
{
    auto const& rule = GetParam();
    if (rule.facts.empty())
        GTEST_SKIP() << "needs no facts";
    Report const nothing_known;

    auto const result = testing::shipped_checker().check({nothing_known});

    auto const* assessment = result.assessment_of(rule.id);
    ASSERT_NE(assessment, nullptr);
    EXPECT_EQ(assessment->passed, 0);
    EXPECT_EQ(assessment->failed, 0);
    EXPECT_GE(assessment->not_assessable, 1);
}

TEST_P(EveryRule, HasItsWordsInBothLanguages)
{
    auto const& rule = GetParam();

    for (auto const* text : {&rule.title_zh, &rule.title_en, &rule.message_zh, &rule.message_en, &rule.advice_zh,
                             &rule.advice_en, &rule.basis, &rule.source})
        EXPECT_FALSE(text->empty());
    for (auto name : placeholders(rule.message_en)) {
        if (name.ends_with("_en"))
            name.resize(name.size() - 3);
        EXPECT_THAT(placeholders(rule.message_zh + rule.message_en), ::testing::Contains(name));
    }
}

INSTANTIATE_TEST_SUITE_P(Shipped, EveryRule, ::testing::ValuesIn(shipped().book().rules()), name_of);

}  // namespace report
