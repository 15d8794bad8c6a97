#include "agencies/anchors/anchor_service.hpp"

#include "agencies/agency_fixture.hpp"
#include "platform/crypto/sha256.hpp"
#include "platform/files/read_file.hpp"
#include "platform/files/test_folder.hpp"
#include "platform/timestamp/testing/test_authority.hpp"
#include "platform/timestamp/time_stamp.hpp"

namespace agencies {
namespace {

class AnchorServices : public WithAgencies {
protected:
    [[nodiscard]] AnchorService anchors() { return {database(), clock()}; }
    [[nodiscard]] journal::Journal journal() { return {connection(), clock()}; }

    static std::string content(std::filesystem::path const& file) { return files::read_file(file, 1'000'000).value(); }
};

}  // namespace

TEST_P(AnchorServices, HandOutAllChainsUnderTheCodesOfTheirAgencies)
{
    auto const county = add("county");
    auto const town = add("town", county);

    auto const list = anchors().hand_out();

    EXPECT_EQ(list.installation, "county");
    ASSERT_EQ(list.heads.size(), 2U);
    EXPECT_EQ(list.heads[1], (journal::NamedHead{"town", 1, journal().head(town)->hash, clock().now()}));
    EXPECT_EQ(anchors().kept(town, 5).at(0).way, journal::Way::file);
}

TEST_P(AnchorServices, RecordThatADaySheetWasPrinted)
{
    auto const town = service().find(add("town")).value();

    auto const head = anchors().hand_out(town, actor).value();

    EXPECT_EQ(head.number, 1);
    EXPECT_EQ(journal().head(town.id)->number, 2);
    EXPECT_EQ(journal().entries_of(town.id, "journal/1").at(0).act.event, "journal.sheet-printed");
    EXPECT_EQ(anchors().kept(town.id, 5).at(0).anchor.hash, head.hash);
}

TEST_P(AnchorServices, PutListsThatFollowEachOtherIntoAFolder)
{
    files::TestFolder const folder;
    add("county");
    EXPECT_TRUE(anchors().make_list());
    EXPECT_FALSE(anchors().make_list());
    add("another");
    EXPECT_TRUE(anchors().make_list());

    EXPECT_TRUE(anchors().file_lists(folder.path()));
    EXPECT_TRUE(anchors().file_lists(folder.path()));

    auto const first = content(folder.path() / "journal-heads-00001.jsonl");
    auto const second = journal::parse_head_list(content(folder.path() / "journal-heads-00002.jsonl")).value();
    EXPECT_EQ(second.number, 2);
    EXPECT_EQ(second.previous, crypto::sha256_hex(first));
    ASSERT_EQ(second.heads.size(), 1U);
    EXPECT_EQ(second.heads[0].agency, "another");
}

TEST_P(AnchorServices, KeepAListUntilTheFolderIsThere)
{
    files::TestFolder const folder;
    auto const missing = folder.path() / "mounted";
    add("county");
    anchors().make_list();

    EXPECT_EQ(anchors().file_lists(missing).error().code, "anchor.folder-unreachable");
    std::filesystem::create_directories(missing);
    EXPECT_TRUE(anchors().file_lists(missing));

    EXPECT_TRUE(std::filesystem::exists(missing / "journal-heads-00001.jsonl"));
}

TEST_P(AnchorServices, HaveEachListStampedOnce)
{
    timestamp::TestAuthority const authority;
    files::TestFolder const folder;
    add("county");
    anchors().make_list();

    ASSERT_TRUE(anchors().stamp_lists(authority.address(), authority.trusted(), folder.path()));
    EXPECT_TRUE(anchors().stamp_lists("http://127.0.0.1:1/", authority.trusted(), {}));  // nothing is left to be stamped

    auto const lists = journal::AnchorStore{connection()}.stamped_lists();
    ASSERT_EQ(lists.size(), 1U);
    EXPECT_TRUE(timestamp::check_token(*lists[0].token, lists[0].content, authority.trusted()));
    EXPECT_EQ(content(folder.path() / "journal-heads-00001.tst"), *lists[0].token);
    add("another");
    anchors().make_list();
    EXPECT_EQ(anchors().stamp_lists("http://127.0.0.1:1/", authority.trusted(), {}).error().code, "web.no-answer");
}

TEST_P(AnchorServices, ReceiveTheHeadsOfThoseBelowAndTellWhatContradictsThem)
{
    auto const city = add("city");
    journal::HeadList list{.installation = "qingshi", .taken_at = clock().now(), .heads = {{"liuhe", 10, std::string(64, 'a'), clock().now()}}};
    EXPECT_TRUE(anchors().receive(list, actor).contradictions.empty());
    list.heads[0].hash = std::string(64, 'b');

    auto const receipt = anchors().receive(list, actor);

    ASSERT_EQ(receipt.contradictions.size(), 1U);
    EXPECT_EQ(receipt.contradictions[0].earlier.head.hash, std::string(64, 'a'));
    EXPECT_EQ(anchors().received("qingshi").size(), 2U);
    EXPECT_EQ(journal().entries_of(city, "agency/" + std::to_string(city.value)).back().act.event, "journal.heads-received");
}

ON_BOTH_ENGINES(AnchorServices);

}  // namespace agencies
