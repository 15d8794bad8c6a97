#include "report/domain/rules/testing.hpp"

#include <gtest/gtest.h>

namespace report {
namespace {

using testing::shipped;

base::Result<RuleBook> book_with(std::string_view changes)
{
    return RuleBook::parse(shipped().law.file("rules.json").content, changes);
}

std::string refusal_of(std::string_view changes)
{
    auto const book = book_with(changes);
    return book ? std::string{} : base::to_string(book.error());
}

}  // namespace

TEST(RuleBook, TakesAnOperatorsChanges)
{
    auto const book = book_with(R"({"R-STR-09": {"on": false}, "R-T2-04": {"limits": {"minimum": 500}},
                                    "R-T3-06": {"severity": "warning"}})").value();

    EXPECT_FALSE(book.find("R-STR-09")->on);
    EXPECT_EQ(book.find("R-T2-04")->limits.at("minimum"), 500);
    EXPECT_EQ(book.find("R-T3-06")->severity, Severity::warning);
}

TEST(RuleBook, RefusesAChangeOfWhatThereIsNotByItsName)
{
    EXPECT_NE(refusal_of(R"({"R-T9-01": {"on": false}})").find("R-T9-01"), std::string::npos);
    EXPECT_NE(refusal_of(R"({"R-T2-04": {"limits": {"maximum": 1}}})").find("maximum"), std::string::npos);
    EXPECT_NE(refusal_of(R"({"R-T2-04": {"limits": {"minimum": "many"}}})").find("minimum"), std::string::npos);
    EXPECT_NE(refusal_of(R"({"R-T2-04": {"severity": "grave"}})").find("grave"), std::string::npos);
    EXPECT_NE(refusal_of(R"({"R-T2-04": {"colour": "red"}})").find("colour"), std::string::npos);
    EXPECT_NE(refusal_of("[]").find("JSON object"), std::string::npos);
    EXPECT_NE(refusal_of("{").find("JSON object"), std::string::npos);
}

TEST(RuleBook, RefusesAMalformedEntryByItsName)
{
    auto rules = base::Json::parse(shipped().law.file("rules.json").content);
    for (auto& rule : rules["rules"])
        if (rule["id"] == "R-T3-03")
            rule["severity"] = "grave";

    auto const book = RuleBook::parse(rules.dump());

    ASSERT_FALSE(book);
    EXPECT_NE(base::to_string(book.error()).find("R-T3-03"), std::string::npos);
}

TEST(RuleBook, LeavesOutWhatIsCarriedOutElsewhere)
{
    EXPECT_EQ(shipped().book().find("R-CLK-01"), nullptr);
}

TEST(RuleBook, AnOperatorsSeverityHoldsForEveryReport)
{
    auto const checker = shipped().checker(R"({"R-PUB-01": {"severity": "info"}})");
    auto const example = shipped().example(R"({"profile": {"published_on": "2026-02-01"}})");

    auto const found = testing::findings_of(checker.check(example.facts()), "R-PUB-01");

    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front().severity, Severity::info);
}

TEST(RuleBook, ARuleThatIsOffIsNotApplied)
{
    auto const checker = shipped().checker(R"({"R-T3-01": {"on": false}})");
    auto const example = shipped().example(R"({"cells": {"t3.partial.total": 2}})");

    auto const result = checker.check(example.facts());

    EXPECT_EQ(result.assessment_of("R-T3-01"), nullptr);
    EXPECT_TRUE(testing::findings_of(result, "R-T3-01").empty());
}

TEST(RuleBook, RefusesRulesThatLackWhatTheirFunctionsWorkWith)
{
    auto const shipped_book = book_with("{}").value();
    auto const lacking = [&](auto const& change) {
        auto json = base::Json::parse(shipped().law.file("rules.json").content);
        for (auto& rule : json["rules"])
            if (rule["id"] == "R-XY-06" || rule["id"] == "R-AGG-03")
                change(rule);
        auto const compared = RuleBook::parse(json.dump())->compare_with(shipped_book);
        return compared ? "" : base::to_string(compared.error());
    };

    EXPECT_EQ(lacking([](auto&) {}), "");
    EXPECT_NE(lacking([](auto& rule) { rule.erase("limits"); }).find("R-XY-06"), std::string::npos);
    EXPECT_NE(lacking([](auto& rule) { rule.erase("texts"); }).find("cells"), std::string::npos);
    EXPECT_NE(lacking([](auto& rule) { if (rule.contains("texts")) rule["texts"]["cells"] = base::Json::array(); }).find("cells"),
              std::string::npos);
}

}  // namespace report
