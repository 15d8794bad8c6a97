#include "base/json.hpp"
#include "requests/domain/request_law.hpp"
#include "requests/domain/request_law_fit.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace requests {
namespace {

using base::Json;
using Strings = std::vector<std::string>;

template <class E>
using Names = std::initializer_list<std::pair<char const*, E>>;

template <class E>
E one_of(Json const& json, char const* member, Names<E> const& names)
{
    auto const word = json.at(member).get<std::string>();
    for (auto const& [name, value] : names)
        if (word == name)
            return value;
    throw std::invalid_argument{std::string{member} + ": " + word};
}

Names<RemedyClause> const clause_names{{"none", RemedyClause::none},
                                       {"ordinary", RemedyClause::ordinary},
                                       {"reconsideration_first", RemedyClause::reconsideration_first},
                                       {"of_grounds", RemedyClause::of_grounds}};
Names<RemedyKind> const remedy_names{{"review", RemedyKind::review}, {"suit", RemedyKind::suit}};

std::string text(Json const& json, char const* member)
{
    return json.at(member).get<std::string>();
}

Wording wording(Json const& json)
{
    return {text(json, "zh"), text(json, "en")};
}

template <class T, class Read>
std::vector<T> list(Json const& json, char const* member, Read read)
{
    std::vector<T> values;
    for (auto const& entry : json.at(member))
        values.push_back(read(entry));
    return values;
}

Channel channel(Json const& json)
{
    using enum ReceiptRule;
    return {text(json, "id"), wording(json),
            one_of<ReceiptRule>(json, "receipt",
                                {{"handed_in", handed_in}, {"signed_for", signed_for}, {"confirmed_same_day", confirmed_same_day},
                                 {"confirmed_by_both", confirmed_by_both}, {"confirmed_by_system", confirmed_by_system},
                                 {"contact_restored", contact_restored}}),
            text(json, "source")};
}

ApplicantKind applicant(Json const& json)
{
    return {text(json, "id"), wording(json), text(json, "column"), json.at("identity").get<Strings>()};
}

IdentityKind identity_kind(Json const& json)
{
    using enum IdentityCheck;
    return {text(json, "id"), wording(json),
            one_of<IdentityCheck>(json, "check", {{"none", none}, {"resident_id", resident_id}, {"credit_code", credit_code}})};
}

WantedForm wanted_form(Json const& json)
{
    return {text(json, "id"), wording(json)};
}

WantedWay wanted_way(Json const& json)
{
    using enum NeededContact;
    return {
        text(json, "id"), wording(json),
        one_of<NeededContact>(json, "contact", {{"none", none}, {"address", address}, {"email", email}, {"telephone", telephone}})};
}

DecisionKind decision(Json const& json)
{
    return {.id = text(json, "id"), .name = wording(json), .leaf = text(json, "leaf"), .article = text(json, "article"),
            .letter = text(json, "letter"), .remedy = one_of<RemedyClause>(json, "remedy", clause_names),
            .needs = json.at("needs").get<Strings>(), .closing = json.value("closing", ""), .is_ground = json.value("ground", false),
            .gives = json.value("gives", false)};
}

EventKind event(Json const& json)
{
    return {text(json, "id"), wording(json), text(json, "basis")};
}

LetterElement element(Json const& json)
{
    using enum LetterStage;
    return {text(json, "id"), wording(json),
            one_of<LetterStage>(json, "due", {{"draft", draft}, {"signed", signed_off}, {"numbered", numbered}, {"stamped", stamped}}),
            json.value("in_text", true)};
}

LetterKind letter(Json const& json)
{
    using enum Addressee;
    return {.id = text(json, "id"),
            .title = wording(json),
            .to = one_of<Addressee>(json, "to",
                                    {{"applicant", applicant}, {"third_party", third_party}, {"agency", agency}, {"office", office}}),
            .when = text(json, "when"),
            .elements = json.at("elements").get<Strings>(),
            .must_not_hold = json.value("must_not_hold", Strings{}),
            .basis = text(json, "basis"),
            .remedy = one_of<RemedyClause>(json, "remedy", clause_names),
            .is_procedural = json.value("procedural", false)};
}

ClauseWords clauses(Json const& json)
{
    auto const& first = json.at("reconsideration_first");
    auto const from = base::parse_date(text(first, "from"));
    if (!from)
        throw std::invalid_argument{"from"};
    auto const& marks = json.at("marks");
    return {.ordinary = json.at("ordinary").at("says").get<std::vector<Strings>>(),
            .reconsideration_first = first.at("says").get<std::vector<Strings>>(), .reconsideration_first_from = *from,
            .marks_of_reconsideration_first = marks.at("of_reconsideration_first").get<Strings>(),
            .marks_of_any = marks.at("of_any").get<Strings>()};
}

ReconsiderationBody body(Json const& json)
{
    return {json.at("of").get<Strings>(), text(json, "body"), wording(json), text(json, "source")};
}

Outcome outcome(Json const& json)
{
    return {text(json, "id"), wording(json), one_of<RemedyKind>(json, "of", remedy_names), text(json, "column"),
            text(json, "applicant_may"), text(json, "agency_may")};
}

ServiceMode service(Json const& json)
{
    using enum ServiceDay;
    return {.id = text(json, "id"), .name = wording(json),
            .day = one_of<ServiceDay>(json, "day", {{"posted", posted}, {"signed", signed_for}, {"arrived", arrived}}),
            .carrier = json.value("carrier", ""), .is_online = json.value("online", false),
            .proofs = list<ServiceProof>(json, "proofs", [](Json const& proof) { return ServiceProof{text(proof, "id"), wording(proof)}; }),
            .source = text(json, "source")};
}

Check check(Json const& json)
{
    using enum Severity;
    return {text(json, "id"), text(json, "field"),
            one_of<Severity>(json, "severity", {{"error", error}, {"warning", warning}, {"info", info}}), json.value("rule", ""),
            text(json, "basis"), wording(json)};
}

LegalPeriod period(Json const& json)
{
    using enum PeriodUnit;
    return {json.at("count").get<int>(),
            one_of<PeriodUnit>(json, "unit", {{"working_day", working_day}, {"calendar_day", calendar_day}, {"month", month}}),
            text(json, "source")};
}

RequestDefaults defaults(Json const& json)
{
    auto const number = [&](char const* name) { return json.at(name).at("value").get<int>(); };
    return {.name_characters_at_most = number("name_characters_at_most"),
            .description_characters_at_most = number("description_characters_at_most"),
            .repeated_interest = number("repeated_interest"),
            .correction_days_at_least = number("correction_days_at_least"),
            .correction_days_at_most = number("correction_days_at_most"),
            .circulation_days = number("circulation_days"),
            .confirmation_days = number("confirmation_days"),
            .late_entry_days = number("late_entry_days")};
}

RequestLaw read(Json const& json, Json const& rules)
{
    RequestLaw law;
    law.version = text(json, "version");
    law.channels = list<Channel>(json, "channels", channel);
    law.applicants = list<ApplicantKind>(json, "applicants", applicant);
    law.identity_kinds = list<IdentityKind>(json, "identity_kinds", identity_kind);
    law.wanted_forms = list<WantedForm>(json, "wanted_forms", wanted_form);
    law.wanted_ways = list<WantedWay>(json, "wanted_ways", wanted_way);
    law.decisions = list<DecisionKind>(json, "decisions", decision);
    law.events = list<EventKind>(json, "events", event);
    law.elements = list<LetterElement>(json, "elements", element);
    law.letters = list<LetterKind>(json, "letters", letter);
    law.clauses = clauses(json.at("remedy_clauses"));
    law.bodies = list<ReconsiderationBody>(json, "reconsideration_bodies", body);
    law.outcomes = list<Outcome>(json, "outcomes", outcome);
    law.services = list<ServiceMode>(json, "services", service);
    law.checks = list<Check>(json, "checks", check);
    for (auto const& [id, entry] : json.at("periods").items())
        law.periods.emplace(id, period(entry));
    for (auto const& [id, entry] : json.at("numbering").items())
        law.numbering.emplace(id, text(entry, "pattern"));
    for (auto const& [id, entry] : json.at("retention").items())
        law.retention.emplace(id, Retention{entry.at("months").get<int>(), text(entry, "basis")});
    law.defaults = defaults(json.at("defaults"));
    law.codes = base::CheckCodes::parse(rules);
    return law;
}

tl::unexpected<base::Error> malformed(std::string reason)
{
    return base::fail(base::ErrorKind::invalid_input, "request-law.malformed", "requests.json is malformed: {reason}",
                      {{"reason", std::move(reason)}});
}

}  // namespace

base::Result<RequestLaw> parse_request_law(Json const& requests, Json const& rules, Json const& form)
{
    try {
        auto law = read(requests, rules);
        auto const misfit = first_misfit(law, rules, form);
        if (!misfit.empty())
            return malformed(misfit);
        return law;
    } catch (Json::exception const& broken) {
        return malformed(broken.what());
    } catch (std::invalid_argument const& unknown) {
        return malformed(unknown.what());
    }
}

}  // namespace requests
