#include "requests/case_audit.hpp"

#include "requests/applicant_seal.hpp"
#include "requests/case_record.hpp"
#include "requests/count_store.hpp"
#include "requests/letter_soundness.hpp"

#include <algorithm>

namespace requests {
namespace {

using Kind = CaseFlaw::Kind;

// The request that the events lead to; nothing where they lead to none, or to another one than it is kept under.
std::optional<Request> rebuilt(RequestKey key, std::vector<RecordedEvent> const& history)
{
    std::vector<Event> events;
    for (std::size_t i = 0; i < history.size(); ++i) {
        if (history[i].number != static_cast<std::int64_t>(i) + 1)
            return std::nullopt;
        events.push_back(history[i].event);
    }
    auto request = replay(events);
    if (!request || request->key != key)
        return std::nullopt;
    return *std::move(request);
}

// All but the days, which the calendar may have moved since.
bool is_what_follows(RequestSummary const& row, Request const& request, Date today, Terms const& terms)
{
    auto expected = row;
    summarise(expected, request, today, terms);
    expected.awaited = row.awaited;
    expected.due_on = row.due_on;
    expected.moves = row.moves;
    expected.confirm_until = row.confirm_until;
    expected.circulate_until = row.circulate_until;
    return expected == row && row.closed_on.has_value() != is_open(request);
}

// What an older program wrote is counted from its history when it is needed.
bool is_counted_right(Desk const& desk, Request const& request, Terms const& terms)
{
    CountStore const counts{desk.connection};
    return counts.find(request.key) == counted(request, terms.law) ||
           std::ranges::count(counts.stale_requests(request.key.agency), request.key) > 0;
}

bool is_as_kept(Desk const& desk, RequestKey key, LetterId id, Letter const& letter, bool erased)
{
    if (!desk.papers.is_at(key, id, letter))
        return false;
    auto const content = open_letter(desk, key, id);
    return erased || content || content.error().code == "letter.no-text";
}

std::optional<Kind> flaw_of(Desk const& desk, RequestKey key)
{
    auto const row = desk.requests.find(key);
    auto const terms = terms_of(desk, key.agency);
    auto const history = desk.requests.history(key);
    auto const request = rebuilt(key, history);
    if (!request)
        return Kind::history;
    if (!row || !terms || !is_what_follows(*row, *request, desk.today, *terms) || !is_counted_right(desk, *request, *terms))
        return Kind::row;
    if (!altered_in(desk, key).empty())
        return Kind::journal;
    auto const erased = row->erased_on.has_value();
    if (!erased && (!desk.applicants.particulars(key) || !open_particulars(desk, key)))
        return Kind::particulars;
    auto const stands = [&](auto const& letter) { return is_as_kept(desk, key, letter.first, letter.second, erased); };
    if (!std::ranges::all_of(request->letters, stands) || desk.papers.letters_of(key) != request->letters.size())
        return Kind::letter;
    return std::nullopt;
}

}  // namespace

CasesCheck check_cases(RequestTools const& tools, AgencyId agency)
{
    CasesCheck check;
    for (auto const& key : look(tools, [&](Desk& desk) { return desk.requests.all(agency); })) {
        ++check.cases;
        if (auto const flaw = look(tools, [&](Desk& desk) { return flaw_of(desk, key); }))
            check.flaws.push_back({key, *flaw});
    }
    return check;
}

}  // namespace requests
