#include "portal/portal_fixture.hpp"

#include <gmock/gmock.h>

namespace portal {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class Packets : public WithPortal {
protected:
    std::string address(std::string const& receipt) { return "/requests/" + receipt + "/reconsideration.zip"; }
};

}  // namespace

TEST_P(Packets, AreOfferedFromTheFirstOverdueDay)
{
    auto const receipt = asked();  // 3 March, due on 31 March

    set_today(day(3, 31));
    EXPECT_THAT(browser().get("/requests/" + receipt).body, Not(HasSubstr(address(receipt))));
    EXPECT_EQ(browser().get(address(receipt)).status, 404);
    set_today(day(4, 1));
    EXPECT_THAT(browser().get("/requests/" + receipt).body, HasSubstr(address(receipt)));
    auto const packet = browser().get(address(receipt));

    EXPECT_EQ(packet.status, 200);
    EXPECT_EQ(packet.headers.get("Content-Type"), "application/zip");
    EXPECT_THAT(packet.body, StartsWith("PK"));
    EXPECT_THAT(packet.body, HasSubstr("行政复议申请书.docx"));
}

TEST_P(Packets, AreGivenToNobodyWithoutTheSecretAndEachIsALookAtPersonalData)
{
    auto const receipt = asked();
    set_today(day(4, 1));

    EXPECT_EQ(browser().get(address(receipt)).status, 200);
    EXPECT_THAT(journalled(only_request()), testing::Contains("request.particulars-seen"));
    EXPECT_EQ(browser().post("/requests/" + receipt + "/leave", {}).status, 303);
    EXPECT_EQ(browser().get(address(receipt)).headers.get("Location"), "/requests?receipt=" + receipt);
}

ON_BOTH_ENGINES(Packets);

}  // namespace portal
