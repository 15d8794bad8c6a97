#include "requests/opinions/opinion_service.hpp"

#include "platform/sql/transaction.hpp"
#include "requests/desk_fixture.hpp"

#include <gmock/gmock.h>

namespace requests {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class Opinions : public WithDesk {
protected:
    void SetUp() override
    {
        WithDesk::SetUp();
        if (IsSkipped())
            return;
        key_ = registered(paper(day(3, 3))).key;
    }

    OpinionService opinions() { return OpinionService{tools()}; }
    RequestKey key() const { return key_; }
    SheetKey sheet(std::int64_t number = 1) const { return {key_, number}; }
    // Gives the code of the letter.
    std::string asked()
    {
        opinions().ask(key(), {.third_party = "绿野公司", .passages = {"单价", "", "结算账户"}}, acting(key())).value();
        return opinions().sheets(key(), clerk())->back().code;
    }
    void sent(Date on) { opinions().note_sent(sheet(), on, acting(key())).value(); }
    static ThirdPartyOpinion refusal()
    {
        return {.passages = {{PassageMark::consent, ""}, {PassageMark::refuse, "账户属于商业秘密"}}, .signer = "张经理"};
    }

private:
    RequestKey key_;
};

}  // namespace

TEST_P(Opinions, AreAskedByACodeThatOpensThePassagesAlone)
{
    auto const code = asked();

    auto const seen = opinions().asked(" " + code.substr(0, 4) + "-" + code.substr(4)).value();

    EXPECT_THAT(seen.passages, ElementsAre("单价", "结算账户"));
    EXPECT_EQ(seen.agency, agency());
    EXPECT_EQ(seen.working_days, 15);
    EXPECT_FALSE(seen.due);
    EXPECT_TRUE(seen.is_open);
    EXPECT_EQ(code_of(opinions().asked("AAAAAAAAAAAA")), "opinion.no-such-code");
    EXPECT_EQ(code_of(opinions().asked("")), "opinion.no-such-code");
}

TEST_P(Opinions, HaveFifteenWorkingDaysFromTheDayTheLetterCame)
{
    auto const code = asked();
    sent(day(3, 3));
    set_today(day(3, 6));

    recorded(key(), OpinionLetterReached{1}).value();

    EXPECT_EQ(opinions().asked(code)->reached, day(3, 6));
    EXPECT_EQ(opinions().asked(code)->due, day(3, 27));
}

TEST_P(Opinions, WaitUntilTheDeskTakesThemIn)
{
    auto const code = asked();
    sent(day(3, 3));
    set_today(day(3, 9));
    ASSERT_TRUE(opinions().answer(code, refusal()));
    EXPECT_THAT(opinions().waiting(agency()).value(), SizeIs(1));
    EXPECT_TRUE(opinions().standing(key())->front().waits);
    EXPECT_TRUE(opinions().asked(code)->is_open);
    set_today(day(3, 12));

    auto const view = opinions().take_in(sheet(), Opinion::objects_with_ground, 1, acting(key())).value();

    ASSERT_THAT(view.request.consultations, SizeIs(1));
    EXPECT_EQ(view.request.consultations.front().answered, day(3, 9));  // when it came, not when somebody looked
    EXPECT_EQ(view.request.consultations.front().opinion, Opinion::objects_with_ground);
    EXPECT_EQ(view.due.day, day(4, 7));  // four working days of consultation, and 6 April is a holiday
    EXPECT_THAT(opinions().waiting(agency()).value(), IsEmpty());
    EXPECT_FALSE(opinions().asked(code)->is_open);
    EXPECT_EQ(code_of(opinions().take_in(sheet(), Opinion::consents, 1, acting(key()))), "opinion.nothing-to-take");
    EXPECT_THAT(codes_of(opinions().answer(code, refusal()).error()), ElementsAre(": opinion.closed"));
}

TEST_P(Opinions, LetTheClockGoOnFromTheDayTheyComeThoughNobodyTakesThemIn)
{
    auto const code = asked();
    sent(day(3, 3));
    set_today(day(3, 9));
    ASSERT_TRUE(opinions().answer(code, refusal()));
    set_today(day(4, 8));

    auto const view = requests().find(key()).value();

    EXPECT_EQ(view.due.day, day(4, 7));  // overdue, and it shows
    EXPECT_FALSE(view.due.moves);
    EXPECT_EQ(view.request.consultations.front().answered, day(3, 9));
    EXPECT_EQ(view.request.consultations.front().opinion, Opinion::objects_with_ground);  // what it says, until somebody weighs it
    EXPECT_EQ(requests().history(key())->back().event.by, Actor{"third-party"});
    EXPECT_TRUE(opinions().standing(key())->front().waits);
}

TEST_P(Opinions, StopTheClockUntilTheLastOfThemHasCome)
{
    auto const first = asked();
    auto const second = asked();
    sent(day(3, 3));
    opinions().note_sent(sheet(2), day(3, 3), acting(key())).value();
    set_today(day(3, 6));
    ASSERT_TRUE(opinions().answer(first, refusal()));
    EXPECT_TRUE(requests().find(key())->due.moves);
    set_today(day(3, 9));

    ASSERT_TRUE(opinions().answer(second, refusal()));

    EXPECT_FALSE(requests().find(key())->due.moves);
    EXPECT_EQ(requests().find(key())->due.day, day(4, 7));
}

TEST_P(Opinions, AreWeighedByTheDeskWithoutMovingTheClock)
{
    auto const code = asked();
    sent(day(3, 3));
    set_today(day(3, 9));
    ASSERT_TRUE(opinions().answer(code, refusal()));
    set_today(day(3, 12));

    auto const view = opinions().take_in(sheet(), Opinion::objects_without_ground, 1, acting(key())).value();

    EXPECT_EQ(view.request.consultations.front().answered, day(3, 9));
    EXPECT_EQ(view.request.consultations.front().opinion, Opinion::objects_without_ground);
    EXPECT_EQ(view.due.day, day(4, 7));
    EXPECT_FALSE(opinions().standing(key())->front().waits);
    EXPECT_THAT(journalled(key()), Contains("request.opinion-taken-in"));
}

TEST_P(Opinions, CannotHaveComeBeforeTheirLetterWentOut)
{
    auto const code = asked();
    set_today(day(3, 9));
    ASSERT_TRUE(opinions().answer(code, refusal()));
    set_today(day(3, 10));

    EXPECT_EQ(code_of(opinions().note_sent(sheet(), day(3, 10), acting(key()))), "opinion.answered-before");
    auto const view = opinions().note_sent(sheet(), day(3, 3), acting(key())).value();

    EXPECT_EQ(view.request.consultations.front().answered, day(3, 9));
    EXPECT_EQ(view.due.day, day(4, 7));
    EXPECT_TRUE(opinions().take_in(sheet(), Opinion::objects_with_ground, 1, acting(key())));
}

TEST_P(Opinions, ThatCameBeforeAnEnteredDayAreTakenInOnThatDay)  // answers of an earlier version, not on the clock yet
{
    asked();
    set_today(day(3, 10));
    sent(day(3, 10));
    {
        sql::Transaction transaction{connection()};
        OpinionStore{connection()}.add_answer(sheet(), {.number = 1, .sent_on = day(3, 9), .sealed = "what it said"});
        transaction.commit();
    }

    auto const view = opinions().take_in(sheet(), Opinion::consents, 1, acting(key())).value();

    EXPECT_EQ(view.request.consultations.front().answered, day(3, 10));
}

TEST_P(Opinions, AreReplacedByALaterOneUntilThen)
{
    auto const code = asked();
    sent(day(3, 3));
    ASSERT_TRUE(opinions().answer(code, refusal()));
    auto changed = refusal();
    changed.passages.back() = {PassageMark::consent, ""};

    ASSERT_TRUE(opinions().answer(code, changed));

    EXPECT_EQ(opinions().asked(code)->last->said, changed);
    EXPECT_THAT(opinions().sheets(key(), clerk())->front().answers, SizeIs(2));
    EXPECT_EQ(code_of(opinions().take_in(sheet(), Opinion::objects_with_ground, 1, acting(key()))), "opinion.newer-answer");  // only the first was read
    EXPECT_TRUE(opinions().take_in(sheet(), Opinion::objects_with_ground, 2, acting(key())));
}

TEST_P(Opinions, TellAllThatIsWrongWithAnAnswerAndKeepNothing)
{
    auto const code = asked();

    auto const refused = opinions().answer(code, {.passages = {{PassageMark::partly, ""}}, .signer = ""});

    EXPECT_THAT(codes_of(refused.error()), ElementsAre("reasons-1: opinion.which-part", "passage-2: opinion.no-mark", "signer: opinion.no-signer"));
    EXPECT_FALSE(opinions().asked(code)->last);
}

TEST_P(Opinions, RefuseAQuestionThatSaysWhoAsked)
{
    auto const name = submission().particulars.applicant.name;

    auto const refused = opinions().ask(key(), {.third_party = "绿野公司", .passages = {name + "要的合同"}}, acting(key()));

    EXPECT_THAT(codes_of(refused.error()), ElementsAre("passages: opinion.names-applicant"));
    EXPECT_THAT(opinions().standing(key()).value(), IsEmpty());
}

TEST_P(Opinions, AreTakenInOnlyOnceTheLetterHasGoneOut)
{
    auto const code = asked();
    ASSERT_TRUE(opinions().answer(code, refusal()));

    EXPECT_EQ(code_of(opinions().take_in(sheet(), Opinion::consents, 1, acting(key()))), "opinion.not-sent");
    sent(day(3, 3));
    EXPECT_EQ(code_of(opinions().note_sent(sheet(), day(3, 3), acting(key()))), "opinion.sent-already");
    EXPECT_EQ(code_of(opinions().note_sent(sheet(9), day(3, 3), acting(key()))), "opinion.no-such-sheet");
    EXPECT_TRUE(opinions().take_in(sheet(), Opinion::objects_with_ground, 1, acting(key())));
}

TEST_P(Opinions, AreJournalledWithoutWhatWasSaid)
{
    auto const code = asked();
    sent(day(3, 3));
    ASSERT_TRUE(opinions().answer(code, refusal()));

    auto const entries = journal::Journal{connection(), clock()}.entries_of(agency(), "request/1");

    EXPECT_THAT(journalled(key()), Contains("request.opinion-question-written"));
    EXPECT_THAT(journalled(key()), Contains("request.opinions-seen"));
    EXPECT_THAT(journalled(key()), Contains("request.opinion-received"));
    for (auto const& entry : entries)
        EXPECT_EQ(entry.act.details.find("账户"), std::string::npos);
}

TEST_P(Opinions, AreGoneWithTheCase)
{
    auto const code = asked();
    ASSERT_TRUE(opinions().answer(code, refusal()));
    recorded(key(), Withdrawn{}).value();
    set_today(day(3, 10, 2036));

    ASSERT_TRUE(requests().erase(key(), clerk()));

    EXPECT_EQ(code_of(opinions().asked(code)), "opinion.no-such-code");
    auto const rows = connection().query("SELECT sealed FROM opinion_message WHERE sealed IS NOT NULL");
    EXPECT_TRUE(rows.empty());
}

ON_BOTH_ENGINES(Opinions);

}  // namespace requests
