#include "requests/corrections/correction_service.hpp"

#include "base/json.hpp"
#include "requests/corrections/correction_json.hpp"
#include "requests/desk_fixture.hpp"
#include "requests/erasure.hpp"
#include "requests/letters/letter_template.hpp"

#include <gmock/gmock.h>

namespace requests {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class Corrections : public WithDesk {
protected:
    CorrectionService corrections() { return CorrectionService{tools()}; }
    CorrectionService::Receiving application()
    {
        return {.submission = {.applicant = submission().particulars.applicant, .record = "我的低保档案中出生日期有误", .evidence = "户口簿"},
                .record = "低保档案中的出生日期", .received_on = clock().today(), .by = clerk()};
    }
    CorrectionKey received() { return corrections().receive(agency(), application())->key; }
    Result<CorrectionView> recorded(CorrectionKey key, CorrectionHappening what)
    {
        return corrections().record(key, {std::move(what), clock().today(), clerk(), corrections().find(key)->version});
    }
    // Until the letter is served.
    CorrectionView answered(CorrectionKey key)
    {
        recorded(key, CorrectionExamined{Examined::inaccurate}).value();
        recorded(key, CorrectionDecided{CorrectionResult::corrected}).value();
        for (auto const& step : std::vector<LetterStep>{LetterDrafted{"record_correction"}, LetterReviewed{}, LetterSigned{Actor{"person/1/8"}},
                                                        LetterNumbered{"?"}, LetterStamped{}, LetterServed{"direct", ""}})
            recorded(key, CorrectionLetterMoved{step}).value();
        return corrections().find(key).value();
    }
    std::vector<std::string> acts(CorrectionKey key)
    {
        std::vector<std::string> acts;
        for (auto const& entry : journal::Journal{connection(), clock()}.entries_of(agency(), "correction/" + std::to_string(key.id.value)))
            acts.push_back(entry.act.event);
        return acts;
    }
};

}  // namespace

TEST(CorrectionJson, GivesBackEveryEvent)
{
    for (auto const& what : std::vector<CorrectionHappening>{CorrectionReceipt{AgencyId{1}, CorrectionCaseId{2}, "1号", "档案"}, CorrectionExamined{Examined::not_ours},
                                                             CorrectionDecided{CorrectionResult::told_where, "县局"}, CorrectionLetterMoved{LetterSigned{Actor{"person/1/8"}, Medium::paper}}})
        EXPECT_EQ(correction_happening_of(name_of(what), base::Json::parse(to_json(what).dump())), what);
}

TEST_P(Corrections, AreRegisteredWithANumberOfTheirOwn)
{
    auto const view = corrections().receive(agency(), application()).value();

    EXPECT_EQ(view.correction.receipt.number, "qingshi更〔2026〕1号");
    EXPECT_EQ(corrections().find(view.key)->correction, view.correction);
    EXPECT_EQ(corrections().list(agency(), WhichCorrections::open, {})->total, 1);
    EXPECT_EQ(corrections().submission(view.key, clerk())->evidence, "户口簿");
    EXPECT_THAT(acts(view.key), ElementsAre("request.correction-receipt", "request.particulars-seen"));
    EXPECT_FALSE(requests().find({agency(), RequestId{1}}));  // no request, so that table three does not count it
}

TEST_P(Corrections, TellAllFaultsAtOnce)
{
    auto bad = application();
    bad.submission = {.applicant = {.name = ""}};
    bad.record = "";

    auto const codes = codes_of(corrections().receive(agency(), bad).error());

    for (auto const* code : {"applicant_name: submission.name", "subject: correction.own-record", "evidence: correction.evidence", "subject: request.no-subject"})
        EXPECT_THAT(codes, Contains(code));
    EXPECT_THAT(corrections().list(agency(), WhichCorrections::open, {})->cases, IsEmpty());
}

TEST_P(Corrections, AreClosedByTheServiceOfTheirLetter)
{
    auto const key = received();

    auto const view = answered(key);

    EXPECT_EQ(view.correction.stage, CorrectionStage::answered);
    EXPECT_EQ(view.correction.letter->number, "qingshi公开〔2026〕1号");
    EXPECT_THAT(corrections().list(agency(), WhichCorrections::open, {})->cases, IsEmpty());
    EXPECT_THAT(corrections().list(agency(), WhichCorrections::answered, {})->cases, SizeIs(1));
    EXPECT_THAT(corrections().history(key).value(), SizeIs(9));
}

TEST_P(Corrections, ShareTheNumbersOfLettersWithRequests)
{
    answered(received());
    auto const request = registered(paper(day(3, 3))).key;

    WithDesk::answered(request, "granted");

    EXPECT_EQ(requests().find(request)->request.letters.at(LetterId{1}).number, "qingshi公开〔2026〕2号");
}

TEST_P(Corrections, PassNoLetterThatLacksItsRemedies)
{
    auto const key = received();
    recorded(key, CorrectionExamined{Examined::inaccurate}).value();
    recorded(key, CorrectionDecided{CorrectionResult::corrected}).value();
    auto const written = corrections().write_letter(key, "已予更正。", clerk(), 3).value();

    EXPECT_EQ(written.correction.letter->stage, LetterStage::draft);
    EXPECT_EQ(code_of(recorded(key, CorrectionLetterMoved{LetterReviewed{}})), "letter.not-sound");
    std::string const remedies = "已予更正。可以自收到之日起六十日内申请行政复议，或者六个月内提起行政诉讼。";
    corrections().write_letter(key, remedies + law().letters().mark_of_missing("court"), clerk(), 4).value();
    EXPECT_EQ(code_of(recorded(key, CorrectionLetterMoved{LetterReviewed{}})), "letter.not-sound");
    corrections().write_letter(key, remedies, clerk(), 5).value();
    EXPECT_TRUE(recorded(key, CorrectionLetterMoved{LetterReviewed{}}));
    EXPECT_EQ(code_of(corrections().write_letter(key, "另一份", clerk(), 7)), "letter.no-draft");
}

TEST_P(Corrections, TellWhoActsOnWhatAnotherHasChanged)
{
    auto const key = received();
    recorded(key, CorrectionExamined{}).value();

    EXPECT_EQ(code_of(corrections().record(key, {CorrectionDecided{}, clock().today(), clerk(), 1})), "correction.changed-meanwhile");
    EXPECT_EQ(code_of(corrections().record(key, {CorrectionDecided{}, clock().today(), {AgencyId{99}, 1}, 2})), "request.not-of-this-agency");
    EXPECT_EQ(code_of(corrections().find({agency(), CorrectionCaseId{9}})), "correction.not-found");
}

TEST_P(Corrections, AreErasedWithTheirRetention)
{
    auto const key = received();
    answered(key);
    EXPECT_EQ(code_of(corrections().erase(key, clerk())), "correction.still-kept");
    set_today(day(3, 4, 2036));

    ASSERT_TRUE(erase_cases_past_retention(tools(), [] { return Result<void>{}; }));

    EXPECT_EQ(code_of(corrections().submission(key, clerk())), "vault.erased");
    EXPECT_EQ(corrections().find(key)->correction.stage, CorrectionStage::answered);
    EXPECT_THAT(acts(key), Contains("request.erased"));
}

ON_BOTH_ENGINES(Corrections);

}  // namespace requests
