#include "requests/domain/service_recipient.hpp"

#include <gtest/gtest.h>

namespace requests {
namespace {

Particulars several()
{
    return {.applicant = {.name = "甲", .address = "甲村"}, .co_applicants = {{.name = "乙", .address = "乙村"}, {.name = "丙"}}};
}

}  // namespace

TEST(ServiceRecipient, IsTheApplicantAtTheOwnAddress)
{
    EXPECT_EQ(recipient_of({.applicant = {.name = "甲", .address = "甲村"}}), (ServiceRecipient{"甲", "甲村"}));
}

TEST(ServiceRecipient, IsWhoRepresentsSeveral)
{
    auto asked = several();
    asked.representative = 1;
    EXPECT_EQ(recipient_of(asked), (ServiceRecipient{"乙", "乙村"}));
    asked.representative = 2;
    EXPECT_EQ(recipient_of(asked), (ServiceRecipient{"丙", "甲村"}));
    asked.representative = 0;
    EXPECT_EQ(recipient_of(asked), (ServiceRecipient{"甲", "甲村"}));
}

TEST(ServiceRecipient, IsTheAgentAtTheAddressForService)
{
    auto asked = several();
    asked.representative = 1;
    asked.agent = Agent{.person = {.name = "律师"}};
    EXPECT_EQ(recipient_of(asked), (ServiceRecipient{"律师", "甲村"}));
    asked.service_address = "律所";
    EXPECT_EQ(recipient_of(asked), (ServiceRecipient{"律师", "律所"}));
}

}  // namespace requests
