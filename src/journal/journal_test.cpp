#include "journal/journal.hpp"

#include "platform/sql/testing/test_database.hpp"
#include "platform/sql/transaction.hpp"

#include <thread>

namespace journal {
namespace {

using namespace std::chrono;

constexpr AgencyId town{12};
constexpr AgencyId county{1};

Act act(std::string subject)
{
    return {.event = "request.received", .subject = std::move(subject), .actor = "person/4", .rule = "R-REQ-01",
            .happened_at = sys_days{2026y / March / 2} + 1h, .details = R"({"channel":"post"})"};
}

class Journals : public sql::OnBothEngines {
protected:
    void SetUp() override
    {
        OnBothEngines::SetUp();
        if (IsSkipped())
            return;
        ASSERT_TRUE(migrate(connection(), schema()));
    }

    void record(AgencyId agency, std::vector<Act> const& acts)
    {
        sql::Transaction transaction{connection()};
        Journal{connection(), clock_}.record(agency, acts);
        transaction.commit();
    }

    // Past the journal, as one who can write to the database.
    void tamper(std::string_view statement)
    {
        sql::Transaction transaction{connection()};
        connection().execute(statement);
        transaction.commit();
    }

    [[nodiscard]] Journal journal() { return {connection(), clock_}; }

    clocks::SetClock clock_{sys_days{2026y / March / 3} + 2h};
};

}  // namespace

TEST_P(Journals, KeepWhatHappenedAndWhenItWasRecorded)
{
    record(town, {act("request/1"), act("request/2")});

    auto const entries = journal().entries_of(town, "request/2");

    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(entries[0].number, 2);
    EXPECT_EQ(entries[0].act, act("request/2"));
    EXPECT_EQ(entries[0].recorded_at, clock_.now());
    EXPECT_EQ(journal().head(town)->hash, entries[0].hash);
}

TEST_P(Journals, KeepAChainForEachAgency)
{
    record(town, {act("request/1")});
    record(county, {act("request/1"), act("request/2")});
    record(town, {act("request/3")});

    EXPECT_EQ(journal().head(town)->number, 2);
    EXPECT_EQ(journal().head(county)->number, 2);
    EXPECT_EQ(journal().head(AgencyId{99}), std::nullopt);
    EXPECT_EQ(journal().verify(town, {}), std::nullopt);
    EXPECT_EQ(journal().verify(county, {}), std::nullopt);
}

TEST_P(Journals, RecordNothingOfAnActThatWasRolledBack)
{
    record(town, {act("request/1")});
    {
        sql::Transaction const transaction{connection()};
        journal().record(town, act("request/2"));
    }
    record(town, {act("request/3")});

    EXPECT_EQ(journal().head(town)->number, 2);
    EXPECT_EQ(journal().verify(town, {}), std::nullopt);
}

TEST_P(Journals, ShowWhatWasChangedBehindTheirBack)
{
    record(town, {act("request/1"), act("request/2"), act("request/3")});
    auto const anchor = *journal().head(town);

    tamper("UPDATE journal_entry SET happened_at = '2026-03-01T00:00:00Z' WHERE number = 2");
    EXPECT_EQ(journal().verify(town, {}), (Break{Break::Kind::changed, 2, std::nullopt}));

    tamper("DELETE FROM journal_entry WHERE number >= 2");
    EXPECT_EQ(journal().verify(town, {})->kind, Break::Kind::cut_off);

    tamper("UPDATE journal_head SET number = 1, hash = (SELECT hash FROM journal_entry WHERE number = 1)");
    EXPECT_EQ(journal().verify(town, {}), std::nullopt);
    EXPECT_EQ(journal().verify(town, {anchor}), (Break{Break::Kind::cut_off, 2, anchor}));
}

TEST_P(Journals, NumberWithoutGapsWhenManyWriteAtOnce)
{
    std::vector<std::thread> writers;

    for (int writer = 0; writer < 4; ++writer)
        writers.emplace_back([this] {
            for (int i = 0; i < 10; ++i)
                sql::retry_when_busy([this] {
                    auto const own = database().connection();
                    sql::Transaction transaction{*own};
                    Journal{*own, clock_}.record(town, act("request/1"));
                    transaction.commit();
                });
        });
    for (auto& writer : writers)
        writer.join();

    EXPECT_EQ(journal().head(town)->number, 40);
    EXPECT_EQ(journal().verify(town, {}), std::nullopt);
}

ON_BOTH_ENGINES(Journals);

}  // namespace journal
