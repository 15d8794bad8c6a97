#include "requests/domain/request_fixture.hpp"
#include "requests/domain/submission.hpp"

#include <gmock/gmock.h>
#include <set>

namespace requests {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

// Keeps every check. The id number is the made-up one of the standard.
Submission complete()
{
    return {.applicant_kind = "natural_person", .wanted = {"paper", "post"},
            .particulars = {.applicant = {.name = "张三", .identity_kind = "resident_id", .identity_number = "11010519491231002X",
                                          .telephone = "13800001234", .address = "示例县某街1号", .email = "a@example.org"},
                            .content = "2025年低保名单"}};
}

std::string repeated(std::string const& sign, int times)
{
    std::string text;
    for (int i = 0; i < times; ++i)
        text += sign;
    return text;
}

struct Break {
    char const* check;
    void (*change)(Submission&);
};

// For each check something that breaks it.
constexpr std::array breaks{
    Break{"submission.applicant-kind", [](Submission& s) { s.applicant_kind = "martian"; }},
    Break{"submission.name", [](Submission& s) { s.particulars.applicant.name.clear(); }},
    Break{"submission.name-length", [](Submission& s) { s.particulars.applicant.name = repeated("𠮷", 101); }},
    Break{"submission.identity-kind", [](Submission& s) { s.particulars.applicant.identity_kind = "credit_code"; }},
    Break{"submission.identity-number", [](Submission& s) { s.particulars.applicant.identity_number.clear(); }},
    Break{"submission.identity-checksum", [](Submission& s) { s.particulars.applicant.identity_number = "110105194912310021"; }},
    Break{"submission.contact",
          [](Submission& s) {
              auto& a = s.particulars.applicant;
              a.telephone = a.address = a.email = "";
          }},
    Break{"submission.telephone", [](Submission& s) { s.particulars.applicant.telephone = "12800001234"; }},
    Break{"submission.email", [](Submission& s) { s.particulars.applicant.email = "a@b@c.org"; }},
    Break{"submission.description", [](Submission& s) { s.particulars.content = " 　\n"; }},
    Break{"submission.description-length", [](Submission& s) { s.particulars.content = repeated("字", 5001); }},
    Break{"submission.wanted-form", [](Submission& s) { s.wanted.form = "stone"; }},
    Break{"submission.wanted-way", [](Submission& s) { s.wanted.way = "pigeon"; }},
    Break{"submission.way-contact", [](Submission& s) { s.particulars.applicant.address.clear(); }},
    Break{"submission.agent", [](Submission& s) { s.particulars.agent = Agent{{.name = "李四"}}; }},
    Break{"submission.representative", [](Submission& s) { s.particulars.co_applicants = {s.particulars.applicant}; }},
};

}  // namespace

TEST(Submission, ThatIsCompleteBreaksNothing)
{
    EXPECT_THAT(check_submission(complete(), shipped_law()), IsEmpty());
}

TEST(Submission, BreaksEachCheckByItself)
{
    for (auto const& each : breaks) {
        auto submission = complete();

        each.change(submission);

        EXPECT_THAT(checks_of(check_submission(submission, shipped_law())), Contains(each.check));
    }
}

TEST(Submission, ChecksWhatTheLawFileListsAndNothingElse)
{
    std::set<std::string> listed;
    for (auto const& check : shipped_law().checks)
        if (check.id.starts_with("submission."))
            listed.insert(check.id);

    auto const checked = submission_checks();
    std::set<std::string> tried;
    for (auto const& each : breaks)
        tried.insert(each.check);

    EXPECT_EQ((std::set<std::string>{checked.begin(), checked.end()}), listed);
    EXPECT_EQ(tried, listed);
}

TEST(Submission, ShowsEverythingAtOnceAtItsField)
{
    Submission const empty{.applicant_kind = "", .wanted = {}, .particulars = {.applicant = {.name = ""}}};
    std::set<std::string> fields;

    for (auto const& finding : check_submission(empty, shipped_law()))
        fields.insert(finding.field);

    EXPECT_EQ(fields, (std::set<std::string>{"applicant_kind", "applicant_name", "identity_kind", "identity_number", "telephone",
                                             "content", "wanted_form", "wanted_way"}));
}

TEST(Submission, NamesTheOthersWhoAskByTheirPlace)
{
    auto submission = complete();
    submission.particulars.co_applicants = {submission.particulars.applicant, {.name = ""}};
    submission.particulars.representative = 0;
    std::vector<std::string> fields;

    for (auto const& finding : check_submission(submission, shipped_law()))
        fields.push_back(finding.field);

    EXPECT_THAT(fields, ElementsAre("co_applicants.2.applicant_name", "co_applicants.2.identity_number"));
}

TEST(Submission, AsksAnOrganisationForItsCreditCode)
{
    auto submission = complete();
    submission.applicant_kind = "biz_enterprise";
    auto& applicant = submission.particulars.applicant;
    applicant.identity_kind = "credit_code";

    applicant.identity_number = "11441700007280420Y";
    EXPECT_THAT(check_submission(submission, shipped_law()), IsEmpty());

    applicant.identity_number = "11441700007280420X";
    EXPECT_THAT(checks_of(check_submission(submission, shipped_law())), ElementsAre("submission.identity-checksum"));
}

TEST(Submission, IsNormalisedBeforeItIsChecked)
{
    auto particulars = complete().particulars;
    particulars.applicant.name = " 艾尼瓦尔•买买提 ";
    particulars.applicant.identity_number = "１１０１０５ 19491231 002x";
    particulars.applicant.telephone = "138 0000 1234";

    auto const applicant = normalised(particulars).applicant;

    EXPECT_EQ(applicant.name, "艾尼瓦尔·买买提");
    EXPECT_EQ(applicant.identity_number, "11010519491231002X");
    EXPECT_EQ(applicant.telephone, "13800001234");
}

TEST(Telephone, IsWrittenInManyWays)
{
    for (auto const* good : {"13800001234", "+8613800001234", "0912-3456789", "(0912)3456789", "3456789", "400-123-4567"})
        EXPECT_TRUE(is_telephone(good)) << good;
    for (auto const* bad : {"", "123456", "12345678901", "1380000123a", "138+00001234", "1234567890123456"})
        EXPECT_FALSE(is_telephone(bad)) << bad;
}

TEST(Email, HasOneAtSignAndADomain)
{
    for (auto const* good : {"a@example.org", "张三@例子.中国", "a.b+c@x.y.cn"})
        EXPECT_TRUE(is_email(good)) << good;
    for (auto const* bad : {"", "a", "@x.cn", "a@x", "a@.cn", "a@x.", "a@x..cn", "a b@x.cn", "a@b@x.cn", "<a@x.cn>"})
        EXPECT_FALSE(is_email(bad)) << bad;
}

}  // namespace requests
