// Each planted mistake is found by the rule that it names, and by nothing where it is not.
#include "report/sample/mistake.hpp"
#include "report/sample/sample_report.hpp"
#include "report/sample/testing.hpp"

#include <gtest/gtest.h>
#include <set>
#include <string>
#include <vector>

namespace report {
namespace {

using testing::bench;
using testing::make_report;

bool raises(Report const& report, Report const& other, std::string_view rule)
{
    auto const read = bench().reader.read(sample_source(report, bench().forms).document);
    auto const found = testing::shipped_checker().check({.report = read, .documents = testing::known_documents(), .others = {&other, 1}}).findings;
    return std::any_of(found.begin(), found.end(), [rule](Finding const& finding) { return finding.rule == rule; });
}

// The rules that a report breaks beside last year's; licences of a township and large swings are questions only.
std::set<std::string> rules_against(Report const& report, Report const& previous)
{
    auto const read = bench().reader.read(sample_source(report, bench().forms).document);
    auto const last = bench().reader.read(sample_source(previous, bench().forms).document);
    std::set<std::string> rules;
    for (auto const& finding : testing::shipped_checker().check({.report = read, .previous = &last, .documents = testing::known_documents()}).findings)
        if (finding.rule != "R-T2-03" && finding.rule != "R-XY-04")
            rules.insert(finding.rule);
    return rules;
}

}  // namespace

TEST(Mistakes, HaveNamesOfTheirOwnAndRulesThatExist)
{
    std::set<std::string_view> names;
    std::vector<Mistake> mistakes{all_mistakes().begin(), all_mistakes().end()};
    mistakes.insert(mistakes.end(), year_mistakes().begin(), year_mistakes().end());
    for (auto const& mistake : mistakes) {
        EXPECT_TRUE(names.insert(mistake.name).second) << mistake.name;
        EXPECT_NE(testing::shipped_checker().book().find(mistake.rule), nullptr) << mistake.name;
        ASSERT_NE(find_mistake(mistake.name), nullptr) << mistake.name;
        EXPECT_EQ(find_mistake(mistake.name)->plant, mistake.plant);
    }
}

TEST(Mistakes, AreFoundByTheirRules)
{
    for (auto const& mistake : all_mistakes()) {
        int planted = 0;
        for (std::uint64_t seed = 1; seed <= 16; ++seed) {
            auto report = make_report(seed);
            auto const other = make_report(seed + 1'000);
            Random random{seed};
            if (!mistake.plant(report, other, random))
                continue;
            ++planted;
            EXPECT_TRUE(raises(report, other, mistake.rule)) << mistake.name << " seed " << seed;
            EXPECT_FALSE(raises(make_report(seed), other, mistake.rule)) << mistake.name << " seed " << seed;
        }
        EXPECT_GT(planted, 0) << mistake.name;
    }
}

// Of a year and the year before: 2020 and 2024 have the form of the year before, too.
TEST(MistakesBetweenYears, AreFoundByTheirRulesAlone)
{
    for (auto const& mistake : year_mistakes()) {
        int planted = 0;
        for (std::uint64_t seed = 1; seed <= 24; ++seed) {
            auto years = make_sample_years(bench().forms, bench().sentences, seed % 4 == 0 ? 2020 : 2024, seed);
            auto const right = years.report;
            Random random{seed};
            if (!mistake.plant(years.report, years.previous, random))
                continue;
            ++planted;
            EXPECT_EQ(rules_against(right, years.previous), std::set<std::string>{}) << mistake.name << " seed " << seed;
            EXPECT_EQ(rules_against(years.report, years.previous), std::set<std::string>{std::string{mistake.rule}}) << mistake.name << " seed " << seed;
        }
        EXPECT_GT(planted, 8) << mistake.name;
    }
}

}  // namespace report
