// A correct report raises nothing: not an error, not a warning, not a remark.
#include "report/sample/testing.hpp"

#include "report/domain/narrative/similarity.hpp"

#include <gtest/gtest.h>

namespace report {
namespace {

using testing::bench;
using testing::shipped_checker;

// It asks every township that reports licences, penalties or coercion whether the decisions were its own; there is nothing
// in a correct report that could answer.
constexpr std::string_view question_to_townships = "R-T2-03";

std::string described(Finding const& finding, std::uint64_t seed)
{
    auto const* rule = shipped_checker().book().find(finding.rule);
    return finding.rule + " in seed " + std::to_string(seed) + ": " + message_of(*rule, finding, Language::zh);
}

Profile township()
{
    Profile profile;
    profile.level = Level::township;
    profile.rule_making_power = false;
    return profile;
}

}  // namespace

TEST(CorrectReports, RaiseNothing)
{
    auto const profile = township();
    auto const seeds = testing::tests_are_long() ? 4'000U : 400U;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        auto const report = bench().reader.read(testing::make_source(seed).document);

        auto const result = shipped_checker().check({.report = report, .profile = &profile, .documents = testing::known_documents()});

        for (auto const& finding : result.findings)
            if (finding.rule != question_to_townships)
                ADD_FAILURE() << described(finding, seed);
    }
}

TEST(CorrectReports, DoNotRepeatOneAnother)
{
    std::vector<narrative::ShingleSet> texts;
    for (std::uint64_t seed = 1; seed <= 120; ++seed)
        texts.push_back(narrative::shingles_of(testing::make_report(seed)));

    double most = 0;
    for (std::size_t i = 0; i < texts.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            most = std::max(most, narrative::similarity(texts[i], texts[j]));

    EXPECT_LT(most, shipped_checker().book().find("R-XY-06")->limits.at("similarity"));
}

}  // namespace report
