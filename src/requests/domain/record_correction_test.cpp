#include "requests/domain/record_correction.hpp"
#include "requests/domain/request_fixture.hpp"

#include <gmock/gmock.h>

namespace requests {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

CorrectionEvent at(Date date, CorrectionHappening what)
{
    return {date, date, clerk, std::move(what)};
}

RecordCorrection received()
{
    return open_correction(at(day(2026, 3, 2), CorrectionReceipt{base::AgencyId{1}, CorrectionCaseId{1}, "示例镇更〔2026〕1号", "低保档案"})).value();
}

Result<RecordCorrection> after(RecordCorrection correction, std::vector<CorrectionHappening> const& steps)
{
    Result<RecordCorrection> next = std::move(correction);
    for (auto const& step : steps)
        if (next)
            next = apply(*next, at(day(2026, 3, 5), step), shipped_law());
    return next;
}

Result<RecordCorrection> decided(Examined found, CorrectionResult result, std::string agency = {})
{
    return after(received(), {CorrectionExamined{found}, CorrectionDecided{result, std::move(agency)}});
}

std::vector<CorrectionHappening> letter_until(std::size_t steps)
{
    std::vector<CorrectionHappening> all;
    for (auto const& step : std::vector<LetterStep>{LetterDrafted{"record_correction"}, LetterReviewed{}, LetterSigned{head}, LetterNumbered{"7号"},
                                                    LetterStamped{}, LetterServed{"direct", ""}})
        if (all.size() < steps)
            all.emplace_back(CorrectionLetterMoved{step});
    return all;
}

}  // namespace

TEST(RecordCorrection, EndsAsItWasExamined)
{
    EXPECT_EQ(decided(Examined::inaccurate, CorrectionResult::corrected)->stage, CorrectionStage::decided);
    EXPECT_EQ(decided(Examined::accurate, CorrectionResult::refused)->decision->result, CorrectionResult::refused);
    EXPECT_EQ(code_of(decided(Examined::accurate, CorrectionResult::corrected)), "correction.result-does-not-follow");
    EXPECT_EQ(code_of(decided(Examined::inaccurate, CorrectionResult::passed_on, "县局")), "correction.result-does-not-follow");
}

TEST(RecordCorrection, NamesTheAgencyWhoseRecordItIs)
{
    EXPECT_EQ(code_of(decided(Examined::not_ours, CorrectionResult::told_where)), "correction.no-agency");
    EXPECT_EQ(code_of(decided(Examined::not_ours, CorrectionResult::passed_on, "示例县公安局")), "");
}

TEST(RecordCorrection, IsAnsweredWhenItsLetterIsServed)
{
    auto const told = after(*decided(Examined::inaccurate, CorrectionResult::corrected), letter_until(6)).value();

    EXPECT_EQ(told.stage, CorrectionStage::answered);
    EXPECT_EQ(told.answered_on, day(2026, 3, 5));
    EXPECT_EQ(told.letter->number, "7号");
}

TEST(RecordCorrection, IsExaminedThenDecidedThenTold)
{
    EXPECT_EQ(code_of(after(received(), {CorrectionDecided{}})), "correction.not-examined");
    EXPECT_EQ(code_of(after(received(), {CorrectionExamined{}, CorrectionLetterMoved{LetterDrafted{"record_correction"}}})), "correction.not-decided");
    EXPECT_EQ(code_of(after(*decided(Examined::inaccurate, CorrectionResult::corrected), {CorrectionLetterMoved{LetterDrafted{"denial"}}})),
              "correction.wrong-letter");
    EXPECT_EQ(code_of(apply(received(), at(day(2026, 3, 1), CorrectionExamined{}), shipped_law())), "correction.out-of-order");
    EXPECT_EQ(code_of(open_correction(at(day(2026, 3, 1), CorrectionExamined{}))), "correction.not-received");
}

TEST(RecordCorrection, StaysAsItIsOnceItsLetterIsSigned)
{
    auto const signed_off = after(*decided(Examined::inaccurate, CorrectionResult::corrected), letter_until(3)).value();

    EXPECT_EQ(code_of(after(signed_off, {CorrectionExamined{Examined::accurate}})), "correction.answered-already");
    EXPECT_EQ(code_of(after(signed_off, {CorrectionDecided{}})), "correction.answered-already");
}

TEST(RecordCorrection, IsServedByAModeOfTheLaw)
{
    auto const stamped = after(*decided(Examined::inaccurate, CorrectionResult::corrected), letter_until(5)).value();

    EXPECT_EQ(code_of(after(stamped, {CorrectionLetterMoved{LetterServed{"pigeon", ""}}})), "request.unknown-service");
    EXPECT_EQ(code_of(after(stamped, {CorrectionLetterMoved{LetterServed{"post", "state_post"}}, CorrectionLetterMoved{LetterReceived{"tracking"}}})), "");
}

TEST(RecordCorrection, NamesWhoAsksTheRecordAndTheEvidence)
{
    EXPECT_THAT(checks_of(check_correction({.applicant = {.name = "林小禾", .identity_kind = "passport", .identity_number = "E1"}, .record = " "}, shipped_law())),
                ElementsAre("correction.own-record", "correction.evidence"));
    EXPECT_THAT(checks_of(check_correction({.applicant = {.name = ""}, .record = "低保档案", .evidence = "户口簿"}, shipped_law())),
                Contains("submission.name"));
    EXPECT_THAT(check_correction({.applicant = {.name = "林小禾", .identity_kind = "passport", .identity_number = "E1"}, .record = "低保档案", .evidence = "户口簿"},
                                 shipped_law()),
                IsEmpty());
}

}  // namespace requests
