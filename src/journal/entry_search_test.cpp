#include "journal/entry_search.hpp"

#include "journal/journal.hpp"
#include "platform/clock/local_time.hpp"
#include "platform/sql/testing/test_database.hpp"
#include "platform/sql/transaction.hpp"

#include <gmock/gmock.h>

namespace journal {
namespace {

using namespace std::chrono;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr AgencyId town{12};

class EntrySearches : public sql::OnBothEngines {
protected:
    void SetUp() override
    {
        OnBothEngines::SetUp();
        if (IsSkipped())
            return;
        ASSERT_TRUE(migrate(connection(), schema()));
        record(2, "request.registered", "request/1", "person/1/1", 2);
        record(3, "request.particulars-seen", "request/1", "person/1/2", 3);
        record(3, "request.served", "request/1", "person/1/1", 2);
        record(4, "request.registered", "request/2", "person/1/1", 4);
    }

    // On a day of March, said to have happened on another one.
    void record(unsigned day, std::string event, std::string subject, std::string actor, unsigned happened)
    {
        clocks::SetClock const clock{clocks::start_of(2026y / March / std::chrono::day{day}) + 9h};
        auto const at = happened == day ? clock.now() : clocks::start_of(2026y / March / std::chrono::day{happened});
        sql::Transaction transaction{connection()};
        Journal{connection(), clock}.record(town, {.event = std::move(event), .subject = std::move(subject), .actor = std::move(actor), .happened_at = at});
        transaction.commit();
    }

    std::vector<std::int64_t> numbers(EntryFilter const& filter, EntryWindow const& window = {})
    {
        std::vector<std::int64_t> found;
        for (auto const& entry : find_entries(connection(), town, filter, window).entries)
            found.push_back(entry.number);
        return found;
    }
};

}  // namespace

TEST_P(EntrySearches, GiveTheLatestFirstPageByPage)
{
    EXPECT_THAT(numbers({}), ElementsAre(4, 3, 2, 1));
    EXPECT_THAT(numbers({}, {.first = 1, .most = 2}), ElementsAre(3, 2));
    EXPECT_THAT(numbers({}, {.first = 4, .most = 2}), IsEmpty());
    EXPECT_EQ(find_entries(connection(), town, {}, {.first = 1, .most = 2}).total, 4);
    EXPECT_EQ(find_entries(connection(), AgencyId{13}, {}, {}).total, 0);
}

TEST_P(EntrySearches, FindByWhoWhatAndCase)
{
    EXPECT_THAT(numbers({.event = "request.registered"}), ElementsAre(4, 1));
    EXPECT_THAT(numbers({.actor = "person/1/2"}), ElementsAre(2));
    EXPECT_THAT(numbers({.actor = "person/1/1", .subject = "request/1"}), ElementsAre(3, 1));
    EXPECT_THAT(numbers({.subject = "request/9"}), IsEmpty());
}

TEST_P(EntrySearches, FindByTheDayOnWhichItWasRecorded)
{
    EXPECT_THAT(numbers({.from = 2026y / March / 3}), ElementsAre(4, 3, 2));
    EXPECT_THAT(numbers({.until = 2026y / March / 3}), ElementsAre(3, 2, 1));
    EXPECT_THAT(numbers({.from = 2026y / March / 3, .until = 2026y / March / 3}), ElementsAre(3, 2));
}

TEST_P(EntrySearches, FindLooksAndWhatWasEnteredLater)
{
    EXPECT_THAT(numbers({.only = EntryFilter::Only::looks}), ElementsAre(2));
    EXPECT_THAT(numbers({.only = EntryFilter::Only::back_dated}), ElementsAre(3));
}

TEST_P(EntrySearches, OfferWhatThereIsToChooseAmong)
{
    EXPECT_THAT(events_in(connection(), town), ElementsAre("request.particulars-seen", "request.registered", "request.served"));
    EXPECT_THAT(actors_in(connection(), town), ElementsAre("person/1/1", "person/1/2"));
}

ON_BOTH_ENGINES(EntrySearches);

}  // namespace journal
