#include "requests/case_file/name_hider.hpp"

#include "base/json.hpp"
#include "platform/config/law_files.hpp"

#include <gtest/gtest.h>

namespace requests {
namespace {

disclosure::Screening const& screening()
{
    static auto const shipped = disclosure::Screening::parse(base::Json::parse(config::LawFiles{}.file("screening.json").content),
                                                             base::Json::parse(config::LawFiles{}.file("rules.json").content))
                                    .value();
    return shipped;
}

std::string hidden(std::string_view text)
{
    Particulars const now{.applicant = {.name = "欧阳测试", .identity_number = "E10000001", .telephone = "13810000001", .address = "青石县人民路1号"}};
    Particulars const before{.applicant = {.name = "欧阳试"}, .service_address = "青石县人民路1号附2号"};
    return NameHider{{now, before}, screening()}(text);
}

}  // namespace

TEST(NameHider, TakesOutWhatIsKnownOfThePeopleOfTheCase)
{
    EXPECT_EQ(hidden("欧阳测试：\n收到你（E10000001）的申请。"), "＊＊＊：\n收到你（＊＊＊）的申请。");
    EXPECT_EQ(hidden("由欧阳试更名"), "由＊＊＊更名") << "of every version";
}

TEST(NameHider, TakesTheLongestFirst)
{
    EXPECT_EQ(hidden("寄青石县人民路1号附2号。"), "寄＊＊＊。");
}

TEST(NameHider, TakesOutWhatTheScreeningFinds)
{
    EXPECT_EQ(hidden("甄某，身份证号码11010119900307889X，二级。"), "甄某，身份证号码＊＊＊，二级。");
}

TEST(NameHider, LeavesTheRestAsItIs)
{
    EXPECT_EQ(hidden("现予公开。\n\n青石县人民政府\n"), "现予公开。\n\n青石县人民政府\n");
}

}  // namespace requests
