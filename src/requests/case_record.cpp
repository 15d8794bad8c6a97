#include "requests/case_record.hpp"

#include "base/ensure.hpp"
#include "base/json.hpp"
#include "platform/crypto/sha256.hpp"
#include "requests/count_store.hpp"
#include "requests/event_json.hpp"
#include "requests/issued_letters.hpp"
#include "requests/oversight/backdated.hpp"
#include "requests/remedy_store.hpp"

namespace requests {
namespace {

using base::ErrorKind;

tl::unexpected<base::Error> changed_meanwhile()
{
    return base::fail(ErrorKind::conflict, "request.changed-meanwhile", "Somebody else has changed this request meanwhile.");
}

std::vector<Event> events_of(std::vector<RecordedEvent> const& history)
{
    std::vector<Event> events;
    events.reserve(history.size());
    for (auto const& recorded : history)
        events.push_back(recorded.event);
    return events;
}

// What the event says about things outside of its request.
Result<void> check_outside(Desk const& desk, RequestKey key, Happening const& what)
{
    if (auto const* split = std::get_if<SplitOff>(&what))
        if (auto const part = desk.requests.find({key.agency, split->part}); !part)
            return tl::unexpected{part.error()};
    if (std::holds_alternative<Archived>(what) && RemedyStore{desk.connection, desk.tools.law.requests()}.is_pending(key))
        return base::fail(ErrorKind::conflict, "request.remedy-pending", "A reconsideration or a suit about this request still runs.");
    auto const* moved = std::get_if<LetterMoved>(&what);
    auto const* numbered = moved == nullptr ? nullptr : std::get_if<LetterNumbered>(&moved->step);
    if (numbered != nullptr && desk.papers.is_taken(key.agency, numbered->number))
        return base::fail(ErrorKind::conflict, "letter.number-taken", "Another letter bears the number {number}.",
                          {{"number", numbered->number}});
    return {};
}

}  // namespace

Result<void> check_agency(RequestKey key, PersonKey by)
{
    if (by.agency != key.agency)
        return base::fail(ErrorKind::forbidden, "request.not-of-this-agency", "Only people of the agency act in its cases.");
    return {};
}

Result<LoadedCase> load(Desk const& desk, RequestKey key)
{
    auto summary = desk.requests.find(key);
    if (!summary)
        return tl::unexpected{summary.error()};
    auto const terms = terms_of(desk, key.agency);
    if (!terms)
        return tl::unexpected{terms.error()};
    auto history = desk.requests.history(key);
    auto request = replay(events_of(history));
    base::ensure(request.has_value(), "what was recorded is the history of one request");
    return LoadedCase{std::move(*summary), std::move(history), std::move(*request), *terms};
}

Result<LoadedCase> load_to_act(Desk const& desk, RequestKey key, PersonKey by, std::int64_t version)
{
    if (auto const ours = check_agency(key, by); !ours)
        return tl::unexpected{ours.error()};
    auto loaded = load(desk, key);
    if (!loaded)
        return loaded;
    if (loaded->summary.version != version)
        return changed_meanwhile();
    if (loaded->summary.erased_on)
        return base::fail(ErrorKind::conflict, "request.erased", "What was personal in this case is erased: it is only counted.");
    return loaded;
}

CaseView view_of(LoadedCase const& loaded, Date today)
{
    return {.request = loaded.request,
            .version = loaded.summary.version,
            .due = due_day(loaded.request, today, loaded.terms),
            .confirm_until = confirmation_due(loaded.request, loaded.terms),
            .circulate_until = circulation_due(loaded.request, loaded.terms),
            .erased_on = loaded.summary.erased_on};
}

void summarise(RequestSummary& summary, Request const& request, Date today, Terms const& terms)
{
    auto const due = due_day(request, today, terms);
    summary.key = request.key;
    summary.number = request.intake.number;
    summary.channel = request.intake.channel;
    summary.applicant_kind = request.intake.applicant_kind;
    summary.state = request.state;
    summary.arrived_on = request.intake.arrived_on;
    summary.received_on = request.received_on;
    summary.awaited = due.awaited;
    summary.due_on = due.day;
    summary.moves = due.moves;
    summary.confirm_until = confirmation_due(request, terms);
    summary.circulate_until = circulation_due(request, terms);
    summary.assigned = request.assigned;
    summary.decision = request.decision ? request.decision->kind : "";
    auto const as_counted = counted(request, terms.law);
    summary.leaf = as_counted ? as_counted->leaf : "";
}

Result<void> take_event(Desk& desk, LoadedCase& loaded, Event const& event)
{
    auto const key = loaded.request.key;
    if (auto const refused = check_outside(desk, key, event.what); !refused)
        return refused;
    auto next = apply(loaded.request, event, loaded.terms);
    if (!next)
        return tl::unexpected{next.error()};

    auto const before = due_day(loaded.request, desk.today, loaded.terms);
    auto const was_open = is_open(loaded.request);
    auto const was_counted = counted(loaded.request, loaded.terms.law);
    loaded.request = std::move(*next);
    if (auto const now_counted = counted(loaded.request, loaded.terms.law); now_counted && now_counted != was_counted)
        CountStore{desk.connection}.put(key, *now_counted);
    loaded.history.push_back({static_cast<std::int64_t>(loaded.history.size()) + 1, event, desk.tools.clock.now()});
    desk.requests.append(key, loaded.history.back());
    if (is_open(loaded.request))
        loaded.summary.closed_on.reset();
    else if (was_open)
        loaded.summary.closed_on = event.happened_on;
    summarise(loaded.summary, loaded.request, desk.today, loaded.terms);
    BackdatedStore{desk.connection}.add(key, loaded.history.back(), before, due_day(loaded.request, desk.today, loaded.terms));
    if (auto const* moved = std::get_if<LetterMoved>(&event.what))
        desk.papers.put_letter(key, moved->letter, loaded.request.letters.at(moved->letter));
    if (auto const entered = enter_issued(desk, loaded, event.what); !entered)
        return entered;
    note(desk, key, {.act = name_of(event.what), .by = event.by, .happened_on = event.happened_on,
                     .details = details_of(loaded.history.back())});
    return take_change(desk, loaded);
}

Result<void> take_change(Desk& desk, LoadedCase& loaded)
{
    ++loaded.summary.version;
    if (!desk.requests.save(loaded.summary, desk.today))
        return changed_meanwhile();
    return {};
}

std::string details_of(RecordedEvent const& recorded)
{
    auto const& event = recorded.event;
    base::Json const whole{{"happened_on", to_string(event.happened_on)}, {"recorded_on", to_string(event.recorded_on)},
                           {"by", event.by.id}, {"kind", name_of(event.what)}, {"what", to_json(event.what)}};
    return base::Json{{"event", recorded.number}, {"digest", crypto::sha256_hex(whole.dump())}}.dump();
}

std::vector<std::int64_t> altered_in(Desk const& desk, RequestKey key)
{
    std::map<std::int64_t, std::string> vouched;
    auto const entries = journal::Journal{desk.connection, desk.tools.clock}.entries_of(key.agency, subject_of(key));
    for (auto const& entry : entries)
        if (auto const details = base::Json::parse(entry.act.details, nullptr, false); details.is_object() && details.contains("digest"))
            vouched.emplace(details.at("event").get<std::int64_t>(), entry.act.details);
    std::vector<std::int64_t> altered;
    for (auto const& recorded : desk.requests.history(key)) {
        auto const found = vouched.extract(recorded.number);
        if (found.empty() || found.mapped() != details_of(recorded))
            altered.push_back(recorded.number);
    }
    for (auto const& [number, details] : vouched)
        altered.push_back(number);
    return altered;
}

}  // namespace requests
