#include "agencies/agency_service.hpp"

#include "agencies/agency_fixture.hpp"

#include <gmock/gmock.h>

namespace agencies {
namespace {

using namespace std::chrono;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> codes(std::vector<Agency> const& agencies)
{
    std::vector<std::string> found;
    for (auto const& agency : agencies)
        found.push_back(agency.code);
    return found;
}

using AgencyServices = WithAgencies;

}  // namespace

TEST_P(AgencyServices, FindWhatWasAdded)
{
    auto given = agency("qingshi");
    given.level = Level::county;
    given.division_code = "650106";
    given.file_mark = "青政";
    given.guide = {.unit = "政务公开办", .address = "人民路1号", .telephone = "0991-1234567"};
    given.names.push_back({Date{2025y / May / 1}, "青石市人民政府", "青石市"});

    auto const added = service().add(given, actor).value();

    EXPECT_EQ(service().find("qingshi").value(), added);
    EXPECT_EQ(added.names, given.names);
    EXPECT_EQ(service().find("nowhere").error().code, "agency.not-found");
}

TEST_P(AgencyServices, RecordEachChangeInTheJournalOfTheAgency)
{
    auto const id = add("qingshi");
    auto changed = service().find("qingshi").value();
    changed.file_mark = "青政";

    ASSERT_TRUE(service().change(changed, actor));

    auto const entries = journal::Journal{connection(), clock()}.entries_of(id, "agency/" + std::to_string(id.value));
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_EQ(entries[0].act.event, "agency.added");
    EXPECT_EQ(entries[1].act.event, "agency.changed");
    EXPECT_EQ(entries[1].act.actor, actor);
}

TEST_P(AgencyServices, TellTheLaterOfTwoWhoChangeOneAgency)
{
    add("qingshi");
    auto first = service().find("qingshi").value();
    auto second = first;
    first.file_mark = "甲";
    second.file_mark = "乙";

    ASSERT_TRUE(service().change(first, actor));
    auto const refused = service().change(second, actor);

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().front().code, "agency.changed-meanwhile");
    EXPECT_EQ(service().find("qingshi")->file_mark, "甲");
}

TEST_P(AgencyServices, KnowTheTreeToAnyDepth)
{
    auto const county = add("county");
    auto const town = add("town", county);
    add("village", town);
    add("bureau", county);

    EXPECT_THAT(codes(service().subtree_of(county)), ElementsAre("county", "bureau", "town", "village"));
    EXPECT_THAT(codes(service().subtree_of(town)), ElementsAre("town", "village"));
    EXPECT_THAT(codes(service().roots()), ElementsAre("county"));
}

TEST_P(AgencyServices, MoveAnAgencyWithAllBelowIt)
{
    auto const county = add("county");
    auto const other = add("other");
    auto const town = add("town", county);
    add("village", town);

    ASSERT_TRUE(service().move(town, other, actor));

    EXPECT_THAT(codes(service().subtree_of(county)), ElementsAre("county"));
    EXPECT_THAT(codes(service().subtree_of(other)), ElementsAre("other", "town", "village"));
    EXPECT_EQ(service().find("town")->superior, other);
}

TEST_P(AgencyServices, LetNoAgencyStandUnderItself)
{
    auto const county = add("county");
    auto const town = add("town", county);

    EXPECT_EQ(service().move(county, town, actor).error().code, "agency.under-itself");
    EXPECT_EQ(service().move(county, county, actor).error().code, "agency.under-itself");
}

TEST_P(AgencyServices, GiveACodeOnlyOnce)
{
    add("qingshi");

    auto const refused = service().add(agency("qingshi"), actor);

    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error(), ElementsAre(base::Fault{"code", "agency.code-taken", {{"code", "qingshi"}}}));
}

TEST_P(AgencyServices, TakeAWholeTreeAtOnce)
{
    auto const faults = service().add_all({{agency("county"), ""}, {agency("town"), "county"}}, AgencyService::Trial::no, actor);

    EXPECT_THAT(faults, ElementsAre(IsEmpty(), IsEmpty()));
    EXPECT_THAT(codes(service().subtree_of(service().find("county")->id)), ElementsAre("county", "town"));
}

TEST_P(AgencyServices, TakeNothingOfATreeWithAFault)
{
    auto const faults = service().add_all({{agency("county"), ""}, {agency("town"), "cuonty"}}, AgencyService::Trial::no, actor);

    ASSERT_EQ(faults.size(), 2U);
    EXPECT_THAT(faults[0], IsEmpty());
    EXPECT_THAT(faults[1], ElementsAre(base::Fault{"superior", "agency.no-superior-of-code", {{"code", "cuonty"}}}));
    EXPECT_THAT(service().roots(), IsEmpty());
}

TEST_P(AgencyServices, KeepNothingOfATrial)
{
    EXPECT_THAT(service().add_all({{agency("county"), ""}}, AgencyService::Trial::yes, actor), ElementsAre(IsEmpty()));

    EXPECT_THAT(service().roots(), IsEmpty());
}

TEST_P(AgencyServices, KeepTheReceivingPoints)
{
    auto const id = add("town");
    std::vector<ReceivingPoint> const points{{1, PointKind::hall, "便民服务大厅", "甲", "乙"}, {2, PointKind::village, "上河村", "丙", ""}};

    ASSERT_TRUE(service().set_points(id, points, actor));
    ASSERT_TRUE(service().set_points(id, points, actor));

    EXPECT_EQ(service().points_of(id), points);
}

ON_BOTH_ENGINES(AgencyServices);

}  // namespace agencies
