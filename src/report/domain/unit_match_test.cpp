#include "report/domain/unit_match.hpp"

#include <gmock/gmock.h>

namespace report {
namespace {

using base::AgencyId;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr AgencyId liuhe{1};
constexpr AgencyId other_liuhe{2};
constexpr AgencyId big_liuhe{3};
constexpr AgencyId affairs{4};
constexpr AgencyId riverside{5};

std::vector<NamedUnit> units()
{
    return {{liuhe, {"青石县柳河镇人民政府", "柳河镇"}, {{"青石县人民政府", "青石县"}, {"临水市"}}},
            {other_liuhe, {"白山县柳河镇人民政府", "柳河镇"}, {{"白山县"}}},
            {big_liuhe, {"青石县大柳河镇人民政府", "大柳河镇"}, {{"青石县"}}},
            {affairs, {"青石县民政局", "民政局"}, {{"青石县", "县政府"}, {"临水市"}}},
            {riverside, {"河滨街道办事处", "河滨街道"}, {{"青石县"}}}};
}

MatchedUnits match(std::string_view name)
{
    auto const all = units();
    return match_unit(name, all);
}

}  // namespace

TEST(AUnit, IsKnownByItsFullName)
{
    auto const found = match("青石县柳河镇人民政府");

    EXPECT_EQ(found.match, NameMatch::one);
    EXPECT_THAT(found.units, ElementsAre(liuhe));
}

TEST(AUnit, IsKnownWithoutTheWordsOfAGovernment)
{
    EXPECT_THAT(match("白山县柳河镇").units, ElementsAre(other_liuhe));
    EXPECT_THAT(match("青石县 大柳河镇政府").units, ElementsAre(big_liuhe));
    EXPECT_THAT(match("青石县河滨街道").units, ElementsAre(riverside));
}

TEST(AUnit, IsKnownWithMorePlacesBeforeItsName)
{
    auto const found = match("临水市青石县民政局");

    EXPECT_EQ(found.match, NameMatch::one);
    EXPECT_THAT(found.units, ElementsAre(affairs));
}

TEST(AUnit, IsNotKnownByThePlacesFurtherUpAlone)
{
    EXPECT_EQ(match("临水市民政局").match, NameMatch::elsewhere);  // the city has one of its own
    EXPECT_EQ(match("临水市柳河镇").match, NameMatch::elsewhere);
    EXPECT_EQ(match("白水市青石县民政局").match, NameMatch::elsewhere);
    EXPECT_EQ(match("长江省临水市青石县民政局").match, NameMatch::one);
}

TEST(AUnit, IsNotKnownByAPlaceWhoseNameOnlyEndsAlike)
{
    std::vector<NamedUnit> const units{{liuhe, {"沙县城关镇人民政府", "城关镇"}, {{"沙县人民政府", "沙县"}}}};

    EXPECT_EQ(match_unit("长沙县城关镇", units).match, NameMatch::elsewhere);
    EXPECT_EQ(match_unit("三明市沙县城关镇", units).match, NameMatch::one);
    EXPECT_EQ(match("黑水县民政局").match, NameMatch::elsewhere);  // not by the superior that calls itself 县政府
}

TEST(AUnit, IsNotToldByAnAbbreviationThatIsTheEndOfAnothersName)
{
    std::vector<NamedUnit> const units{{liuhe, {"青石县柳河镇人民政府", "柳河镇"}, {{"青石县"}}}, {other_liuhe, {"白山县柳河镇人民政府"}, {{"白山县"}}}};

    EXPECT_EQ(match_unit("柳河镇", units).match, NameMatch::several);
    EXPECT_THAT(match_unit("青石县柳河镇", units).units, ElementsAre(liuhe));
}

TEST(AUnit, IsNotToldByANameThatSeveralBear)
{
    auto const found = match("柳河镇");

    EXPECT_EQ(found.match, NameMatch::several);
    EXPECT_THAT(found.units, ElementsAre(liuhe, other_liuhe));
}

TEST(AUnit, IsAskedForWhereAnotherPlaceStandsBeforeItsName)
{
    auto const found = match("黑水县柳河镇人民政府");

    EXPECT_EQ(found.match, NameMatch::elsewhere);
    EXPECT_THAT(found.units, ElementsAre(liuhe, other_liuhe));
}

TEST(AUnit, IsNotTakenForOneWhoseNameOnlyEndsAlike)
{
    EXPECT_THAT(match("小大柳河镇").units, IsEmpty());
    EXPECT_THAT(match("河镇").units, IsEmpty());
    EXPECT_EQ(match("大柳河镇").units, std::vector{big_liuhe});
    EXPECT_EQ(match("").match, NameMatch::none);
    EXPECT_EQ(match("松岭镇").match, NameMatch::none);
}

}  // namespace report
