#include "requests/domain/request_fixture.hpp"

#include <gmock/gmock.h>
#include <map>
#include <set>

namespace requests {
namespace {

using base::Json;
using testing::HasSubstr;

base::Result<RequestLaw> parsed(Json const& requests)
{
    return parse_request_law(requests, shipped_json("rules.json"), shipped_json("form-2021.json"));
}

std::string reason_of(Json const& requests)
{
    auto const law = parsed(requests);
    return law ? "" : base::to_string(law.error());
}

Json& entry(Json& requests, char const* list, std::string_view id)
{
    for (auto& each : requests.at(list))
        if (each.at("id") == id)
            return each;
    throw std::out_of_range{std::string{id}};
}

}  // namespace

TEST(RequestLaw, ReachesEachLeafByTheDecisionsOfTheRegulation)
{
    std::map<std::string, std::set<std::string>> leaves;

    for (auto const& decision : shipped_law().decisions)
        leaves[decision.leaf].insert(decision.id);

    EXPECT_EQ(leaves.size(), 21U);
    EXPECT_EQ(leaves.at("t3.granted"), (std::set<std::string>{"already_public", "granted"}));
    EXPECT_EQ(leaves.at("t3.unavailable.not_held"), (std::set<std::string>{"not_held", "not_responsible"}));
    EXPECT_EQ(leaves.at("t3.other.misc"), (std::set<std::string>{"withdrawn", "transferred", "ended_otherwise"}));
    for (auto const* shared : {"t3.granted", "t3.unavailable.not_held", "t3.other.misc"})
        leaves.erase(shared);
    for (auto const& [leaf, decisions] : leaves)
        EXPECT_EQ(decisions.size(), 1U) << leaf;
}

TEST(RequestLaw, PutsReconsiderationFirstOnlyForArticles14To16)
{
    std::set<std::string> first;

    for (auto const& decision : shipped_law().decisions)
        if (decision.remedy == RemedyClause::reconsideration_first)
            first.insert(decision.leaf);

    EXPECT_EQ(first, (std::set<std::string>{"t3.denied.state_secret", "t3.denied.law_prohibited",
                                            "t3.denied.three_safety_one_stability", "t3.denied.third_party",
                                            "t3.denied.internal_affairs", "t3.denied.process_info", "t3.denied.enforcement_file"}));
}

TEST(RequestLaw, GivesDecisionsOnlyNeedsThatAreCheckedAndEveryOneOfThem)
{
    std::set<std::string_view> used;

    for (auto const& decision : shipped_law().decisions)
        used.insert(decision.needs.begin(), decision.needs.end());

    auto const known = known_needs();
    EXPECT_EQ(used, (std::set<std::string_view>{known.begin(), known.end()}));
}

TEST(RequestLaw, NamesEverythingThatCanHappenAndNothingElse)
{
    std::set<std::string_view> happenings;
    std::set<std::string_view> named;

    [&]<std::size_t... I>(std::index_sequence<I...>) {
        (happenings.insert(name_of(I)), ...);
    }(std::make_index_sequence<std::variant_size_v<Happening>>{});
    for (auto const& event : shipped_law().events)
        named.insert(event.id);

    EXPECT_EQ(named, happenings);
}

TEST(RequestLaw, ListsNoDecisionCheckThatNothingMakes)
{
    std::set<std::string> listed;
    std::set<std::string> made{"decision.kind",            "decision.third_party_ground", "decision.third_party_consent",
                               "decision.override_reasons", "decision.override_letter",    "decision.consultation_open"};

    for (auto const need : known_needs())
        made.insert("decision." + std::string{need});
    for (auto const& check : shipped_law().checks)
        if (check.id.starts_with("decision."))
            listed.insert(check.id);

    EXPECT_EQ(listed, made);
}

TEST(RequestLaw, RefusesALeafThatTheFormDoesNotHave)
{
    auto json = shipped_json("requests.json");

    entry(json, "decisions", "repeat")["leaf"] = "t3.rejected.again";

    EXPECT_THAT(reason_of(json), HasSubstr("t3.rejected.again"));
}

TEST(RequestLaw, RefusesAFormWithALeafThatNoDecisionReaches)
{
    auto json = shipped_json("requests.json");

    entry(json, "decisions", "repeat")["leaf"] = "t3.other.misc";

    EXPECT_THAT(reason_of(json), HasSubstr("t3.rejected.repeat"));
}

TEST(RequestLaw, RefusesALetterWhoseRemediesAreNotThoseOfItsDecision)
{
    auto json = shipped_json("requests.json");

    entry(json, "letters", "denial")["remedy"] = "ordinary";

    EXPECT_THAT(reason_of(json), HasSubstr("state_secret: remedy"));
}

TEST(RequestLaw, RefusesWhatNamesNothing)
{
    struct Change {
        char const* list;
        char const* id;
        char const* member;
        Json value;
        char const* told;
    };
    for (auto const& change : {Change{"decisions", "repeat", "letter", "gone", "gone"},
                               Change{"decisions", "repeat", "needs", Json::array({"patience"}), "patience"},
                               Change{"decisions", "repeat", "remedy", "sometimes", "sometimes"},
                               Change{"letters", "denial", "elements", Json::array({"poem"}), "poem"},
                               Change{"checks", "submission.name", "rule", "R-NO-01", "R-NO-01"},
                               Change{"applicants", "other_org", "column", "nobody", "applicants"},
                               Change{"outcomes", "suit_revoked", "column", "won", "suit_revoked"},
                               Change{"outcomes", "suit_revoked", "agency_may", "suit_soon", "suit_soon"},
                               Change{"channels", "fax", "id", "email", "email"}}) {
        auto json = shipped_json("requests.json");

        entry(json, change.list, change.id)[change.member] = change.value;

        EXPECT_THAT(reason_of(json), HasSubstr(change.told));
    }
}

TEST(RequestLaw, RefusesAFileWithoutAMember)
{
    for (auto const* member : {"channels", "decisions", "letters", "periods", "checks", "defaults", "remedy_clauses"}) {
        auto json = shipped_json("requests.json");
        json.erase(member);

        EXPECT_THAT(reason_of(json), HasSubstr(member));
    }
}

TEST(RequestLaw, RefusesAnOutcomeThatDoesNotSayWhatMayFollow)
{
    auto json = shipped_json("requests.json");
    entry(json, "outcomes", "suit_withdrawn").erase("applicant_may");

    EXPECT_THAT(reason_of(json), HasSubstr("applicant_may"));
}

TEST(RequestLaw, WritesTheWordsOfAFindingInEitherLanguage)
{
    auto const finding = shipped_law().finding("fee.amount", {{"expected", "100"}, {"stated", "90"}});

    EXPECT_EQ(message_of(finding, shipped_law(), base::Language::zh), "应收100元，通知书写90元。");
    EXPECT_EQ(message_of(finding, shipped_law(), base::Language::en), "100 yuan are due, the notice says 90.");
}

}  // namespace requests
