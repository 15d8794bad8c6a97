#include "requests/domain/decision.hpp"

#include <algorithm>
#include <array>

namespace requests {
namespace {

struct Proposal {
    DecisionDraft const& draft;
    RequestLaw const& law;
};

// What the draft itself must say.
struct DraftNeed {
    std::string_view name;
    bool (*holds)(Proposal const&);
};

bool each_withheld(Proposal const& proposal, bool (*holds)(Withheld const&, RequestLaw const&))
{
    auto const& parts = proposal.draft.withheld;
    return std::all_of(parts.begin(), parts.end(), [&](Withheld const& part) { return holds(part, proposal.law); });
}

constexpr std::array draft_needs{
    DraftNeed{"reasons", [](Proposal const& p) { return !p.draft.reasons.empty(); }},
    DraftNeed{"access", [](Proposal const& p) { return !p.draft.access.empty(); }},
    DraftNeed{"search_record", [](Proposal const& p) { return !p.draft.search_record.empty(); }},
    DraftNeed{"governing_law", [](Proposal const& p) { return !p.draft.governing_law.empty(); }},
    DraftNeed{"earlier_answer", [](Proposal const& p) { return !p.draft.earlier_answer.empty(); }},
    DraftNeed{"right_agency",
              [](Proposal const& p) {
                  return p.draft.right_agency && !p.draft.right_agency->name.empty() && !p.draft.right_agency->contact.empty();
              }},
    DraftNeed{"withheld",
              [](Proposal const& p) {
                  return !p.draft.withheld.empty() &&
                         each_withheld(p, [](Withheld const& w, RequestLaw const&) { return !w.what.empty(); });
              }},
    DraftNeed{"withheld_grounds",
              [](Proposal const& p) {
                  return each_withheld(p, [](Withheld const& w, RequestLaw const& law) {
                      auto const* ground = law.decision(w.ground);
                      return ground != nullptr && ground->is_ground;
                  });
              }},
    DraftNeed{
        "withheld_reasons",
        [](Proposal const& p) { return each_withheld(p, [](Withheld const& w, RequestLaw const&) { return !w.reason.empty(); }); }},
};

// The ground that needs this step is the one that protects a third party.
constexpr std::string_view asks_third_party = "third_party_asked";

// What must have happened.
struct StepNeed {
    std::string_view name;
    bool (*holds)(Request const&, Date on);
};

constexpr std::array step_needs{
    StepNeed{"reasons_asked",
             [](Request const& r, Date on) {
                 return r.reasons && (r.reasons->found == ReasonsFound::not_good || (!r.reasons->found && on > r.reasons->until));
             }},
    StepNeed{"corrected", [](Request const& r, Date) { return r.corrected_on.has_value(); }},
    StepNeed{"correction_lapsed",
             [](Request const& r, Date on) { return r.correction_until && !r.corrected_on && on > *r.correction_until; }},
    StepNeed{"fee_lapsed", [](Request const& r, Date) { return r.fee_lapsed_on.has_value(); }},
    StepNeed{asks_third_party,
             [](Request const& r, Date) {
                 return std::any_of(r.consultations.begin(), r.consultations.end(),
                                    [](auto const& c) { return c.whom == Consulted::third_party; });
             }},
};

template <class Needs>
auto const* find_need(Needs const& needs, std::string_view name)
{
    auto const found = std::find_if(needs.begin(), needs.end(), [name](auto const& need) { return need.name == name; });
    return found == needs.end() ? nullptr : &*found;
}

bool protects_third_party(DecisionKind const* kind)
{
    return kind != nullptr && std::find(kind->needs.begin(), kind->needs.end(), asks_third_party) != kind->needs.end();
}

// The decision itself, or a ground of what it withholds.
std::vector<DecisionKind const*> reasons_of(DecisionDraft const& draft, RequestLaw const& law)
{
    std::vector<DecisionKind const*> kinds{law.decision(draft.kind)};
    for (auto const& part : draft.withheld)
        if (auto const* ground = law.decision(part.ground);
            ground != nullptr && std::find(kinds.begin(), kinds.end(), ground) == kinds.end())
            kinds.push_back(ground);
    return kinds;
}

// Art. 32: what a third party has said binds the decision.
void check_third_parties(DecisionDraft const& draft, std::vector<Standing> const& standings, std::vector<Finding>& findings,
                         RequestLaw const& law)
{
    auto const stands = [&](Standing standing) { return std::find(standings.begin(), standings.end(), standing) != standings.end(); };
    auto const kinds = reasons_of(draft, law);
    if (std::any_of(kinds.begin(), kinds.end(), protects_third_party)) {
        auto const only = [&](Standing standing) {
            return !standings.empty() &&
                   std::all_of(standings.begin(), standings.end(), [&](Standing each) { return each == standing; });
        };
        if (only(Standing::objects_without_ground))
            findings.push_back(law.finding("decision.third_party_ground"));
        if (only(Standing::consents))
            findings.push_back(law.finding("decision.third_party_consent"));
        return;
    }
    if (!law.decision(draft.kind)->gives || !stands(Standing::objects_with_ground))
        return;
    if (!draft.overrides || draft.overrides->reasons.empty())
        findings.push_back(law.finding("decision.override_reasons"));
    if (!draft.overrides || !draft.overrides->letter)
        findings.push_back(law.finding("decision.override_letter"));
}

void check_consultations(DecisionDraft const& draft, Request const& request, Date on, Terms const& terms,
                         std::vector<Finding>& findings)
{
    auto const clock = clock_of(request, terms);
    if (!clock)
        return;
    std::vector<Standing> third_parties;
    bool waiting = false;
    for (auto const& consultation : request.consultations) {
        auto const standing = standing_of(consultation, on, *clock);
        waiting = waiting || standing == Standing::waiting;
        if (consultation.whom == Consulted::third_party)
            third_parties.push_back(standing);
    }
    check_third_parties(draft, third_parties, findings, terms.law);
    if (waiting)
        findings.push_back(terms.law.finding("decision.consultation_open"));
}

}  // namespace

std::vector<Finding> check_decision(DecisionDraft const& draft, Request const& request, Date on, Terms const& terms)
{
    auto const* kind = terms.law.decision(draft.kind);
    if (kind == nullptr || !kind->closing.empty())
        return {terms.law.finding("decision.kind")};
    std::vector<Finding> findings;
    for (auto const& need : kind->needs)
        if (auto const* known = find_need(draft_needs, need); known != nullptr && !known->holds({draft, terms.law}))
            findings.push_back(terms.law.finding("decision." + need));
    for (auto const* reason : reasons_of(draft, terms.law)) {
        auto const steps = missing_steps(*reason, request, on, terms.law);
        findings.insert(findings.end(), steps.begin(), steps.end());
    }
    check_consultations(draft, request, on, terms, findings);
    return findings;
}

std::vector<Finding> missing_steps(DecisionKind const& kind, Request const& request, Date on, RequestLaw const& law)
{
    std::vector<Finding> findings;
    for (auto const& need : kind.needs)
        if (auto const* known = find_need(step_needs, need); known != nullptr && !known->holds(request, on))
            findings.push_back(law.finding("decision." + need));
    return findings;
}

Decided decided_by(DecisionDraft const& draft, LetterId answer)
{
    Decided decided{.kind = draft.kind, .answer = answer};
    for (auto const& part : draft.withheld)
        if (std::find(decided.grounds.begin(), decided.grounds.end(), part.ground) == decided.grounds.end())
            decided.grounds.push_back(part.ground);
    return decided;
}

RemedyClause clause_of(DecisionKind const& kind, std::vector<std::string> const& grounds, RequestLaw const& law)
{
    if (kind.remedy != RemedyClause::of_grounds)
        return kind.remedy;
    auto const first = std::any_of(grounds.begin(), grounds.end(), [&](auto const& id) {
        auto const* ground = law.decision(id);
        return ground != nullptr && ground->remedy == RemedyClause::reconsideration_first;
    });
    return first ? RemedyClause::reconsideration_first : RemedyClause::ordinary;
}

std::vector<std::string_view> known_needs()
{
    std::vector<std::string_view> names;
    names.reserve(draft_needs.size() + step_needs.size());
    for (auto const& need : draft_needs)
        names.push_back(need.name);
    for (auto const& need : step_needs)
        names.push_back(need.name);
    return names;
}

}  // namespace requests
