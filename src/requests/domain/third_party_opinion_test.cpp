#include "requests/domain/request_fixture.hpp"
#include "requests/domain/third_party_opinion.hpp"

#include <gmock/gmock.h>

namespace requests {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using enum PassageMark;

Particulars asker()
{
    return {.applicant = {.name = "林小禾", .telephone = "13800000001"},
            .agent = Agent{.person = {.name = "周代理"}},
            .co_applicants = {{.name = "王共同"}}};
}

OpinionQuestion question()
{
    return {.third_party = "青石县绿野养殖有限公司", .passages = {"合同单价", "结算账户"}};
}

std::vector<std::string> found(base::Faults const& faults)
{
    std::vector<std::string> all;
    for (auto const& fault : faults)
        all.push_back(fault.field + ": " + fault.code);
    return all;
}

std::vector<std::string> said(std::vector<PassageOpinion> passages, std::string signer = "张经理")
{
    return found(check_opinion({.passages = std::move(passages), .signer = std::move(signer)}, question(), shipped_law()));
}

}  // namespace

TEST(OpinionQuestion, NamesTheThirdPartyAndThePassages)
{
    EXPECT_THAT(found(check_question(question(), asker(), shipped_law())), IsEmpty());
    EXPECT_THAT(found(check_question({}, asker(), shipped_law())), ElementsAre("third_party: opinion.no-third-party", "passages: opinion.no-passage"));
    auto many = question();
    many.passages.assign(passages_at_most + 1, "合同");
    EXPECT_THAT(found(check_question(many, asker(), shipped_law())), ElementsAre("passages: opinion.many-passages"));
}

TEST(OpinionQuestion, NeverSaysWhoAsked)
{
    for (auto const* telling : {"林小禾要求公开的合同", "电话13800000001", "代理人周代理", "王共同"}) {
        auto const telling_question = OpinionQuestion{.third_party = "绿野公司", .passages = {telling}};

        EXPECT_THAT(found(check_question(telling_question, asker(), shipped_law())), ElementsAre("passages: opinion.names-applicant")) << telling;
    }
}

TEST(OpinionQuestion, NeverSaysWhoAskedHoweverItIsWritten)
{
    auto particulars = asker();
    particulars.applicant = {.name = "阿依·古丽", .identity_number = "11010519491231002X", .telephone = "+8613800000001", .email = "Xiaohe.Lin@example.cn"};
    particulars.agent->person.telephone = "0571-88880000";
    particulars.co_applicants.push_back({.name = "ABC（示例）公司", .identity_number = "91330106MA2CFRKP3X"});
    for (auto const* telling : {"林 小　禾", "阿依•古丽", "阿依・古丽的合同", "阿依.古丽", "阿依古丽", "１１０１０５１９４９１２３１００２ｘ", "138-0000-0001", "138 0000 0001",
                                "１３８００００００01", "xiaohe.lin@EXAMPLE.cn", "（0571）8888 0000", "周-代理", "王\n共同", "abc(示例)公司", "91330106 ma2cfrkp3x"}) {
        auto named = particulars;
        if (std::string_view{telling}.starts_with("林"))
            named.applicant.name = "林小禾";

        auto const faults = check_question({.third_party = "绿野公司", .passages = {telling}}, named, shipped_law());

        EXPECT_THAT(found(faults), ElementsAre("passages: opinion.names-applicant")) << telling;
    }
    EXPECT_THAT(found(check_question(question(), particulars, shipped_law())), IsEmpty());
}

TEST(ThirdPartyOpinion, MarksEachPassage)
{
    EXPECT_THAT(said({{consent}, {refuse, "商业秘密"}}), IsEmpty());
    EXPECT_THAT(said({{consent}, {}}), ElementsAre("passage-2: opinion.no-mark"));
    EXPECT_THAT(said({}, ""), ElementsAre("passage-1: opinion.no-mark", "passage-2: opinion.no-mark", "signer: opinion.no-signer"));
}

TEST(ThirdPartyOpinion, SaysWhichPartWhereOnlyAPartMayBeGiven)
{
    EXPECT_THAT(said({{consent}, {partly}}), ElementsAre("reasons-2: opinion.which-part"));
    EXPECT_THAT(said({{consent}, {partly, "账号后四位以外"}}), IsEmpty());
}

TEST(ThirdPartyOpinion, IsTakenWithoutReasonsToo)
{
    EXPECT_THAT(said({{consent}, {refuse}}), IsEmpty());
}

TEST(ThirdPartyOpinion, ConsentsOnlyWhereNothingIsObjectedTo)
{
    EXPECT_EQ(proposed_opinion({.passages = {{consent}, {consent}}, .signer = "张"}), Opinion::consents);
    EXPECT_EQ(proposed_opinion({.passages = {{consent}, {partly, "单价"}}, .signer = "张"}), Opinion::objects_with_ground);
    EXPECT_EQ(proposed_opinion({.passages = {{refuse}, {partly, "单价"}}, .signer = "张"}), Opinion::objects_without_ground);
}

}  // namespace requests
