// Each planted mistake is found by the rule that it names, and by nothing where it is not.
#include "report/sample/mistake.hpp"
#include "report/sample/testing.hpp"

#include <gtest/gtest.h>
#include <set>

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

}  // namespace

TEST(Mistakes, HaveNamesOfTheirOwnAndRulesThatExist)
{
    std::set<std::string_view> names;
    for (auto const& mistake : all_mistakes()) {
        EXPECT_TRUE(names.insert(mistake.name).second) << mistake.name;
        EXPECT_NE(testing::shipped_checker().book().find(mistake.rule), nullptr) << mistake.name;
        EXPECT_EQ(find_mistake(mistake.name), &mistake);
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

}  // namespace report
