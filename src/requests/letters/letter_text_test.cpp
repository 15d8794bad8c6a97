#include "requests/letters/letter_fixture.hpp"

#include <cstdlib>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace requests {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

WrittenLetter written(std::string const& kind, LetterFacts const& facts)
{
    return write_letter(kind, facts, shipped_templates(), shipped_law());
}

// As it is about to be served.
std::vector<std::string> found(std::string const& kind, LetterFacts const& facts, std::string const& service = "direct")
{
    std::vector<std::string> words;
    for (auto const& finding : check_written(kind, written(kind, facts), facts, {.stage = LetterStage::served, .dated = day(2026, 1, 30), .service = service}, shipped_law()))
        words.push_back(message_of(finding, shipped_law(), base::Language::zh));
    return words;
}

std::string read_file(std::string const& path)
{
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

void expect_golden(std::string const& name, std::string const& text)
{
    auto const path = std::string{GONGKAI_SOURCE_DIR "/src/requests/letters/golden/"} + name + ".txt";
    if (std::getenv("UPDATE_GOLDEN") != nullptr)
        std::ofstream{path, std::ios::binary} << text;
    EXPECT_EQ(read_file(path), text) << name;
}

}  // namespace

TEST(Letters, OfEveryKindPassTheCheckOfLetters)
{
    for (auto const& kind : shipped_law().letters)
        EXPECT_THAT(found(kind.id, facts_for(kind)), IsEmpty()) << kind.id;
}

TEST(Letters, OfEveryDecisionPassTheCheckOfLetters)
{
    for (auto const& decision : shipped_law().decisions) {
        if (decision.letter == "transfer")
            continue;  // tells another agency
        EXPECT_THAT(found(decision.letter, decision_facts(typical_draft(decision.id))), IsEmpty()) << decision.id;
    }
}

TEST(Letters, ReadAsTheyAreKept)
{
    for (auto const& kind : shipped_law().letters)
        expect_golden(kind.id, written(kind.id, facts_for(kind)).text);
    expect_golden("posting_book", written("posting_book", posting_book(willow_town(), day(2026, 2, 2), {{"林小禾", "青石县柳河镇双河村", "柳河公开〔2026〕7号"}})).text);
}

TEST(Letters, OfPartialAnswersFollowTheGroundsOfWhatTheyWithhold)
{
    auto draft = typical_draft("partial");
    EXPECT_THAT(written("partial", decision_facts(draft)).text, HasSubstr("先向青石县人民政府申请行政复议"));

    draft.withheld = {{"不动产登记簿", "admin_query", "另有查询办法"}};

    EXPECT_THAT(found("partial", decision_facts(draft)), IsEmpty());
    EXPECT_THAT(written("partial", decision_facts(draft)).text, HasSubstr("也可以自收到本告知书之日起6个月内"));
}

TEST(Letters, NameEveryFactThatIsMissingAndLeaveNoGap)
{
    auto facts = typical_facts();
    facts.say("decision_kind", "granted");

    auto const letter = written("granted", facts);

    std::vector<std::string> fields;
    for (auto const& finding : letter.missing)
        fields.push_back(finding.field);
    EXPECT_THAT(fields, testing::UnorderedElementsAre("access", "article", "remedy", "remedy_in_plain_words"));
    EXPECT_THAT(letter.text, HasSubstr("〔缺：获取方式、途径和时间〕"));
}

TEST(Letters, OfEveryKindNameWhatIsMissingWhenOnlyTheAgencyIsKnown)
{
    LetterFacts facts;
    facts.say("agency", "青石县柳河镇人民政府");
    for (auto const& kind : shipped_law().letters) {
        auto const letter = written(kind.id, facts);

        EXPECT_THAT(letter.missing, Not(IsEmpty())) << kind.id;
        EXPECT_THAT(letter.text, Not(HasSubstr("{"))) << kind.id;
    }
}

TEST(Letters, ToThirdPartiesNeverSayWhoAsked)
{
    for (auto const& kind : shipped_law().letters)
        if (kind.to == Addressee::third_party) {
            EXPECT_THAT(written(kind.id, facts_for(kind)).text, Not(HasSubstr("林小禾"))) << kind.id;
        }
}

TEST(Letters, SayThatSilenceOfAThirdPartyIsNoConsentAndThatOfACoAuthorIs)
{
    auto third = facts_for(*shipped_law().letter("third_party_consultation"));
    auto author = facts_for(*shipped_law().letter("agency_consultation"));
    author.say("consulted", "co_author");

    EXPECT_THAT(written("third_party_consultation", third).text, HasSubstr("不答复不等于同意"));
    EXPECT_THAT(written("agency_consultation", author).text, HasSubstr("逾期未提出意见的，视为同意公开"));
    EXPECT_THAT(found("agency_consultation", author), IsEmpty());
    author.say("consulted", "other_agency");
    EXPECT_THAT(written("agency_consultation", author).text, Not(HasSubstr("视为同意")));
}

TEST(Letters, ThatAreServedOnlineGiveTheOnlineWayToReconsideration)
{
    auto facts = decision_facts(typical_draft("state_secret"));
    EXPECT_THAT(found("denial", facts, "electronic"), Not(IsEmpty()));

    facts.say("online_reconsideration", "https://fuyi.example.gov.cn");

    EXPECT_THAT(found("denial", facts, "electronic"), IsEmpty());
    EXPECT_THAT(written("denial", facts).text, HasSubstr("https://fuyi.example.gov.cn"));
}

TEST(Letters, ThatAreProceduralBearNoRemedyClause)
{
    for (auto const& kind : shipped_law().letters)
        if (kind.is_procedural) {
            auto const text = written(kind.id, facts_for(kind)).text;
            EXPECT_THAT(text, Not(HasSubstr("申请行政复议"))) << kind.id;
            EXPECT_THAT(text, Not(HasSubstr("诉讼"))) << kind.id;
        }
}

TEST(Letters, SpeakToAPersonOrToAnOrganisation)
{
    auto facts = decision_facts(typical_draft("granted"));
    EXPECT_THAT(written("granted", facts).text, HasSubstr("你于2026年1月5日"));

    facts.say("applicant_kind", "biz_enterprise");

    EXPECT_THAT(written("granted", facts).text, HasSubstr("你单位于2026年1月5日"));
}

TEST(Letters, ListTheirEnclosuresAboveTheSignature)
{
    auto facts = decision_facts(typical_draft("granted"));
    add_enclosures(facts, {"2025年农村低保资金发放汇总表", "分村户数表"});

    EXPECT_THAT(written("granted", facts).text, HasSubstr("分村户数表\n青石县柳河镇人民政府\n"));
}

TEST(Letters, SayHowTheDueDayWasCounted)
{
    auto request = willow_request();
    request.received_on = day(2026, 2, 10);
    LetterFacts facts = typical_facts();

    add_due_day(facts, "first_due", due_day(request, day(2026, 2, 10), shipped_terms()));

    auto const text = written("receipt", facts).text;
    EXPECT_THAT(text, HasSubstr("2026年3月16日前（含当日）答复（自2026年2月10日的次日起算20个工作日"));
    EXPECT_THAT(text, HasSubstr("春节"));
}

TEST(Letters, TrimWhatWasTypedSoThatNoStopStandsTwice)
{
    auto draft = typical_draft("no_ready_info");
    draft.reasons = " 本机关没有该项汇总材料。\n";

    EXPECT_THAT(written("no_ready_info", decision_facts(draft)).text, Not(HasSubstr("。。")));
}

TEST(LetterTemplates, AreRefusedWithAPlaceholderThatNothingKnows)
{
    auto json = shipped_json("letters.json");
    json["phrases"]["opening"] = "{no_such_fact}";

    auto const parsed = LetterTemplates::parse(json, shipped_law());

    ASSERT_FALSE(parsed);
    EXPECT_EQ(parsed.error().code, "letters.malformed");
    EXPECT_THAT(base::to_string(parsed.error()), HasSubstr("no_such_fact"));
}

TEST(LetterTemplates, AreRefusedWithoutALetterOfTheLaw)
{
    auto json = shipped_json("letters.json");
    json["letters"].erase(0);

    auto const parsed = LetterTemplates::parse(json, shipped_law());

    ASSERT_FALSE(parsed);
    EXPECT_THAT(base::to_string(parsed.error()), HasSubstr("request_form"));
}

TEST(LetterTemplates, AreRefusedWhereTheyCouldNotBeSet)
{
    for (auto const* passage : {R"({"rows": [["a", "b"], ["c"]]})", R"({"rows": []})", R"({"each": "papers", "rows": [["a"]]})", R"({"rows": [["a"]], "widths": [1, 2]})",
                                R"({"kind": "drawing", "text": "a"})", R"({"text": "{agency"})", R"({"when": 7, "text": "a"})"}) {
        auto json = shipped_json("letters.json");
        json["letters"][1]["passages"].push_back(base::Json::parse(passage));

        EXPECT_EQ(code_of(LetterTemplates::parse(json, shipped_law())), "letters.malformed") << passage;
    }
}

TEST(LetterTemplates, SurviveAPhraseThatNamesItself)
{
    auto json = shipped_json("letters.json");
    json["phrases"]["you"] = "{you}";
    auto const templates = LetterTemplates::parse(json, shipped_law()).value();

    auto const letter = write_letter("granted", decision_facts(typical_draft("granted")), templates, shipped_law());

    EXPECT_THAT(letter.text, HasSubstr("〔缺：you〕"));
}

}  // namespace requests
