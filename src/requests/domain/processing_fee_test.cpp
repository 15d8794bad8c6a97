#include "requests/domain/processing_fee.hpp"

#include "base/json.hpp"
#include "platform/config/law_files.hpp"

#include <gtest/gtest.h>

namespace {

using base::Json;

Json shipped_json()
{
    return Json::parse(config::LawFiles{}.file("fees.json").content);
}

requests::FeeSchedule shipped()
{
    return requests::parse_fee_schedule(shipped_json()).value();
}

class FeeExample : public testing::TestWithParam<Json> {};

TEST_P(FeeExample, CostsWhatTheTariffSays)
{
    auto const& example = GetParam();
    auto const schedule = shipped();
    auto const by_piece = example.at("tariff") == "by_piece";
    auto const count = example.at(by_piece ? "requests_in_month" : "pages").get<int>();

    auto const fee = requests::processing_fee(by_piece ? schedule.by_piece : schedule.by_volume, count);

    ASSERT_TRUE(fee);
    EXPECT_EQ(fee->total, example.at("total").get<int>());
    if (by_piece) {
        EXPECT_EQ(fee->lines.back().price, example.at("unit_price_of_last").get<int>());
    }
}

std::vector<Json> examples()
{
    return shipped_json().at("examples").get<std::vector<Json>>();
}

INSTANTIATE_TEST_SUITE_P(Of, FeeExample, testing::ValuesIn(examples()));

TEST(ProcessingFee, HasTwentyExamples)
{
    EXPECT_EQ(examples().size(), 20U);
}

TEST(ProcessingFee, ShowsEachTierItReaches)
{
    auto const fee = requests::processing_fee(shipped().by_piece, 45);

    ASSERT_TRUE(fee);
    ASSERT_EQ(fee->lines.size(), 4U);
    EXPECT_EQ(fee->lines[0].price, 0);
    EXPECT_EQ(fee->lines[3].from, 41);
    EXPECT_EQ(fee->lines[3].to, 45);
    EXPECT_EQ(fee->lines[3].amount(), 1500);
}

TEST(ProcessingFee, EqualsAddingUpPieceByPiece)
{
    auto const schedule = shipped();
    std::int64_t sum = 0;
    for (auto number = 1; number <= 200; ++number) {
        auto const price = number <= 10 ? 0 : number <= 30 ? 100 : 100 * ((number - 31) / 10 + 2);
        sum += price;

        EXPECT_EQ(requests::processing_fee(schedule.by_piece, number)->total, sum) << number;
    }
}

TEST(ProcessingFee, RefusesACountThatCannotBe)
{
    for (auto const count : {0, -3, 100'001})
        EXPECT_EQ(requests::processing_fee(shipped().by_volume, count).error().code, "fee.count-out-of-range");
}

TEST(ProcessingFee, RefusesAScheduleWithGaps)
{
    auto gap = shipped_json();
    gap["by_volume"]["tiers"][1]["from"] = 32;
    auto contradiction = shipped_json();
    contradiction["by_piece"]["continuation"]["increment_per_block"] = 50;
    auto without_end = shipped_json();
    without_end["by_volume"]["tiers"][3]["to"] = 300;

    for (auto const& json : {gap, contradiction, without_end, Json::object()})
        EXPECT_EQ(requests::parse_fee_schedule(json).error().code, "fee.malformed");
}

}  // namespace
