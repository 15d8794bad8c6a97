#include "requests/domain/letter_check.hpp"
#include "requests/domain/request_fixture.hpp"

#include <gmock/gmock.h>
#include <set>

namespace requests {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr auto first_clause = "如不服本决定，应当先向示例县人民政府申请行政复议，期限为收到之日起60日内；对行政复议决定不服的，可在收到之日起15日内提起诉讼。";
constexpr auto ordinary_clause = "如不服本决定，可在收到之日起60日内向示例县人民政府申请行政复议，或者在6个月内向人民法院提起诉讼。";

// A letter of that kind in which every element is filled in and written, stamped and ready to go.
LetterText written(std::string kind, std::string const& clause)
{
    LetterText letter{
        .kind = std::move(kind), .elements = {}, .text = clause, .stage = LetterStage::stamped, .dated = day(2026, 3, 6)};
    for (auto const& id : shipped_law().letter(letter.kind)->elements) {
        letter.elements[id] = "〔" + shipped_law().element(id).name.zh + "〕";
        letter.text += "\n" + letter.elements[id];
    }
    return letter;
}

LetterText answer(std::string kind, std::string decision, std::string const& clause)
{
    auto letter = written(std::move(kind), clause);
    letter.decision = std::move(decision);
    letter.text += shipped_law().decision(letter.decision)->article;
    return letter;
}

std::vector<std::string> found(LetterText const& letter)
{
    return checks_of(check_letter(letter, shipped_law()));
}

}  // namespace

TEST(LetterCheck, FindsNothingInALetterThatHoldsEverything)
{
    EXPECT_THAT(found(answer("granted", "granted", ordinary_clause)), IsEmpty());
    EXPECT_THAT(found(answer("denial", "state_secret", first_clause)), IsEmpty());
}

TEST(LetterCheck, NamesEachElementOfEachLetterThatIsMissing)
{
    for (auto const& kind : shipped_law().letters) {
        for (auto const& id : kind.elements) {
            auto letter = written(kind.id, kind.remedy == RemedyClause::reconsideration_first ? first_clause : ordinary_clause);

            letter.elements.erase(id);

            auto const findings = check_letter(letter, shipped_law());
            EXPECT_THAT(findings, Contains(testing::Field(&Finding::field, id))) << kind.id;
        }
    }
}

TEST(LetterCheck, FindsAnElementThatTheTextHasLost)
{
    auto letter = answer("granted", "granted", ordinary_clause);

    letter.elements["request_summary"] = "另一项申请";

    auto const findings = check_letter(letter, shipped_law());
    ASSERT_THAT(checks_of(findings), ElementsAre("letter.element-lost"));
    EXPECT_EQ(message_of(findings[0], shipped_law(), base::Language::zh), "政府信息公开答复书（予以公开）正文中没有写出：申请内容摘要。");
}

TEST(LetterCheck, AsksForNumberSealAndDateOnlyWhenTheyAreDue)
{
    auto draft = answer("granted", "granted", ordinary_clause);
    draft.stage = LetterStage::draft;
    for (auto const* later : {"number", "seal", "date"})
        draft.elements.erase(later);

    EXPECT_THAT(found(draft), IsEmpty());
    draft.stage = LetterStage::numbered;
    EXPECT_THAT(found(draft), ElementsAre("letter.element", "letter.element"));
}

TEST(LetterCheck, WantsARemedyInEveryDecision)
{
    EXPECT_THAT(found(answer("granted", "granted", "")), ElementsAre("letter.remedy"));
    EXPECT_THAT(found(answer("denial", "state_secret", "")), ElementsAre("letter.remedy"));
}

TEST(LetterCheck, WantsReconsiderationFirstInARefusalSince2024)
{
    auto refusal = answer("denial", "state_secret", ordinary_clause);

    EXPECT_THAT(found(refusal), ElementsAre("letter.reconsideration-first"));
    refusal.dated = day(2023, 12, 29);
    EXPECT_THAT(found(refusal), IsEmpty());
}

TEST(LetterCheck, FollowsTheGroundsOfAPartialAnswer)
{
    auto partial = answer("partial", "partial", ordinary_clause);

    partial.grounds = {"admin_query"};
    EXPECT_THAT(found(partial), IsEmpty());
    partial.grounds = {"third_party"};
    EXPECT_THAT(found(partial), ElementsAre("letter.reconsideration-first"));
}

TEST(LetterCheck, WarnsOfReconsiderationFirstWhereItIsNot)
{
    EXPECT_THAT(found(answer("admin_query", "admin_query", first_clause)), Contains("letter.not-reconsideration-first"));
}

TEST(LetterCheck, WantsNoRemedyInAProceduralNotice)
{
    EXPECT_THAT(found(written("extension_notice", "")), IsEmpty());
    EXPECT_THAT(found(written("extension_notice", ordinary_clause)), ElementsAre("letter.procedural-remedy"));
}

TEST(LetterCheck, NeverTellsTheThirdPartyWhoAsked)
{
    auto letter = written("third_party_consultation", "");
    letter.elements["applicant_name"] = "张三";

    EXPECT_THAT(found(letter), IsEmpty());
    letter.text += "申请人：张 三";
    EXPECT_THAT(found(letter), ElementsAre("letter.tells-too-much"));
}

TEST(LetterCheck, FindsWhoAskedHoweverTheNameIsWritten)
{
    auto letter = written("third_party_consultation", "");
    letter.elements["applicant_name"] = "阿依·ABC";

    letter.text += "申请人：阿依・ａｂｃ";

    EXPECT_THAT(found(letter), ElementsAre("letter.tells-too-much"));
}

TEST(LetterCheck, WantsTheArticleOfTheDecisionHoweverItIsBracketed)
{
    auto letter = written("granted", ordinary_clause);
    letter.decision = "granted";

    EXPECT_THAT(found(letter), ElementsAre("letter.article"));
    letter.text += "根据《条例》第三十六条第二项";
    EXPECT_THAT(found(letter), IsEmpty());
}

TEST(LetterCheck, WantsTheStatePostAndAnOnlineWayWhereServedOnline)
{
    auto letter = answer("granted", "granted", ordinary_clause);

    letter.service = "post";
    letter.carrier = "courier";
    EXPECT_THAT(found(letter), ElementsAre("letter.carrier"));
    letter.carrier = "state_post";
    EXPECT_THAT(found(letter), IsEmpty());
    letter.service = "electronic";
    EXPECT_THAT(found(letter), ElementsAre("letter.online-remedy"));
    letter.online_remedy = "https://fuyi.example.org";
    letter.text += "网上提交：https://fuyi.example.org";
    EXPECT_THAT(found(letter), IsEmpty());
}

TEST(LetterCheck, WarnsWhenOnePersonDidWhatTwoShould)
{
    Letter letter{.kind = "granted", .drafted_by = clerk, .reviewed_by = Actor{"person/1/9"}, .signed_by = head};

    EXPECT_THAT(check_people(letter, shipped_law()), IsEmpty());
    letter.reviewed_by = clerk;
    EXPECT_THAT(checks_of(check_people(letter, shipped_law())), ElementsAre("letter.one-person"));
    letter.reviewed_by = head;
    EXPECT_THAT(checks_of(check_people(letter, shipped_law())), ElementsAre("letter.one-person"));
}

TEST(LetterCheck, CanReachEveryCheckThatTheLawFileLists)
{
    std::set<std::string> const tried{"letter.element", "letter.element-lost", "letter.tells-too-much", "letter.remedy",
                                      "letter.reconsideration-first", "letter.not-reconsideration-first", "letter.procedural-remedy",
                                      "letter.online-remedy", "letter.carrier", "letter.article", "letter.one-person"};
    std::set<std::string> listed;

    for (auto const& check : shipped_law().checks)
        if (check.id.starts_with("letter."))
            listed.insert(check.id);

    EXPECT_EQ(listed, tried);
}

}  // namespace requests
