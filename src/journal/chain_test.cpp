#include "journal/chain.hpp"

#include <gtest/gtest.h>

namespace journal {
namespace {

constexpr AgencyId town{12};

// Five entries that fit together.
std::vector<Entry> whole_chain()
{
    std::vector<Entry> chain;
    for (std::int64_t number = 1; number <= 5; ++number) {
        Entry entry{town, number, {.event = "request.received", .subject = "request/" + std::to_string(number), .actor = "person/1"}, {}, {}};
        entry.hash = hash_of(entry, chain.empty() ? "" : chain.back().hash);
        chain.push_back(entry);
    }
    return chain;
}

Anchor anchor_at(Entry const& entry)
{
    return {entry.agency, entry.number, entry.hash, {}};
}

std::optional<Break> check(std::vector<Entry> const& chain, std::vector<Anchor> const& anchors = {},
                           std::optional<Anchor> const& head = anchor_at(whole_chain().back()))
{
    ChainCheck walk{town, head, anchors};
    for (auto const& entry : chain)
        walk.take(entry);
    return walk.first_break();
}

// The same acts but one, with every hash behind it made anew: what one can do who may write everything.
std::vector<Entry> rewritten_from(std::size_t index)
{
    auto chain = whole_chain();
    chain[index].act.actor = "person/2";
    for (auto i = index; i < chain.size(); ++i)
        chain[i].hash = hash_of(chain[i], i == 0 ? "" : chain[i - 1].hash);
    return chain;
}

}  // namespace

TEST(ChainCheck, PassesAWholeChain)
{
    EXPECT_EQ(check(whole_chain(), {anchor_at(whole_chain()[2])}), std::nullopt);
    EXPECT_EQ(check({}, {}, std::nullopt), std::nullopt);
}

TEST(ChainCheck, NamesTheFirstChangedEntry)
{
    for (std::size_t i = 0; i < 5; ++i) {
        auto chain = whole_chain();
        chain[i].act.details = "{}";

        auto const found = check(chain);

        ASSERT_TRUE(found);
        EXPECT_EQ(found->kind, Break::Kind::changed);
        EXPECT_EQ(found->number, static_cast<std::int64_t>(i) + 1);
    }
}

TEST(ChainCheck, HashesEachFieldForItself)
{
    Entry const left{town, 1, {.event = "ab", .subject = "c"}, {}, {}};
    Entry const right{town, 1, {.event = "a", .subject = "bc"}, {}, {}};

    EXPECT_NE(hash_of(left, ""), hash_of(right, ""));
}

TEST(ChainCheck, NamesAMissingEntry)
{
    auto chain = whole_chain();
    chain.erase(chain.begin() + 2);

    EXPECT_EQ(check(chain), (Break{Break::Kind::missing, 3, std::nullopt}));
}

TEST(ChainCheck, CatchesACutOffTail)
{
    auto const chain = whole_chain();
    auto const shorter = std::vector(chain.begin(), chain.begin() + 3);

    auto const by_head = check(shorter);
    auto const by_anchor = check(shorter, {anchor_at(chain[4])}, anchor_at(chain[2]));

    ASSERT_TRUE(by_head && by_anchor);
    EXPECT_EQ(by_head->kind, Break::Kind::cut_off);
    EXPECT_EQ(by_anchor->kind, Break::Kind::cut_off);
    EXPECT_EQ(by_anchor->number, 4);
    EXPECT_EQ(check(shorter, {}, anchor_at(chain[2])), std::nullopt);  // without an anchor nobody can know
}

TEST(ChainCheck, CatchesAWhollyRewrittenChainByItsAnchors)
{
    auto const chain = rewritten_from(0);
    auto const anchor = anchor_at(whole_chain()[3]);

    EXPECT_EQ(check(chain, {}, anchor_at(chain.back())), std::nullopt);
    EXPECT_EQ(check(chain, {anchor}, anchor_at(chain.back())), (Break{Break::Kind::rewritten, 4, anchor}));
}

TEST(ChainCheck, CatchesEntriesThatSlippedInBehindTheHead)
{
    auto const chain = whole_chain();

    EXPECT_EQ(check(chain, {}, anchor_at(chain[3])), (Break{Break::Kind::slipped_in, 5, std::nullopt}));
}

TEST(ChainCheck, PassesOverAnchorsOfOthers)
{
    EXPECT_EQ(check(whole_chain(), {Anchor{AgencyId{13}, 2, "another", {}}}), std::nullopt);
}

}  // namespace journal
