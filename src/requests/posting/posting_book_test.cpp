#include "requests/posting/posting_book.hpp"

#include "requests/desk_fixture.hpp"

#include <gmock/gmock.h>

namespace requests {
namespace {

using testing::Contains;
using testing::IsEmpty;
using testing::SizeIs;

class Postings : public WithDesk {
protected:
    PostingBook book() { return PostingBook{tools()}; }
    std::vector<PostedLetter> posted(Date from, Date to) { return book().posted(agency(), from, to).value(); }
};

}  // namespace

TEST_P(Postings, ListWhatWasGivenToThePostInThoseDays)
{
    auto const first = registered(paper(day(3, 3), 1)).key;
    answered(first, "granted");
    set_today(day(3, 4));
    auto const second = registered(paper(day(3, 4), 2)).key;
    answered(second, "granted");

    auto const all = posted(day(3, 3), day(3, 4));

    ASSERT_THAT(all, SizeIs(2));
    EXPECT_EQ(all[0].key, first);
    EXPECT_EQ(all[0].posted_on, day(3, 3));
    EXPECT_EQ(all[0].carrier, "state_post");
    EXPECT_FALSE(all[0].number.empty());
    EXPECT_EQ(all[1].key, second);
    EXPECT_THAT(posted(day(3, 4), day(3, 4)), SizeIs(1));
    EXPECT_THAT(posted(day(3, 5), day(3, 9)), IsEmpty());
}

TEST_P(Postings, LeaveOutWhatWasHandedOver)
{
    auto const key = registered(paper(day(3, 3))).key;
    recorded(key, Decided{"granted", {}, LetterId{1}}).value();
    for (auto const& step : std::vector<LetterStep>{LetterDrafted{"granted"}, LetterReviewed{}, LetterSigned{Actor{"person/1/8"}}})
        recorded(key, LetterMoved{LetterId{1}, step}).value();
    requests().number_letter(key, LetterId{1}, acting(key)).value();
    recorded(key, LetterMoved{LetterId{1}, LetterStamped{}}).value();
    recorded(key, LetterMoved{LetterId{1}, LetterServed{"direct", ""}}).value();

    EXPECT_THAT(posted(day(3, 1), day(3, 31)), IsEmpty());
}

TEST_P(Postings, SayWhenALetterCameOnceThatIsKnown)
{
    auto const key = registered(paper(day(3, 3))).key;
    answered(key, "granted");
    set_today(day(3, 6));
    EXPECT_FALSE(posted(day(3, 3), day(3, 3)).front().received_on);

    recorded(key, LetterMoved{LetterId{1}, LetterReceived{"return_receipt"}}, day(3, 5)).value();

    EXPECT_EQ(posted(day(3, 3), day(3, 3)).front().received_on, day(3, 5));
}

TEST_P(Postings, JournalThatThePapersWerePrinted)
{
    auto const key = registered(paper(day(3, 3))).key;

    ASSERT_TRUE(book().note_printed(key, LetterId{1}, clerk()));

    EXPECT_THAT(journalled(key), Contains("request.posting-printed"));
}

ON_BOTH_ENGINES(Postings);

}  // namespace requests
