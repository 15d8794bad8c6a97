#include "requests/domain/receipt.hpp"
#include "requests/domain/request_fixture.hpp"

#include <gmock/gmock.h>

namespace requests {

using testing::ElementsAre;

TEST(Receipt, FollowsTheChannel)
{
    ReceiptFacts const facts{.arrived_on = day(2026, 5, 14), .signed_on = day(2026, 5, 15), .confirmed_on = day(2026, 5, 18),
                             .contact_restored_on = day(2026, 5, 20)};
    struct Row {
        char const* channel;
        Date expected;
    };
    for (auto const& row :
         {Row{"in_person", day(2026, 5, 14)}, Row{"registered_post", day(2026, 5, 15)}, Row{"ordinary_post", day(2026, 5, 18)},
          Row{"fax", day(2026, 5, 18)}, Row{"own_form", day(2026, 5, 14)}, Row{"own_form_confirmed", day(2026, 5, 18)},
          Row{"email", day(2026, 5, 18)}, Row{"misdirected", day(2026, 5, 20)}, Row{"oral", day(2026, 5, 14)}})
        EXPECT_EQ(receipt_of(row.channel, facts, shipped_law())->day, row.expected) << row.channel;
}

TEST(Receipt, ComesWithAFindingWhenALetterWasNotConfirmedOnTheSameDay)
{
    auto const late = receipt_of("ordinary_post", {.arrived_on = day(2026, 5, 14), .confirmed_on = day(2026, 5, 15)}, shipped_law());
    auto const same_day =
        receipt_of("ordinary_post", {.arrived_on = day(2026, 5, 14), .confirmed_on = day(2026, 5, 14)}, shipped_law());

    EXPECT_THAT(checks_of(late->findings), ElementsAre("receipt.not-same-day"));
    EXPECT_TRUE(same_day->findings.empty());
}

TEST(Receipt, IsNotKnownBeforeTheDayThatCounts)
{
    EXPECT_EQ(receipt_of("fax", {.arrived_on = day(2026, 5, 14)}, shipped_law())->day, std::nullopt);
    EXPECT_EQ(code_of(receipt_of("fax", {.arrived_on = day(2026, 5, 14), .confirmed_on = day(2026, 5, 13)}, shipped_law())),
              "request.received-before-arrival");
    EXPECT_EQ(code_of(receipt_of("pigeon", {.arrived_on = day(2026, 5, 14)}, shipped_law())), "request.unknown-channel");
}

}  // namespace requests
