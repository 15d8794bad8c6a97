#include "agencies/agency_import.hpp"

#include "agencies/agency_fixture.hpp"
#include "document/text/csv_reader.hpp"

#include <gmock/gmock.h>

namespace agencies {
namespace {

using namespace std::chrono;
using testing::ElementsAre;
using testing::IsEmpty;

config::Texts const& texts()
{
    static auto const parsed = config::Texts::parse(config::LawFiles::shipped("texts.json"), base::Language::zh).value();
    return parsed;
}

Result<std::vector<ListedAgency>> read(std::string const& csv)
{
    return read_agency_list(document::read_csv(csv, document::Limits{}).value(), texts(), Date{2026y / January / 1});
}

class AgencyImports : public WithAgencies {
protected:
    std::vector<std::vector<std::string>> import(std::string const& csv, AgencyService::Trial trial)
    {
        std::vector<std::vector<std::string>> codes;
        for (auto const& line : import_agencies(service(), read(csv).value(), trial, "operator")) {
            auto& of_line = codes.emplace_back();
            for (auto const& fault : line.faults)
                of_line.push_back(fault.code);
        }
        return codes;
    }
};

}  // namespace

TEST(AgencyLists, AreReadByTheLabelsOfTheScreen)
{
    auto const list = read("上级代码,代码,级别,名称,简称,电话\n,qs,县（市、区）,青石县人民政府,青石县,0991-1\nqs,lh,乡镇,青石县柳河镇人民政府,,\n").value();

    ASSERT_EQ(list.size(), 2U);
    EXPECT_EQ(list[0].planned.agency.level, Level::county);
    EXPECT_EQ(list[0].planned.agency.guide.telephone, "0991-1");
    EXPECT_EQ(list[1].planned.superior_code, "qs");
    EXPECT_EQ(list[1].planned.agency.names.front(), (AgencyName{Date{2026y / January / 1}, "青石县柳河镇人民政府", "青石县柳河镇人民政府"}));
    EXPECT_EQ(list[1].at.first, 3);
}

TEST(AgencyLists, AreReadByTheIdsOfTheColumns)
{
    auto const list = read("code,level,name\nqs,county,青石县人民政府\n").value();

    ASSERT_EQ(list.size(), 1U);
    EXPECT_THAT(list[0].faults, IsEmpty());
    EXPECT_EQ(list[0].planned.agency.code, "qs");
}

TEST(AgencyLists, AreRefusedWithAColumnThatIsUnknownOrMissing)
{
    EXPECT_EQ(read("code,level,name,邮遍\nqs,county,青石县,1\n").error().code, "agency-list.unknown-column");
    EXPECT_EQ(read("code,name\nqs,青石县\n").error().code, "agency-list.missing-column");
    EXPECT_EQ(read_agency_list({.format = "csv"}, texts(), Date{2026y / January / 1}).error().code, "agency-list.no-table");
}

TEST_P(AgencyImports, BringAWholeCountyIn)
{
    EXPECT_THAT(import("code,superior,level,name\nqs,,county,青石县人民政府\nlh,qs,township,柳河镇人民政府\n", AgencyService::Trial::no),
                ElementsAre(IsEmpty(), IsEmpty()));

    EXPECT_EQ(service().subtree_of(service().find("qs")->id).size(), 2U);
}

TEST_P(AgencyImports, TellTheFaultsOfEveryLineAndKeepNothing)
{
    auto const codes = import("code,superior,level,name,credit_code\n"
                              "qs,,county,青石县人民政府,11441700007280420X\n"
                              "lh,qx,township,柳河镇人民政府,\n"
                              "sh,qs,hamlet,上河村,\n",
                              AgencyService::Trial::no);

    EXPECT_THAT(codes, ElementsAre(ElementsAre("agency.bad-credit-code"), ElementsAre("agency.no-superior-of-code"),
                                   ElementsAre("agency-list.bad-value", "agency.no-superior-of-code")));
    EXPECT_THAT(service().roots(), IsEmpty());
}

TEST_P(AgencyImports, CanBeTriedBeforehand)
{
    EXPECT_THAT(import("code,level,name\nqs,county,青石县人民政府\n", AgencyService::Trial::yes), ElementsAre(IsEmpty()));

    EXPECT_THAT(service().roots(), IsEmpty());
}

ON_BOTH_ENGINES(AgencyImports);

}  // namespace agencies
