#include "requests/request_service.hpp"

#include "platform/sql/transaction.hpp"
#include "requests/desk_fixture.hpp"

#include <gmock/gmock.h>
#include <thread>

namespace requests {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class Requests : public WithDesk {
protected:
    void SetUp() override
    {
        WithDesk::SetUp();
        if (!IsSkipped())
            filed_ = registered(paper(day(3, 3)));
    }

    RequestKey key() const { return filed_.key; }
    Filed const& filed() const { return filed_; }

    std::int64_t count(std::string_view statement) { return connection().query(statement).front().integer("n"); }

    // A letter of that kind with a text, served today.
    void serve(std::string const& kind, LetterId letter)
    {
        auto const is_to_third = kind == "third_party_consultation";
        requests().write_letter(key(), letter, {.kind = kind, .text = is_to_third ? "绿野公司：……" : "测试申请人10000001：……"}, acting(key())).value();
        for (auto const& step : std::vector<LetterStep>{LetterReviewed{}, LetterSigned{Actor{"person/1/8"}}, LetterNumbered{"手写" + kind},
                                                        LetterStamped{Medium::paper}, LetterServed{"post", "state_post"}})
            recorded(key(), LetterMoved{letter, step}).value();
    }

private:
    Filed filed_;
};

}  // namespace

TEST_P(Requests, MoveByWhatIsRecorded)
{
    set_today(day(3, 5));

    auto const noticed = requests().record(key(), {CorrectionNoticed{day(3, 20)}, day(3, 4), clerk(), 1}).value();

    EXPECT_EQ(noticed.request.state, RequestState::awaiting_correction);
    EXPECT_EQ(noticed.version, 2);
    EXPECT_EQ(noticed.due.awaited, Awaited::correction);
    EXPECT_EQ(noticed.due.day, day(3, 20));
    auto const found = requests().find(key()).value();
    EXPECT_EQ(found.request, noticed.request);
    EXPECT_EQ(found.version, 2);
}

TEST_P(Requests, KeepTheWholeHistory)
{
    set_today(day(3, 5));
    requests().record(key(), {CorrectionNoticed{day(3, 20)}, day(3, 4), head(), 1}).value();

    auto const history = requests().history(key()).value();

    ASSERT_THAT(history, SizeIs(2));
    EXPECT_EQ(history[0].number, 1);
    EXPECT_EQ(name_of(history[0].event.what), "registered");
    EXPECT_EQ(history[1], (RecordedEvent{2, {day(3, 4), day(3, 5), actor_of(head()), CorrectionNoticed{day(3, 20)}}, clock().now()}));
    EXPECT_EQ(code_of(requests().history({agency(), RequestId{99}})), "request.not-found");
}

TEST_P(Requests, TellTheJournalWhoDidWhatByWhichRuleAndWhen)
{
    set_today(day(3, 5));
    requests().record(key(), {CorrectionNoticed{day(3, 20)}, day(3, 4), clerk(), 1}).value();

    auto const entry = journal::Journal{connection(), clock()}.entries_of(agency(), "request/1").back();

    EXPECT_EQ(entry.act.event, "request.correction-noticed");
    EXPECT_EQ(entry.act.rule, "R-CLK-03");
    EXPECT_EQ(entry.act.actor, actor_of(clerk()).id);
    EXPECT_EQ(clocks::iso_text(entry.act.happened_at), "2026-03-03T16:00:00Z");
    EXPECT_EQ(clocks::iso_text(entry.recorded_at), "2026-03-05T02:00:00Z");
    EXPECT_THAT(entry.act.details, HasSubstr(R"("event":2,"digest":")"));
}

TEST_P(Requests, ShowWhichEntriesWereChangedByHand)
{
    recorded(key(), Circulated{}).value();
    recorded(key(), Assigned{"民政办", Actor{"person/1/9"}}).value();
    auto const before = requests().altered_entries(key()).value();
    {
        sql::Transaction transaction{connection()};
        connection().execute("UPDATE request_event SET happened_on = '2026-03-02' WHERE number = 2");
        connection().execute("DELETE FROM request_event WHERE number = 3");
        transaction.commit();
    }

    EXPECT_THAT(before, IsEmpty());
    EXPECT_THAT(requests().altered_entries(key()).value(), ElementsAre(2, 3));
}

TEST_P(Requests, KeepNothingOfWhatIsRefused)
{
    auto const before = requests().find(key()).value();

    EXPECT_EQ(code_of(recorded(key(), FeeSettled{})), "request.no-payment-awaited");
    EXPECT_EQ(code_of(recorded(key(), Circulated{}, day(3, 2))), "request.before-receipt");
    EXPECT_EQ(code_of(recorded(key(), SplitOff{RequestId{99}})), "request.not-found");
    EXPECT_EQ(code_of(requests().record(key(), {Circulated{}, day(3, 3), {base::AgencyId{99}, 7}, 1})), "request.not-of-this-agency");
    EXPECT_EQ(code_of(requests().record({agency(), RequestId{99}}, {Circulated{}, day(3, 3), clerk(), 1})), "request.not-found");

    EXPECT_EQ(requests().find(key())->request, before.request);
    EXPECT_EQ(requests().find(key())->version, 1);
    EXPECT_THAT(journalled(key()), ElementsAre("request.registered"));
}

TEST_P(Requests, TellTheLaterOfTwoWhoSawTheSameVersion)
{
    requests().record(key(), {Circulated{}, day(3, 3), clerk(), 1}).value();

    auto const refused = requests().record(key(), {Assigned{"民政办", Actor{"person/1/9"}}, day(3, 3), head(), 1});

    EXPECT_EQ(code_of(refused), "request.changed-meanwhile");
    EXPECT_EQ(requests().find(key())->request.assigned, std::nullopt);
}

TEST_P(Requests, LetOneOfTwoWritersWinWhoComeAtOnce)
{
    recorded(key(), Circulated{}).value();
    std::vector<std::string> codes(2);
    auto const assign = [&](std::size_t who) {
        auto const unit = "unit " + std::to_string(who);
        codes[who] = code_of(requests().record(key(), {Assigned{unit, Actor{"person/1/9"}}, day(3, 3), clerk(), 2}));
    };

    std::thread first{assign, 0};
    std::thread second{assign, 1};
    first.join();
    second.join();

    std::size_t const winner = codes[0].empty() ? 0 : 1;
    EXPECT_EQ(codes[winner], "");
    EXPECT_EQ(codes[1 - winner], "request.changed-meanwhile");
    EXPECT_EQ(requests().find(key())->request.assigned->unit, "unit " + std::to_string(winner));
    EXPECT_THAT(requests().history(key()).value(), SizeIs(3));
}

TEST_P(Requests, RegisterFromManyThreadsWithoutAGapOrALoss)
{
    constexpr int each = 5;
    std::vector<std::thread> writers;
    for (int who = 1; who <= 4; ++who)
        writers.emplace_back([&, who] {
            for (int i = 0; i < each; ++i)
                registered(paper(day(3, 3), who));
        });
    for (auto& writer : writers)
        writer.join();

    EXPECT_EQ(count("SELECT COUNT(DISTINCT number) AS n FROM request"), 4 * each + 1);
    EXPECT_EQ(count("SELECT MAX(last) AS n FROM register_number"), 4 * each + 1);
    EXPECT_EQ((journal::Journal{connection(), clock()}.verify(agency(), {})), std::nullopt);
}

TEST_P(Requests, AreWholeAfterAFailureInTheMiddle)
{
    // The next number of the journal is taken by force, so that the act fails behind the event.
    {
        sql::Transaction transaction{connection()};
        connection().execute("INSERT INTO journal_entry (agency_id, number, event, subject, actor, rule, happened_at, recorded_at, details, hash) "
                             "SELECT agency_id, number + 1, '', 'x', '', '', '', '', '', '' FROM journal_head");
        transaction.commit();
    }

    EXPECT_THROW((void)recorded(key(), Circulated{}), sql::Failure);

    EXPECT_THAT(requests().history(key()).value(), SizeIs(1));
    EXPECT_EQ(requests().find(key())->version, 1);
    EXPECT_EQ(requests().find(key())->request.state, RequestState::registered);
}

TEST_P(Requests, ShowTheSubjectInTheOfficesWords)
{
    auto const described = requests().describe(key(), "  2025年  低保名单 ", acting(key())).value();

    EXPECT_EQ(described.request.intake.subject, "2025年 低保名单");
    EXPECT_EQ(requests().find(key())->request.intake.subject, "2025年 低保名单");
    EXPECT_EQ(std::get<Described>(requests().history(key())->back().event.what).subject, "2025年 低保名单");
    EXPECT_EQ(code_of(requests().describe(key(), " ", acting(key()))), "request.no-subject");
    EXPECT_EQ(code_of(requests().describe(key(), "另一个", {clerk(), 1})), "request.changed-meanwhile");
}

TEST_P(Requests, RecordEachLookAtParticulars)
{
    PersonKey const supervisor{base::AgencyId{99}, 3};

    auto const seen = requests().particulars(key(), supervisor).value();

    EXPECT_EQ(seen, submission().particulars);
    auto const entry = journal::Journal{connection(), clock()}.entries_of(agency(), "request/1").back();
    EXPECT_EQ(entry.act.event, "request.particulars-seen");
    EXPECT_EQ(entry.act.actor, "person/99/3");
    EXPECT_EQ(code_of(requests().particulars({agency(), RequestId{99}}, clerk())), "request.not-found");
}

TEST_P(Requests, TakeCorrectedParticulars)
{
    auto corrected = submission(2).particulars;

    auto const amended = requests().amend_particulars(key(), corrected, acting(key())).value();
    corrected.content.clear();
    auto const refused = requests().amend_particulars(key(), corrected, acting(key()));
    auto const stale = requests().amend_particulars(key(), submission(3).particulars, {clerk(), 1});

    EXPECT_EQ(amended.version, 2);
    EXPECT_EQ(requests().particulars(key(), clerk()).value(), submission(2).particulars);
    EXPECT_THAT(requests().particulars_versions(key(), clerk()).value(), ElementsAre(submission(2).particulars, submission(1).particulars));
    EXPECT_EQ(std::get<ParticularsAmended>(requests().history(key())->back().event.what).version, 2);
    EXPECT_THAT(codes_of(refused.error()), ElementsAre("content: submission.description"));
    EXPECT_THAT(codes_of(stale.error()), ElementsAre(": request.changed-meanwhile"));
    EXPECT_THAT(lists().find_by_applicant(agency(), SearchBy::name, "测试申请人10000002", clerk()).value(), SizeIs(1));
    EXPECT_THAT(lists().find_by_applicant(agency(), SearchBy::name, "测试申请人10000001", clerk()).value(), SizeIs(1));
}

TEST_P(Requests, KeepTheOtherApplicantsOfAmendedParticulars)
{
    auto registration = paper(day(3, 3), 4);
    auto& before = registration.submission.particulars;
    before.co_applicants = {submission(5).particulars.applicant};
    before.representative = 0;
    auto const together = registered(registration).key;

    requests().amend_particulars(together, submission(6).particulars, acting(together)).value();

    auto const amended = requests().particulars(together, clerk()).value();
    EXPECT_EQ(amended.content, submission(6).particulars.content);
    EXPECT_EQ(amended.co_applicants, before.co_applicants);
    EXPECT_EQ(amended.representative, before.representative);
}

TEST_P(Requests, AmendNothingOfAClosedRequest)
{
    recorded(key(), Withdrawn{}).value();

    auto const refused = requests().amend_particulars(key(), submission(2).particulars, acting(key()));

    EXPECT_THAT(codes_of(refused.error()), ElementsAre(": request.closed"));
    EXPECT_EQ(requests().particulars(key(), clerk()).value(), submission().particulars);
}

TEST_P(Requests, DraftALetterByWritingIt)
{
    LetterContent const content{.kind = "extension_notice", .text = "延期答复告知书……", .elements = {{"addressee", "测试申请人"}}};

    auto const written = requests().write_letter(key(), LetterId{1}, content, acting(key())).value();
    auto changed = content;
    changed.text = "改过的延期答复告知书";
    requests().write_letter(key(), LetterId{1}, changed, acting(key())).value();

    EXPECT_EQ(written.request.letters.at(LetterId{1}).stage, LetterStage::draft);
    EXPECT_EQ(requests().letter(key(), LetterId{1}, clerk()).value(), changed);
    EXPECT_THAT(journalled(key()), ElementsAre("request.registered", "request.letter-moved", "request.letter-written", "request.letter-seen"));
}

TEST_P(Requests, ChangeNoLetterThatIsMoreThanADraft)
{
    LetterContent const content{.kind = "extension_notice", .text = "……"};
    requests().write_letter(key(), LetterId{1}, content, acting(key())).value();

    EXPECT_EQ(code_of(requests().write_letter(key(), LetterId{1}, {.kind = "denial", .text = ""}, acting(key()))), "letter.no-draft");
    recorded(key(), LetterMoved{LetterId{1}, LetterReviewed{}}).value();
    EXPECT_EQ(code_of(requests().write_letter(key(), LetterId{1}, content, acting(key()))), "letter.no-draft");
    EXPECT_EQ(code_of(requests().write_letter(key(), LetterId{2}, {.kind = "no such", .text = ""}, acting(key()))), "request.unknown-letter");
    EXPECT_EQ(code_of(requests().letter(key(), LetterId{2}, clerk())), "letter.no-text");
}

TEST_P(Requests, NumberLettersInTheirOwnRegister)
{
    auto const signed_letter = [&](LetterId letter) {
        for (auto const& step : std::vector<LetterStep>{LetterDrafted{"extension_notice"}, LetterReviewed{}, LetterSigned{Actor{"person/1/8"}}})
            recorded(key(), LetterMoved{letter, step}).value();
    };
    for (auto const letter : {1, 2, 3})
        signed_letter(LetterId{letter});

    requests().number_letter(key(), LetterId{1}, acting(key())).value();
    auto const unsigned_yet = requests().number_letter(key(), LetterId{9}, acting(key()));
    recorded(key(), LetterMoved{LetterId{2}, LetterNumbered{"qingshi公开〔2026〕2号"}}).value();
    auto const twice = recorded(key(), LetterMoved{LetterId{3}, LetterNumbered{"qingshi公开〔2026〕2号"}});
    auto const third = requests().number_letter(key(), LetterId{3}, acting(key())).value();

    EXPECT_EQ(third.request.letters.at(LetterId{1}).number, "qingshi公开〔2026〕1号");
    EXPECT_FALSE(unsigned_yet);
    EXPECT_EQ(code_of(twice), "letter.number-taken");
    EXPECT_EQ(third.request.letters.at(LetterId{3}).number, "qingshi公开〔2026〕3号");
}

TEST_P(Requests, KeepTheDraftOfTheDecisionSealed)
{
    DecisionDraft const draft{.kind = "partial",
                              .reasons = "理由",
                              .withheld = {{"第三人电话", "privacy", "第三方不同意"}},
                              .right_agency = RightAgency{"县民政局", "电话"},
                              .overrides = Override{"公共利益", LetterId{3}}};

    EXPECT_FALSE(requests().draft(key(), clerk()).value());
    requests().write_draft(key(), draft, acting(key())).value();
    auto const read = requests().draft(key(), clerk()).value();

    ASSERT_TRUE(read);
    EXPECT_EQ(read->kind, "partial");
    EXPECT_EQ(read->reasons, "理由");
    ASSERT_THAT(read->withheld, SizeIs(1));
    EXPECT_EQ(read->withheld.front().what, "第三人电话");
    EXPECT_EQ(read->right_agency->name, "县民政局");
    EXPECT_EQ(read->overrides->letter, LetterId{3});
    EXPECT_THAT(journalled(key()), ElementsAre("request.registered", "request.draft-written", "request.draft-seen"));
}

TEST_P(Requests, AreFollowedWithReceiptAndSecret)
{
    EXPECT_EQ(requests().follow(filed().receipt, filed().secret)->request.key, key());
    EXPECT_EQ(code_of(requests().follow(filed().receipt, filed().receipt)), "request.no-such-receipt");
    EXPECT_EQ(code_of(requests().follow(filed().secret, filed().secret)), "request.no-such-receipt");
    EXPECT_EQ(code_of(requests().follow("", "")), "request.no-such-receipt");
}

TEST_P(Requests, GiveTheSecretAnew)
{
    auto const secret = intake().renew_secret(key(), clerk()).value();

    EXPECT_TRUE(requests().follow(filed().receipt, secret));
    EXPECT_EQ(code_of(requests().follow(filed().receipt, filed().secret)), "request.no-such-receipt");
    EXPECT_THAT(journalled(key()), ElementsAre("request.registered", "request.secret-renewed"));
}

TEST_P(Requests, ShowTheCitizenWhatWasServed)
{
    serve("extension_notice", LetterId{1});
    requests().write_letter(key(), LetterId{2}, {.kind = "granted", .text = "草稿"}, acting(key())).value();
    serve("third_party_consultation", LetterId{3});

    auto const seen = requests().follow_letter(filed().receipt, filed().secret, LetterId{1}).value();

    EXPECT_THAT(seen.text, HasSubstr("测试申请人10000001"));
    EXPECT_EQ(code_of(requests().follow_letter(filed().receipt, filed().secret, LetterId{2})), "letter.not-served");
    EXPECT_EQ(code_of(requests().follow_letter(filed().receipt, filed().secret, LetterId{3})), "letter.not-served");
    auto const entry = journal::Journal{connection(), clock()}.entries_of(agency(), "request/1").back();
    EXPECT_EQ(entry.act.event, "request.letter-seen");
    EXPECT_EQ(entry.act.actor, "applicant");
}

TEST_P(Requests, LetNoLetterToAThirdPartyPassThatTellsWhoAsked)
{
    auto const& asker = submission().particulars.applicant;
    for (auto const& telling : {std::string{"测试申请人1000-0001"}, "　" + asker.name, "电话" + asker.telephone.substr(0, 3) + "-" + asker.telephone.substr(3)}) {
        requests().write_letter(key(), LetterId{1}, {.kind = "third_party_consultation", .text = "绿野公司：" + telling}, acting(key())).value();

        EXPECT_EQ(code_of(requests().record(key(), {LetterMoved{LetterId{1}, LetterReviewed{}}, clock().today(), clerk(), requests().find(key())->version})),
                  "letter.tells-too-much") << telling;
    }

    requests().write_letter(key(), LetterId{1}, {.kind = "third_party_consultation", .text = "绿野公司：合同单价"}, acting(key())).value();

    EXPECT_TRUE(requests().record(key(), {LetterMoved{LetterId{1}, LetterReviewed{}}, clock().today(), clerk(), requests().find(key())->version}));
}

ON_BOTH_ENGINES(Requests);

}  // namespace requests
