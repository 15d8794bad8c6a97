#include "report/domain/rules/known_facts.hpp"
#include "report/domain/rules/testing.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace report {
namespace {

using testing::check;
using testing::findings_of;
using testing::shipped;

base::Result<Checker> checker_with(char const* id, auto const& change)
{
    auto rules = base::Json::parse(shipped().law.file("rules.json").content);
    for (auto& rule : rules["rules"])
        if (rule["id"] == id)
            change(rule);
    return Checker::prepare(RuleBook::parse(rules.dump()).value(), shipped().forms, {});
}

std::string refusal_of(base::Result<Checker> const& checker)
{
    return checker ? std::string{} : base::to_string(checker.error());
}

std::optional<std::string> word(Finding const& finding, std::string_view name)
{
    for (auto const& [key, value] : finding.words)
        if (key == name)
            return value;
    return std::nullopt;
}

}  // namespace

TEST(Check, ABrokenEquationNamesBothSidesAndTheirDifference)
{
    auto const found = findings_of(check(R"({"cells": {"t4.review.pending": 2}})"), "R-T4-01");

    ASSERT_EQ(found.size(), 1U);
    auto const& finding = found.front();
    EXPECT_EQ(finding.left, Decimal{3});
    EXPECT_EQ(finding.right, Decimal{1});
    EXPECT_EQ(finding.difference, Decimal{2});
    EXPECT_EQ(finding.cells.size(), 5U);
    EXPECT_EQ(finding.cells.back(), (FindingCell{"t4.review.total", Decimal{1}}));
}

TEST(Check, AFindingPointsAtTheTotal)
{
    auto const example = shipped().example(R"({"cells": {"t4.review.pending": 2}})");

    auto const found = findings_of(check(example), "R-T4-01");

    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front().at, example.report.find("t4.review.total")->at);
}

TEST(Check, MessagesAndAdviceAreFilledInBothLanguages)
{
    auto const found = findings_of(check(R"({"cells": {"t3.partial.total": 3}})"), "R-T3-01");
    auto const book = shipped().book();
    auto const& rule = *book.find("R-T3-01");

    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(message_of(rule, found.front(), Language::zh),
              "表三“（二）部分公开（区分处理的，只计这一情形，不计其他情形）”：各类申请人合计1，总计栏为3，相差2。");
    EXPECT_EQ(message_of(rule, found.front(), Language::en),
              "Table 3 “（二）部分公开（区分处理的，只计这一情形，不计其他情形）”: the applicant columns add up to 1, 总计 says "
              "3, a difference of 2.");
}

TEST(Check, AnEquationWithAnUnreadCellIsNotAssessableInAnyState)
{
    for (auto const* state : {"blank", "dash", "ambiguous", "unreadable", "absent"}) {
        auto const patch = std::string{R"({"cells": {"t4.review.total": {"state": ")"} + state + R"("}}})";

        auto const result = check(patch.c_str());

        auto const* assessment = result.assessment_of("R-T4-01");
        EXPECT_EQ(assessment->not_assessable, 1) << state;
        EXPECT_EQ(assessment->passed + assessment->failed, 0) << state;
    }
}

TEST(Check, ASumBeyondAnyCountIsNotAssessable)
{
    auto const result = check(R"({"cells": {"t4.review.upheld": 999999999999, "t4.review.corrected": 999999999999,
        "t4.review.other": 999999999999, "t4.review.pending": 999999999999, "t3.granted.natural_person": 999999999999,
        "t3.partial.natural_person": 999999999999, "t3.denied.third_party.natural_person": 999999999999,
        "t3.denied.state_secret.natural_person": 999999999999, "t3.rejected.petition.natural_person": 999999999999,
        "t3.rejected.repeat.natural_person": 999999999999, "t3.other.misc.natural_person": 999999999999,
        "t3.denied.admin_query.natural_person": 999999999999, "t3.other.fee_unpaid.natural_person": 999999999999,
        "t3.unavailable.not_held.natural_person": 999999999999}})");

    EXPECT_EQ(result.assessment_of("R-T4-01")->failed, 1);
    EXPECT_EQ(result.assessment_of("R-T3-02")->not_assessable, 1);
}

TEST(Check, ARuleOfTheOtherFormIsNotApplied)
{
    auto const result = check("{}");

    EXPECT_EQ(result.assessment_of("R-T3-02B"), nullptr);
    EXPECT_NE(result.assessment_of("R-T3-02"), nullptr);
}

TEST(Check, CarryOverHoldsAcrossTheChangeOfForms)
{
    auto const result = check(R"({"year": 2021, "title": "示例县青禾镇人民政府2021年政府信息公开工作年度报告",
        "previous": {"form": "2019", "year": 2020, "cells": {"t3.carry_out.natural_person": 4}}})");

    EXPECT_EQ(result.assessment_of("R-XY-01")->failed, 1);
    EXPECT_EQ(result.assessment_of("R-XY-02")->not_assessable, 2) << "the 2019 form has no 现行有效";
}

TEST(Check, AnotherYearsReportIsNoPreviousOne)
{
    auto const result = check(R"({"previous": {"year": 2022, "cells": {"t3.carry_out.natural_person": 4}}})");

    EXPECT_EQ(result.assessment_of("R-XY-01")->not_assessable, 1);
    EXPECT_TRUE(findings_of(result, "R-XY-01").empty());
}

TEST(Check, AFreeTextPreviousReportIsNotAssessable)
{
    auto const example = shipped().example("{}");
    Report const free_text;
    auto facts = example.facts();
    facts.previous = &free_text;

    auto const result = testing::shipped_checker().check(facts);

    EXPECT_EQ(result.assessment_of("R-XY-01")->not_assessable, 7);
    EXPECT_EQ(result.assessment_of("R-T4-06")->not_assessable, 1);
    EXPECT_EQ(result.assessment_of("R-XY-04")->passed, 0);
}

TEST(Check, SeverityFollowsTheReport)
{
    auto const of_township = findings_of(check(R"({"profile": {"published_on": "2026-02-01"}})"), "R-PUB-01");
    auto const of_department =
        findings_of(check(R"({"profile": {"level": "county-department", "published_on": "2026-02-01"}})"), "R-PUB-01");

    EXPECT_EQ(of_township.at(0).severity, Severity::warning);
    EXPECT_EQ(of_department.at(0).severity, Severity::error);
    EXPECT_EQ(word(of_department.at(0), "deadline"), "2026-01-31");
}

TEST(Check, ARuleForOtherLevelsIsNoApplication)
{
    auto const result = check("{}");

    auto const* assessment = result.assessment_of("R-PUB-02");
    EXPECT_EQ(assessment->passed + assessment->failed + assessment->not_assessable, 0);
}

TEST(Check, EachLostPieceIsOneFindingWithAllItsCells)
{
    auto const result = check(R"({"printed": {"lost": [
        {"kind": "column", "table": "t3", "label": "总计", "cells": ["t3.new.total", "t3.carry_in.total"]},
        {"kind": "table", "table": "t4", "label": "表四", "cells": ["t4.review.upheld"]}]}})");

    auto const found = findings_of(result, "R-STR-02");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].cells.size(), 2U);
    EXPECT_TRUE(findings_of(result, "R-T3-01").empty());
    EXPECT_EQ(result.assessment_of("R-T3-01")->not_assessable, 2);
}

TEST(Check, AnAbsentCellThatNobodyExplainsLeavesItsTableOpen)
{
    auto const result = check(R"({"cells": {"t4.review.upheld": null}})");

    EXPECT_EQ(result.assessment_of("R-STR-02")->not_assessable, 1);
    EXPECT_EQ(result.assessment_of("R-STR-02")->passed, 2);
}

TEST(Check, AMisplacedPartIsOneFinding)
{
    auto const result = check(R"({"printed": {"sections": ["s1", "s2", "s4", "s3", "s5", "s6"]}})");

    EXPECT_EQ(findings_of(result, "R-STR-01").size(), 1U);
}

TEST(Check, APartPrintedTwiceIsInOrderWhenOneOfThemIs)
{
    auto const result = check(R"({"printed": {"sections": ["s1", "s2", "s3", "s4", "s1", "s5", "s2", "s6"]}})");

    EXPECT_TRUE(findings_of(result, "R-STR-01").empty());
}

TEST(Check, ALabelThatDeviatesOftenIsOneFinding)
{
    auto const result = check(R"({"printed": {"labels": [{"printed": "其它", "official": "其他"},
        {"printed": "其它", "official": "其他"}, {"printed": "合计", "official": "总计"}]}})");

    EXPECT_EQ(findings_of(result, "R-STR-08").size(), 2U);
}

TEST(Check, WhatWasNeverPrintedHasNoLayout)
{
    auto const result = check(R"({"printed": {"from_document": false, "caption": false, "sections": []}})");

    for (auto const* rule : {"R-STR-01", "R-STR-02", "R-STR-07", "R-STR-08", "R-STR-11"})
        EXPECT_EQ(result.assessment_of(rule)->not_assessable, 1) << rule;
}

TEST(Check, TitlesOfTheSeedsAreJudgedByTheirOrder)
{
    struct Case { char const* title; bool keeps; };
    for (auto const& [title, keeps] : {
             Case{"官坡镇人民政府 2024 年政府信息公开工作年度报告", true},
             Case{"嘉祥县金屯镇人民政府 2023 年政府信息 公开工作年度报告", true},
             Case{"昌吉市阿什里乡二〇二五年政府信息公开工作年度报告", false},
             Case{"阿热勒托别镇政府信息公开工作年度报告 -2023 年度", false},
             Case{"2023年政府信息公开工作年度报告", false},
         }) {
        auto example = shipped().example("{}");
        example.report.title = title;
        EXPECT_EQ(findings_of(check(example), "R-STR-09").empty(), keeps) << title;
    }
}

TEST(Check, AMixedFormIsNamed)
{
    auto const found = findings_of(check(R"({"printed": {"other_form": "2019"}})"), "R-STR-06");

    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(word(found.front(), "actual"), "2021与2019混用的");
}

TEST(Check, AMissingMemberLeavesTheSumsOpen)
{
    auto const result = check(R"({"members": [{}], "profile": {"members": ["示例县青禾镇人民政府", "示例县白石乡人民政府"]}})");

    EXPECT_EQ(findings_of(result, "R-AGG-02").size(), 1U);
    EXPECT_EQ(result.assessment_of("R-AGG-01")->not_assessable, 1);
    EXPECT_EQ(result.assessment_of("R-AGG-01")->passed, 0);
}

TEST(Check, RefusesWhatARuleCannotMean)
{
    EXPECT_NE(refusal_of(checker_with("R-STR-01", [](auto& rule) { rule["function"] = "structure.none"; })).find("structure.none"),
              std::string::npos);
    EXPECT_NE(refusal_of(checker_with("R-STR-01", [](auto& rule) { rule["facts"] = {"weather"}; })).find("weather"),
              std::string::npos);
    EXPECT_NE(refusal_of(checker_with("R-T4-01", [](auto& rule) { rule["check"]["terms"][0]["cell"] = "t4.review.won"; })).find("t4.review.won"),
              std::string::npos);
    EXPECT_NE(refusal_of(checker_with("R-XY-01", [](auto& rule) { rule["check"]["terms"][0]["cell"] = "prev.t3.gone"; })).find("t3.gone"),
              std::string::npos);
    EXPECT_NE(refusal_of(checker_with("R-T4-01", [](auto& rule) { rule["check"]["op"] = "!="; })).find("!="),
              std::string::npos);
}

TEST(KnownFacts, OneOfSeveralIsEnough)
{
    auto const example = shipped().example(R"({"profile": {"published_on": null}})");
    auto const known = known_facts(example.facts());

    EXPECT_TRUE(are_known({*parse_fact("profile.published_on|profile.submitted_on")}, known));
    EXPECT_FALSE(are_known({*parse_fact("profile.published_on"), *parse_fact("year")}, known));
    EXPECT_FALSE(parse_fact("weather"));
}

TEST(Example, RefusesWhatThereIsNot)
{
    auto const& builder = shipped().examples;
    auto const refused = [&builder](char const* patch) {
        auto const built = builder.build(base::Json::parse(patch));
        return built ? std::string{} : base::to_string(built.error());
    };

    EXPECT_NE(refused(R"({"cells": {"t9.none": 1}})").find("t9.none"), std::string::npos);
    EXPECT_NE(refused(R"({"form": "2030"})").find("2030"), std::string::npos);
    EXPECT_NE(refused(R"({"sections": {"s7": ""}})").find("s7"), std::string::npos);
    EXPECT_NE(refused(R"({"cells": {"t3.new.total": "many"}})").find("many"), std::string::npos);
    EXPECT_NE(refused(R"({"profile": {"level": "village"}})").find("village"), std::string::npos);
}

TEST(Example, MergesAPatchOverTheBaseReport)
{
    auto const example = shipped().example(R"({"cells": {"*": 0, "t3.new.total": {"state": "dash", "raw": "/"}},
                                               "sections": {"s6": null}, "previous": null})");

    EXPECT_EQ(example.report.find("t3.new.total")->state, CellState::dash);
    EXPECT_EQ(example.report.find("t3.granted.total")->known(), Decimal{});
    EXPECT_FALSE(example.report.sections[5].present);
    EXPECT_EQ(example.report.printed.sections.size(), 5U);
    EXPECT_FALSE(example.previous);
}

}  // namespace report
