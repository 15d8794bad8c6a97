#include "requests/domain/fee_notice.hpp"
#include "requests/domain/request_fixture.hpp"

#include <gmock/gmock.h>

namespace requests {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

FeeSchedule schedule()
{
    return parse_fee_schedule(shipped_json("fees.json")).value();
}

std::vector<std::string> found(FeeMeasure measure, std::int64_t first, std::int64_t last, std::int64_t yuan)
{
    return checks_of(check_fee_notice({day(2026, 3, 2), measure, first, last, yuan}, schedule(), shipped_law()).value());
}

}  // namespace

TEST(FeeNotice, DemandsWhatTheTariffSays)
{
    EXPECT_THAT(found(FeeMeasure::by_volume, 1, 250, 4700), IsEmpty());
    EXPECT_THAT(found(FeeMeasure::by_piece, 1, 35, 3000), IsEmpty());
    EXPECT_THAT(found(FeeMeasure::by_piece, 11, 11, 100), IsEmpty());
    EXPECT_THAT(found(FeeMeasure::by_piece, 31, 31, 200), IsEmpty());
    EXPECT_THAT(found(FeeMeasure::by_piece, 31, 31, 2200), ElementsAre("fee.amount"));
}

TEST(FeeNotice, AddsUpOverSeveralNoticesOfOneMonth)
{
    auto const all = schedule();

    auto const first = fee_between(FeeMeasure::by_piece, 1, 20, all).value();
    auto const second = fee_between(FeeMeasure::by_piece, 21, 45, all).value();

    EXPECT_EQ(first + second, 5500);
}

TEST(FeeNotice, CoversARange)
{
    EXPECT_EQ(code_of(fee_between(FeeMeasure::by_piece, 5, 4, schedule())), "fee.bad-range");
    EXPECT_EQ(code_of(fee_between(FeeMeasure::by_piece, 0, 4, schedule())), "fee.bad-range");
}

}  // namespace requests
