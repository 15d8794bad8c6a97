#include "requests/pages/letter_prefill.hpp"

#include "requests/letters/letter_text.hpp"

namespace requests {
namespace {

// What the draft decides, and what can be done against it. Where remedies are sought is not known here: the drafter says so.
void add_answer(LetterFacts& facts, DecisionDraft const& draft, LetterMatter const& matter, Terms const& terms)
{
    auto const* kind = terms.law.decision(draft.kind);
    if (kind == nullptr)
        return;
    add_decision(facts, draft, matter.request.decided_on.value_or(matter.on), terms.law);
    auto const clause = clause_of(*kind, decided_by(draft, {}).grounds, terms.law);
    if (auto const remedies = remedies_of(clause, agencies::to_string(matter.agency.level), matter.on, terms))
        add_remedies(facts, *remedies, {}, terms.law);
}

}  // namespace

LetterContent first_content(Visit const& visit, PageTools const& tools, OpenCase const& open, std::string kind)
{
    auto const& request = open.view.request;
    auto const particulars = tools.requests.particulars(request.key, visit.visitor.key);
    auto const draft = tools.requests.draft(request.key, visit.visitor.key);
    if (!particulars || !draft)
        return {.kind = std::move(kind), .text = {}};
    LetterMatter const matter{visit.agency, request, *particulars, tools.clock.today()};
    auto facts = facts_of(matter, open.terms);
    if (*draft)
        add_answer(facts, **draft, matter, open.terms);
    auto written = write_letter(kind, facts, tools.letters, open.terms.law);
    return {.kind = std::move(kind), .text = std::move(written.text)};
}

}  // namespace requests
