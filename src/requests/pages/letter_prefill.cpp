#include "requests/pages/letter_prefill.hpp"

#include "requests/letters/typed_facts.hpp"
#include "requests/opinions/opinion_pages.hpp"

#include <algorithm>
#include <charconv>

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
    // The periods count from the receipt, which nobody knows while the letter is written: it names no last day.
    if (auto const remedies = remedies_of(clause, agencies::to_string(matter.agency.level), std::nullopt, terms))
        add_remedies(facts, *remedies, {}, terms.law);
}

void add_days(LetterFacts& facts, OpenCase const& open)
{
    auto const& due = open.view.due;
    if (!due.day)
        return;
    add_due_day(facts, "first_due", due);
    auto const is_new = [](ClockEvent const& event) { return std::holds_alternative<Extended>(event) || std::holds_alternative<DelayedWithReason>(event); };
    if (std::ranges::any_of(open.view.request.clock_events, is_new))
        add_due_day(facts, "new_due", due);
}

// The question to a third party that the letter is about: of the address.
std::int64_t sheet_in(Visit const& visit)
{
    auto const text = visit.request.query().get("sheet");
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

// None after the erasure.
std::optional<LetterFacts> known_facts(Visit const& visit, PageTools const& tools, OpenCase const& open)
{
    auto const& request = open.view.request;
    auto const particulars = tools.requests.particulars(request.key, visit.visitor.key);
    auto const draft = tools.requests.draft(request.key, visit.visitor.key);
    if (!particulars || !draft)
        return std::nullopt;
    LetterMatter const matter{visit.agency, request, *particulars, tools.clock.today()};
    auto facts = facts_of(matter, open.terms);
    if (*draft)
        add_answer(facts, **draft, matter, open.terms);
    add_days(facts, open);
    return facts;
}

}  // namespace

LetterId letter_for(Request const& request, std::string_view kind, RequestLaw const& law)
{
    if (request.decision && !request.letters.contains(request.decision->answer) && law.decision(request.decision->kind)->letter == kind)
        return request.decision->answer;
    return next_letter(request);
}

LetterContent first_content(Visit const& visit, PageTools const& tools, OpenCase const& open, std::string kind)
{
    auto facts = known_facts(visit, tools, open);
    if (facts && open.terms.law.letter(kind)->to == Addressee::third_party)
        add_opinion_question(*facts, {open.view.request.key, sheet_in(visit)}, visit, tools);
    auto text = facts ? write_letter(kind, *facts, tools.letters, open.terms.law).text : std::string{};
    return {.kind = std::move(kind), .text = std::move(text)};
}

LetterContent typed_content(Visit const& visit, PageTools const& tools, OpenCase const& open, LetterContent typed)
{
    if (auto facts = known_facts(visit, tools, open))
        typed.elements = elements_in(typed.kind, std::move(*facts), typed.text, tools.letters, open.terms.law);
    return typed;
}

}  // namespace requests
