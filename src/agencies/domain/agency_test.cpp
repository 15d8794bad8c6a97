#include "agencies/domain/agency.hpp"
#include "agencies/domain/agency_rules.hpp"

#include "base/json.hpp"
#include "platform/config/law_files.hpp"

#include <gmock/gmock.h>

namespace agencies {
namespace {

using namespace std::chrono;
using testing::ElementsAre;
using testing::IsEmpty;

base::CheckCodes const& numbers()
{
    static auto const parsed = base::CheckCodes::parse(base::Json::parse(config::LawFiles::shipped("rules.json")));
    return parsed;
}

Agency township()
{
    return {.id = AgencyId{3}, .superior = AgencyId{1}, .code = "liuhe",
            .names = {{Date{2000y / January / 1}, "青石县柳河乡人民政府", "柳河乡"}, {Date{2024y / March / 1}, "青石县柳河镇人民政府", "柳河镇"}},
            .division_code = "650106002", .credit_code = "11441700007280420Y"};
}

std::vector<std::string> codes(Agency const& agency)
{
    std::vector<std::string> found;
    for (auto const& fault : find_faults(agency, numbers()))
        found.push_back(fault.code);
    return found;
}

}  // namespace

TEST(Agencies, BearTheNameOfTheDay)
{
    EXPECT_EQ(name_on(township(), Date{2024y / February / 29}).abbreviation, "柳河乡");
    EXPECT_EQ(name_on(township(), Date{2024y / March / 1}).abbreviation, "柳河镇");
    EXPECT_EQ(name_on(township(), Date{1999y / March / 1}).abbreviation, "柳河乡");
}

TEST(Agencies, HaveNoFaultWhenAllIsRight)
{
    EXPECT_THAT(codes(township()), IsEmpty());
}

TEST(Agencies, MayLeaveOutTheirCodesOfTheState)
{
    auto agency = township();
    agency.credit_code.clear();
    agency.division_code.clear();

    EXPECT_THAT(codes(agency), IsEmpty());
}

TEST(Agencies, TellEveryFaultAtOnce)
{
    auto agency = township();
    agency.code = "柳河";
    agency.credit_code = "11441700007280420X";
    agency.division_code = "990106";
    agency.makes_rules = true;
    agency.names[1].from = agency.names[0].from;

    EXPECT_THAT(codes(agency), ElementsAre("agency.bad-code", "agency.names-out-of-order", "agency.bad-division-code",
                                           "agency.bad-credit-code", "agency.makes-no-rules"));
}

TEST(Agencies, TakeNamesOfUpToAHundredCharactersOfAnyScript)
{
    auto agency = township();
    agency.names.pop_back();
    std::string name;
    for (int i = 0; i < 100; ++i)
        name += "𠮷";

    agency.names[0].full = name;
    EXPECT_THAT(codes(agency), IsEmpty());
    agency.names[0].full = name + "镇";
    EXPECT_THAT(codes(agency), ElementsAre("agency.bad-name"));
    agency.names[0].full = "两行\n的名称";
    EXPECT_THAT(codes(agency), ElementsAre("agency.bad-name"));
}

TEST(Levels, AreReadAsTheyAreWritten)
{
    for (auto const name : level_names)
        EXPECT_EQ(to_string(parse_level(name).value()), name);
    EXPECT_EQ(parse_level("hamlet"), std::nullopt);
}

TEST(ReceivingPoints, AreReadAsTheyAreWritten)
{
    for (auto const name : point_kind_names)
        EXPECT_EQ(to_string(parse_point_kind(name).value()), name);
    EXPECT_EQ(parse_point_kind("window"), std::nullopt);
}

}  // namespace agencies
