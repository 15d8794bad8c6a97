#include "disclosure/domain/power.hpp"

#include <gmock/gmock.h>

namespace disclosure {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

TEST(Powers, AddUpOnceEachIsAnsweredFor)
{
    std::vector const powers{Power{1, "派出所", ActKind::licensing, "居住证"}, Power{2, "司法所", ActKind::penalty, "罚款"},
                             Power{3, "派出所", ActKind::penalty, "警告"}};

    EXPECT_THAT(sums_of(powers, {{1, Decimal{7}}, {2, Decimal{0}}}), ElementsAre(Pair(ActKind::licensing, Decimal{7})));
    EXPECT_THAT(sums_of(powers, {{1, Decimal{7}}, {2, Decimal{0}}, {3, Decimal{4}}}),
                ElementsAre(Pair(ActKind::licensing, Decimal{7}), Pair(ActKind::penalty, Decimal{4})));
    EXPECT_THAT(sums_of({}, {}), IsEmpty());  // without a list nobody is known to have been asked
}

TEST(Powers, KeepTheirNumbersInANewList)
{
    std::vector const before{Power{1, "派出所", ActKind::licensing, "居住证"}, Power{2, "司法所", ActKind::penalty, "罚款"}};

    auto const now = renumbered({{0, "司法所", ActKind::penalty, "罚款"}, {0, "司法所", ActKind::penalty, "罚款"}, {0, "国土所", ActKind::coercion, "查封"}}, before, 2);

    EXPECT_EQ(now[0].number, 2);
    EXPECT_EQ(now[1].number, 3);  // the same once more is another item
    EXPECT_EQ(now[2].number, 4);
}

TEST(Powers, TakeNoNumberThatAnotherOneHad)
{
    std::vector const before{Power{1, "派出所", ActKind::licensing, "居住证"}};

    EXPECT_EQ(renumbered({{0, "司法所", ActKind::penalty, "警告"}}, before, 3).front().number, 4);
}

}  // namespace disclosure
