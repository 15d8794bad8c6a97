#include "requests/domain/record_correction.hpp"
#include "requests/domain/request_fixture.hpp"

#include <gmock/gmock.h>

namespace requests {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

CorrectionEvent at(Date date, CorrectionHappening what)
{
    return {date, date, clerk, std::move(what)};
}

Result<RecordCorrection> answered(Examined found, CorrectionResult result, std::string agency = {})
{
    auto const received =
        open_correction(at(day(2026, 3, 2), CorrectionReceipt{base::AgencyId{1}, CorrectionCaseId{1}, "低保档案"})).value();
    auto const examined = apply(received, at(day(2026, 3, 4), CorrectionExamined{found})).value();
    return apply(examined, at(day(2026, 3, 5), CorrectionAnswered{result, LetterId{1}, std::move(agency)}));
}

}  // namespace

TEST(RecordCorrection, EndsAsItWasExamined)
{
    EXPECT_EQ(answered(Examined::inaccurate, CorrectionResult::corrected)->stage, CorrectionStage::answered);
    EXPECT_EQ(answered(Examined::accurate, CorrectionResult::refused)->answered_on, day(2026, 3, 5));
    EXPECT_EQ(code_of(answered(Examined::accurate, CorrectionResult::corrected)), "correction.result-does-not-follow");
    EXPECT_EQ(code_of(answered(Examined::inaccurate, CorrectionResult::passed_on, "县局")), "correction.result-does-not-follow");
}

TEST(RecordCorrection, NamesTheAgencyWhoseRecordItIs)
{
    EXPECT_EQ(code_of(answered(Examined::not_ours, CorrectionResult::told_where)), "correction.no-agency");
    EXPECT_EQ(code_of(answered(Examined::not_ours, CorrectionResult::passed_on, "示例县公安局")), "");
}

TEST(RecordCorrection, IsExaminedBeforeItIsAnsweredAndAnsweredOnce)
{
    auto const received = open_correction(at(day(2026, 3, 2), CorrectionReceipt{})).value();
    auto const answer = at(day(2026, 3, 6), CorrectionAnswered{CorrectionResult::corrected, LetterId{1}});

    EXPECT_EQ(code_of(apply(received, answer)), "correction.not-examined");
    EXPECT_EQ(code_of(apply(*answered(Examined::inaccurate, CorrectionResult::corrected), answer)), "correction.not-examined");
    EXPECT_EQ(code_of(apply(received, at(day(2026, 3, 1), CorrectionExamined{}))), "correction.out-of-order");
    EXPECT_EQ(code_of(open_correction(answer)), "correction.not-received");
}

TEST(RecordCorrection, NamesTheRecordAndTheEvidence)
{
    EXPECT_THAT(checks_of(check_correction({" ", ""}, shipped_law())), ElementsAre("correction.own-record", "correction.evidence"));
    EXPECT_THAT(check_correction({"低保档案", "户口簿"}, shipped_law()), IsEmpty());
}

}  // namespace requests
