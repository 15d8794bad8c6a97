#include "requests/domain/request_fixture.hpp"

#include <gmock/gmock.h>

namespace requests {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

auto const monday = day(2026, 3, 2);
auto const later = day(2026, 4, 20);

std::vector<std::string> missing(DecisionDraft const& draft, std::vector<Event> const& events = {registration(monday)})
{
    return checks_of(check_decision(draft, after(events).value(), later, shipped_terms()));
}

std::vector<Event> third_party_said(Opinion opinion)
{
    return {registration(monday), on(day(2026, 3, 6), OpinionAsked{1}), on(day(2026, 3, 9), OpinionLetterReached{1}),
            on(day(2026, 3, 20), OpinionGiven{1, opinion})};
}

DecisionDraft partial(std::string ground)
{
    return {.kind = "partial", .withheld = {{"第3页的姓名", std::move(ground), "他人隐私"}}};
}

}  // namespace

TEST(Decision, NeedsASearchRecordWhereNothingWasFound)
{
    EXPECT_THAT(missing({.kind = "not_held", .reasons = "查无"}), ElementsAre("decision.search_record"));
    EXPECT_THAT(missing({.kind = "not_held", .reasons = "查无", .search_record = "档案室、民政办，3月4日"}), IsEmpty());
}

TEST(Decision, NeedsReasonsWhereItDenies)
{
    EXPECT_THAT(missing({.kind = "state_secret"}), ElementsAre("decision.reasons"));
}

TEST(Decision, SaysWhatAPartialAnswerWithholdsAndWhy)
{
    EXPECT_THAT(missing({.kind = "partial"}), ElementsAre("decision.withheld"));
    EXPECT_THAT(missing({.kind = "partial", .withheld = {{"", "no ground", ""}}}),
                ElementsAre("decision.withheld", "decision.withheld_grounds", "decision.withheld_reasons"));
    EXPECT_THAT(missing(partial("internal_affairs")), IsEmpty());
}

TEST(Decision, NamesTheRightAgencyWhereItIsKnown)
{
    auto const draft = DecisionDraft{.kind = "not_responsible", .reasons = "由县局制作"};
    auto named = draft;
    named.right_agency = RightAgency{"示例县民政局", "0912-3456789"};

    auto const findings = check_decision(draft, after({registration(monday)}).value(), later, shipped_terms());

    EXPECT_THAT(checks_of(findings), ElementsAre("decision.right_agency"));
    EXPECT_FALSE(forbid(findings));
    EXPECT_THAT(missing(named), IsEmpty());
}

TEST(Decision, NeedsTheEarlierAnswersNumberWhereItRepeats)
{
    EXPECT_THAT(missing({.kind = "repeat"}), ElementsAre("decision.earlier_answer"));
    EXPECT_THAT(missing({.kind = "repeat", .earlier_answer = "示例镇公开〔2025〕3号"}), IsEmpty());
}

TEST(Decision, AsksForReasonsBeforeItCallsANumberExcessive)
{
    auto const draft = DecisionDraft{.kind = "abusive_volume", .reasons = "一月内一百件"};
    auto const asked = std::vector{registration(monday), on(day(2026, 3, 4), ReasonsAsked{day(2026, 3, 13)})};

    EXPECT_THAT(missing(draft), ElementsAre("decision.reasons_asked"));
    EXPECT_THAT(missing(draft, asked), IsEmpty());
    EXPECT_THAT(missing(draft, asked + std::vector{on(day(2026, 3, 11), ReasonsGiven{ReasonsFound::not_good})}), IsEmpty());
    EXPECT_THAT(missing(draft, asked + std::vector{on(day(2026, 3, 11), ReasonsGiven{ReasonsFound::good})}),
                ElementsAre("decision.reasons_asked"));
}

TEST(Decision, WaitsForTheReasonsToLapse)
{
    auto const request = after({registration(monday), on(day(2026, 3, 4), ReasonsAsked{day(2026, 3, 13)})}).value();

    auto const findings = check_decision({.kind = "abusive_volume", .reasons = "多"}, request, day(2026, 3, 13), shipped_terms());

    EXPECT_THAT(checks_of(findings), ElementsAre("decision.reasons_asked"));
}

TEST(Decision, IsStillUnclearOnlyAfterACorrection)
{
    auto const draft = DecisionDraft{.kind = "unclear_after_correction", .reasons = "不明"};

    EXPECT_THAT(missing(draft), ElementsAre("decision.corrected"));
    EXPECT_THAT(missing(draft, {registration(monday), on(day(2026, 3, 4), CorrectionNoticed{day(2026, 3, 18)}),
                                on(day(2026, 3, 6), CorrectionSupplied{})}),
                IsEmpty());
}

TEST(Decision, AsksTheThirdPartyBeforeItProtectsIt)
{
    EXPECT_THAT(missing({.kind = "third_party", .reasons = "隐私"}), ElementsAre("decision.third_party_asked"));
    EXPECT_THAT(missing(partial("third_party")), ElementsAre("decision.third_party_asked"));
    EXPECT_THAT(missing(partial("third_party"), third_party_said(Opinion::objects_with_ground)), IsEmpty());
}

TEST(Decision, DoesNotProtectAThirdPartyThatConsentsOrHasNoGround)
{
    EXPECT_THAT(missing({.kind = "third_party", .reasons = "隐私"}, third_party_said(Opinion::consents)),
                ElementsAre("decision.third_party_consent"));
    EXPECT_THAT(missing({.kind = "third_party", .reasons = "隐私"}, third_party_said(Opinion::objects_without_ground)),
                ElementsAre("decision.third_party_ground"));
}

TEST(Decision, OverridesAnObjectionOnlyWithReasonsAndALetterToTheThirdParty)
{
    auto const objected = third_party_said(Opinion::objects_with_ground);
    auto draft = DecisionDraft{.kind = "granted", .access = "网上"};

    EXPECT_THAT(missing(draft, objected), ElementsAre("decision.override_reasons", "decision.override_letter"));
    draft.overrides = Override{.reasons = "不公开会对公共利益造成重大影响", .letter = LetterId{2}};
    EXPECT_THAT(missing(draft, objected), IsEmpty());
    EXPECT_THAT(missing({.kind = "already_public", .access = "网上"}, objected), IsEmpty());
}

TEST(Decision, TakesSilenceOfAThirdPartyForNoObjectionAndNoConsent)
{
    auto const silent =
        std::vector{registration(monday), on(day(2026, 3, 6), OpinionAsked{1}), on(day(2026, 3, 9), OpinionLetterReached{1})};

    EXPECT_THAT(missing({.kind = "granted", .access = "网上"}, silent), IsEmpty());
    EXPECT_THAT(missing({.kind = "third_party", .reasons = "隐私"}, silent), IsEmpty());
}

TEST(Decision, WarnsWhileAConsultationIsOpen)
{
    EXPECT_THAT(missing({.kind = "granted", .access = "网上"},
                        {registration(monday), on(day(2026, 3, 6), OpinionAsked{1, Consulted::other_agency})}),
                Contains("decision.consultation_open"));
}

TEST(Decision, IsOneOfTheLawFileAndNoneThatAnEventMakes)
{
    EXPECT_THAT(missing({.kind = "lost"}), ElementsAre("decision.kind"));
    EXPECT_THAT(missing({.kind = "withdrawn"}), ElementsAre("decision.kind"));
}

TEST(Decision, BecomesAnEventWithItsGroundsOnce)
{
    auto draft = partial("internal_affairs");
    draft.withheld.push_back({"第4页", "internal_affairs", "内部"});
    draft.withheld.push_back({"第5页", "third_party", "隐私"});

    auto const decided = decided_by(draft, answer_letter);

    EXPECT_EQ(decided, (Decided{"partial", {"internal_affairs", "third_party"}, answer_letter}));
}

TEST(Decision, PutsReconsiderationFirstWhereAPartialAnswerHasAGroundOfArticles14To16)
{
    auto const& law = shipped_law();
    auto const& partial_kind = *law.decision("partial");

    EXPECT_EQ(clause_of(partial_kind, {"admin_query", "third_party"}, law), RemedyClause::reconsideration_first);
    EXPECT_EQ(clause_of(partial_kind, {"admin_query"}, law), RemedyClause::ordinary);
    EXPECT_EQ(clause_of(*law.decision("admin_query"), {}, law), RemedyClause::ordinary);
    EXPECT_EQ(clause_of(*law.decision("process_info"), {}, law), RemedyClause::reconsideration_first);
}

}  // namespace requests
