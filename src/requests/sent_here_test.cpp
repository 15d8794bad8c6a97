#include "requests/sent_here.hpp"

#include "requests/desk_fixture.hpp"

namespace requests {
namespace {

class SentFromHere : public WithDesk {
protected:
    SentHere sent_here() { return SentHere{tools()}; }
    // Sends one from the browser with that token.
    void send(std::string_view token, int who = 1)
    {
        auto const key = intake().submit(agency(), submission(who))->key;
        ASSERT_TRUE(sent_here().keep(token, key));
    }
    int next(std::string_view token, int who = 1) { return sent_here().next_of_month(token, agency(), submission(who).particulars).value(); }
};

}  // namespace

TEST_P(SentFromHere, CountTheSameApplicantsRequestsOfTheMonth)
{
    EXPECT_EQ(next("mine"), 1);

    send("mine");
    send("mine");

    EXPECT_EQ(next("mine"), 3);
}

TEST_P(SentFromHere, TellNothingOfWhatWasSentElsewhere)
{
    send("theirs");
    registered(paper(day(3, 3)));

    EXPECT_EQ(next("mine"), 1);
    EXPECT_EQ(next(""), 1);
}

TEST_P(SentFromHere, TellNothingOfAnotherApplicantWhoUsedTheSameBrowser)
{
    send("shared", 1);
    send("shared", 1);

    EXPECT_EQ(next("shared", 2), 1);
}

TEST_P(SentFromHere, BeginAnewWithTheMonthAndForgetTheOneBefore)
{
    send("mine");
    set_today(day(4, 1));
    EXPECT_EQ(next("mine"), 1);

    send("other");

    auto const rows = connection().query("SELECT COUNT(*) AS n FROM sent_here");
    EXPECT_EQ(rows.front().integer("n"), 1);
}

TEST_P(SentFromHere, AreForgottenWithTheirCase)
{
    send("mine");
    RequestKey const key{agency(), RequestId{1}};
    recorded(key, Withdrawn{}).value();
    set_today(day(3, 10, 2036));

    ASSERT_TRUE(requests().erase(key, clerk()));

    EXPECT_TRUE(connection().query("SELECT request_id FROM sent_here").empty());
}

ON_BOTH_ENGINES(SentFromHere);

}  // namespace requests
