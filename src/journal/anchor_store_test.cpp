#include "journal/anchor_store.hpp"

#include "journal/journal.hpp"
#include "platform/sql/testing/test_database.hpp"
#include "platform/sql/transaction.hpp"

namespace journal {
namespace {

using namespace std::chrono;

constexpr AgencyId town{12};
constexpr AgencyId county{1};

class Anchors : public sql::OnBothEngines {
protected:
    void SetUp() override
    {
        OnBothEngines::SetUp();
        if (IsSkipped())
            return;
        ASSERT_TRUE(migrate(connection(), schema()));
    }

    void record(AgencyId agency, int count)
    {
        write([&] {
            for (int i = 0; i < count; ++i)
                journal().record(agency, {.event = "request.received", .subject = "request/1", .actor = actor_, .happened_at = clock_.now()});
        });
    }

    // The same number of entries by another actor in the place of all that stood there: nothing of the chain itself shows it.
    void rewrite_wholly(AgencyId agency)
    {
        auto const count = journal().head(agency)->number;
        write([&] {
            connection().execute("DELETE FROM journal_entry WHERE agency_id = $1", {agency.value});
            connection().execute("DELETE FROM journal_head WHERE agency_id = $1", {agency.value});
        });
        actor_ = "person/2/2";
        record(agency, static_cast<int>(count));
    }

    template <class Step>
    void write(Step const& step)
    {
        sql::Transaction transaction{connection()};
        step();
        transaction.commit();
    }

    [[nodiscard]] Journal journal() { return {connection(), clock_}; }
    [[nodiscard]] AnchorStore store() { return AnchorStore{connection()}; }
    [[nodiscard]] Instant now() const { return clock_.now(); }
    void pass(std::chrono::hours time) { clock_.set(clock_.now() + time); }

    void keep_head(AgencyId agency, Way way)
    {
        write([&] { store().keep(*journal().head(agency), way); });
    }

private:
    std::string actor_ = "person/1/1";
    clocks::SetClock clock_{sys_days{2026y / March / 3} + 2h};
};

}  // namespace

TEST_P(Anchors, StayAsTheyWereAtFirst)
{
    record(town, 2);
    keep_head(town, Way::sheet);
    pass(24h);
    keep_head(town, Way::sheet);
    record(town, 1);
    keep_head(town, Way::list);

    auto const kept = store().kept(town, 10);

    ASSERT_EQ(kept.size(), 2U);
    EXPECT_EQ(kept[0].anchor, *journal().head(town));
    EXPECT_EQ(kept[0].way, Way::list);
    EXPECT_EQ(kept[1].anchor.number, 2);
    EXPECT_EQ(kept[1].anchor.taken_at, now() - 24h);
    EXPECT_EQ(store().kept(town, 1).size(), 1U);
    EXPECT_TRUE(store().kept(county, 10).empty());
}

TEST_P(Anchors, ShowAChainThatWasWhollyRewritten)
{
    record(town, 3);
    keep_head(town, Way::sheet);
    auto const anchor = *journal().head(town);
    record(town, 2);

    rewrite_wholly(town);

    EXPECT_EQ(journal().verify(town, {}), std::nullopt);
    EXPECT_EQ(journal().verify(town, store().anchors_of(town)), (Break{Break::Kind::rewritten, 3, anchor}));
}

TEST_P(Anchors, ShowATailThatWasCutOffTogetherWithTheWrittenEnd)
{
    record(town, 3);
    keep_head(town, Way::sheet);
    auto const anchor = *journal().head(town);

    write([&] {
        connection().execute("DELETE FROM journal_entry WHERE number = 3");
        connection().execute("UPDATE journal_head SET number = 2, hash = (SELECT hash FROM journal_entry WHERE number = 2)");
    });

    EXPECT_EQ(journal().verify(town, {}), std::nullopt);
    EXPECT_EQ(journal().verify(town, store().anchors_of(town)), (Break{Break::Kind::cut_off, 3, anchor}));
}

TEST_P(Anchors, AreTakenOfChainsThatGrew)
{
    record(town, 2);
    record(county, 1);
    EXPECT_EQ(store().heads(now()).size(), 2U);
    keep_head(town, Way::list);
    keep_head(county, Way::sheet);

    EXPECT_EQ(store().grown_heads(now()), std::vector{*journal().head(county)});

    record(town, 1);
    EXPECT_EQ(store().grown_heads(now()).size(), 2U);
}

TEST_P(Anchors, WaitInListsUntilTheyHaveLeft)
{
    KeptList const first{.number = 1, .taken_at = now(), .content = "one"};
    KeptList const second{.number = 2, .taken_at = now(), .content = "two"};
    EXPECT_EQ(store().last_list(), std::nullopt);

    write([&] {
        store().add(first);
        store().add(second);
        store().filed(1, now());
        store().stamped(2, std::string{"\0token", 6});
        store().handed_in(1, now());
    });

    EXPECT_EQ(store().last_list()->content, "two");
    EXPECT_EQ(store().lists_to_file().size(), 1U);
    EXPECT_EQ(store().lists_to_file()[0].number, 2);
    EXPECT_EQ(store().lists_to_stamp()[0].filed_at, now());
    EXPECT_EQ(store().lists_to_hand_in().size(), 1U);
    EXPECT_EQ(store().lists_to_hand_in()[0].number, 2);
    EXPECT_EQ(store().stamped_lists()[0].token, (std::string{"\0token", 6}));
}

TEST_P(Anchors, OfOthersContradictEachOther)
{
    ReceivedHead const received{"qingshi", {"liuhe", 10, std::string(64, 'a'), now()}, now()};
    write([&] {
        store().add(received);
        store().add(received);
    });

    EXPECT_EQ(store().received("qingshi"), std::vector{received});
    EXPECT_EQ(store().received(""), std::vector{received});
    EXPECT_TRUE(store().received("another").empty());
    EXPECT_EQ(store().contradiction("qingshi", received.head), std::nullopt);
    EXPECT_EQ(store().contradiction("qingshi", {"liuhe", 11, std::string(64, 'b'), now() + 1h}), std::nullopt);
    EXPECT_EQ(store().contradiction("qingshi", {"liuhe", 10, std::string(64, 'b'), now()}), received);
    EXPECT_EQ(store().contradiction("qingshi", {"liuhe", 9, std::string(64, 'b'), now() + 1h}), received);
    EXPECT_EQ(store().contradiction("qingshi", {"liuhe", 9, std::string(64, 'b'), now() - 1h}), std::nullopt);
    EXPECT_EQ(store().contradiction("another", {"liuhe", 9, std::string(64, 'b'), now() + 1h}), std::nullopt);
}

TEST_P(Anchors, OfAnInstallationBelongToTheAgencyThatHandedThemInFirst)
{
    write([&] {
        EXPECT_EQ(store().agency_of_installation("qingshi", town, now()), town);
        EXPECT_EQ(store().agency_of_installation("qingshi", county, now()), town);
        EXPECT_EQ(store().agency_of_installation("nanhe", county, now()), county);
    });
}

ON_BOTH_ENGINES(Anchors);

}  // namespace journal
