#include "requests/desk_fixture.hpp"

#include <gmock/gmock.h>

namespace requests {
namespace {

using testing::ElementsAre;
using testing::SizeIs;
using testing::UnorderedElementsAre;

using Intakes = WithDesk;

std::vector<std::string> numbers_of(std::vector<RequestSummary> const& summaries)
{
    std::vector<std::string> numbers;
    for (auto const& summary : summaries)
        numbers.push_back(summary.number);
    return numbers;
}

}  // namespace

TEST_P(Intakes, ConfirmTheCitizensFormAtOnce)
{
    auto const filed = intake().submit(agency(), submission()).value();

    EXPECT_EQ(filed.number, "qingshi申〔2026〕1号");
    EXPECT_EQ(filed.received_on, day(3, 3));
    EXPECT_THAT(filed.receipt, SizeIs(12));
    EXPECT_THAT(filed.secret, SizeIs(12));
    auto const found = requests().find(filed.key).value();
    EXPECT_EQ(found.request.state, RequestState::registered);
    EXPECT_EQ(found.request.intake.channel, "own_form");
    EXPECT_EQ(found.due.day, day(3, 31));
    EXPECT_EQ(found.circulate_until, day(3, 4));
    EXPECT_THAT(journalled(filed.key), ElementsAre("request.registered"));
}

TEST_P(Intakes, TakeAFormThatIsSentTwiceOnce)
{
    auto const first = intake().submit(agency(), submission(), {.token = "token"}).value();

    auto const again = intake().submit(agency(), submission(), {.token = "token"}).value();

    EXPECT_EQ(again.key, first.key);
    EXPECT_EQ(again.receipt, first.receipt);
    EXPECT_TRUE(requests().follow(again.receipt, again.secret));
    EXPECT_FALSE(requests().follow(first.receipt, first.secret));
}

TEST_P(Intakes, TakeWhatIsTypedAnewIntoTheSameFormAsAnotherRequest)
{
    auto const first = intake().submit(agency(), submission(1), {.token = "token"}).value();

    EXPECT_NE(intake().submit(agency(), submission(2), {.token = "token"})->key, first.key);
    EXPECT_NE(intake().submit(agency(), submission(1), {.token = "other"})->key, first.key);
    EXPECT_NE(intake().submit(agency(), submission(1))->key, intake().submit(agency(), submission(1))->key);
}

TEST_P(Intakes, LeaveAFormUnconfirmedWhereStaffMustConfirm)
{
    auto const filed = intake().submit(agency(), submission(), {.channel = "own_form_confirmed"}).value();

    auto const found = requests().find(filed.key).value();
    EXPECT_EQ(found.request.state, RequestState::unconfirmed);
    EXPECT_EQ(found.confirm_until, day(3, 4));
    EXPECT_EQ(found.due.day, std::nullopt);

    auto const confirmed = recorded(filed.key, ReceiptConfirmed{}).value();

    EXPECT_EQ(confirmed.due.day, day(3, 31));
}

TEST_P(Intakes, TellAllFaultsAtOnceAndStoreNothing)
{
    auto wrong = paper(day(3, 3));
    wrong.channel = "pigeon";
    wrong.subject = "一\n二\x01";
    wrong.submission.wanted.form = "stone";
    wrong.submission.particulars.applicant = {.name = "", .identity_kind = "resident_id", .identity_number = "123", .telephone = "12"};

    auto const refused = intake().register_request(agency(), wrong, clerk());

    ASSERT_FALSE(refused);
    EXPECT_THAT(codes_of(refused.error()),
                UnorderedElementsAre("applicant_name: submission.name", "identity_number: submission.identity-checksum",
                                     "telephone: submission.telephone", "wanted_form: submission.wanted-form", "wanted_way: submission.way-contact",
                                     "subject: request.no-subject", "channel: request.unknown-channel"));
    EXPECT_EQ(lists().work_list(agency(), {}, {})->total, 0);
}

TEST_P(Intakes, RefuseWhatIsNoText)
{
    auto wrong = submission();
    wrong.particulars.service_address = "\xff\xfe";

    EXPECT_THAT(codes_of(intake().submit(agency(), wrong).error()), ElementsAre(": request.not-text"));
}

TEST_P(Intakes, NumberWithoutGapsThoughOneWasRefusedInBetween)
{
    registered(paper(day(3, 3)));

    auto const refused = intake().register_request(agency(), paper(day(3, 4)), clerk());
    auto const next = registered(paper(day(3, 2)));

    EXPECT_THAT(codes_of(refused.error()), ElementsAre("arrived_on: request.not-yet-happened"));
    EXPECT_EQ(next.number, "qingshi申〔2026〕2号");
    EXPECT_EQ(next.key.id, RequestId{2});
}

TEST_P(Intakes, BeginEachYearAndEachAgencyWithOne)
{
    registered(paper(day(3, 3)));
    auto const other = add("other");

    auto const of_other = intake().register_request(other, paper(day(3, 3)), {other, 1}).value();
    set_today(day(1, 5, 2027));
    auto const of_next_year = registered(paper(day(1, 5, 2027)));

    EXPECT_EQ(of_other.number, "other申〔2026〕1号");
    EXPECT_EQ(of_next_year.number, "qingshi申〔2027〕1号");
}

TEST_P(Intakes, CountTheReceiptByTheChannel)
{
    auto letter = paper(day(2, 27));
    letter.channel = "registered_post";
    letter.days.signed_on = day(3, 2);
    auto slow = paper(day(2, 27));
    slow.channel = "ordinary_post";
    slow.days.confirmed_on = day(3, 2);

    EXPECT_EQ(registered(letter).received_on, day(3, 2));
    auto const late = registered(slow);
    ASSERT_THAT(late.warnings, SizeIs(1));
    EXPECT_EQ(late.warnings.front().check, "receipt.not-same-day");
}

TEST_P(Intakes, AreForPeopleOfTheAgency)
{
    auto const refused = intake().register_request(agency(), paper(day(3, 3)), {base::AgencyId{99}, 1});
    auto const filed = registered(paper(day(3, 3)));

    EXPECT_THAT(codes_of(refused.error()), ElementsAre(": request.not-of-this-agency"));
    EXPECT_EQ(code_of(intake().renew_secret(filed.key, {base::AgencyId{99}, 1})), "request.not-of-this-agency");
    EXPECT_THAT(codes_of(intake().submit(base::AgencyId{99}, submission()).error()), ElementsAre(": agency.not-found"));
}

TEST_P(Intakes, SplitOnePaperIntoSeveralRequests)
{
    auto const first = registered(paper(day(3, 3)));
    recorded(first.key, Circulated{}).value();
    auto second = paper(day(3, 3));
    second.split_from = first.key.id;

    auto const part = registered(second);

    EXPECT_EQ(requests().find(part.key)->request.intake.split_from, first.key.id);
    EXPECT_THAT(requests().find(first.key)->request.parts, ElementsAre(part.key.id));
    EXPECT_THAT(journalled(first.key), ElementsAre("request.registered", "request.circulated", "request.split-off"));
}

TEST_P(Intakes, SplitNothingFromWhatIsNotThere)
{
    auto orphan = paper(day(3, 3));
    orphan.split_from = RequestId{99};

    EXPECT_THAT(codes_of(intake().register_request(agency(), orphan, clerk()).error()), ElementsAre(": request.not-found"));
    EXPECT_EQ(registered(paper(day(3, 3))).key.id, RequestId{1});
}

TEST_P(Intakes, CountTheRequestsOfOneApplicantInAMonth)
{
    set_today(day(2, 27));
    registered(paper(day(2, 27), 1));
    set_today(day(3, 3));
    auto const first = registered(paper(day(3, 2), 1));
    registered(paper(day(3, 2), 2));
    auto written_otherwise = paper(day(3, 3), 1);
    written_otherwise.submission.particulars.applicant.name = "另 名";
    registered(written_otherwise);
    auto without_number = paper(day(3, 3), 1);
    without_number.submission.particulars.applicant.identity_number = "E999";
    registered(without_number);

    EXPECT_EQ(intake().next_this_month(agency(), submission(1).particulars).value(), 4);
    EXPECT_EQ(intake().next_this_month(agency(), submission(2).particulars).value(), 2);
    EXPECT_EQ(intake().next_this_month(agency(), submission(3).particulars).value(), 1);
    EXPECT_THAT(numbers_of(intake().same_applicant_requests(first.key).value()),
                ElementsAre("qingshi申〔2026〕2号", "qingshi申〔2026〕4号", "qingshi申〔2026〕5号"));
}

TEST_P(Intakes, OfferLookAlikes)
{
    registered(paper(day(3, 3), 1));
    auto other_matter = paper(day(3, 3), 2);
    other_matter.subject = "道路维修合同";
    registered(other_matter);
    auto same_person = paper(day(3, 3), 3);
    same_person.subject = "宅基地审批表";
    registered(same_person);

    auto const found = intake().look_alikes(agency(), submission(3).particulars, "低保的名单").value();

    ASSERT_THAT(found, SizeIs(2));
    EXPECT_TRUE(found[0].same_applicant);
    EXPECT_EQ(found[0].summary.subject, "宅基地审批表");
    EXPECT_FALSE(found[1].same_applicant);
    EXPECT_EQ(found[1].summary.subject, "低保名单");
}

ON_BOTH_ENGINES(Intakes);

}  // namespace requests
