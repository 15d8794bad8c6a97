#pragma once

#include "requests/desk.hpp"

namespace requests {

// A request with its whole history, as one transaction sees it.
struct LoadedCase {
    RequestSummary summary;
    std::vector<RecordedEvent> history;
    Request request;
    Terms terms;
};

// `request.not-of-this-agency`.
[[nodiscard]] Result<void> check_agency(RequestKey key, PersonKey by);

[[nodiscard]] Result<LoadedCase> load(Desk const& desk, RequestKey key);
// For somebody who acts on the version that he saw: the refusals that hold for every act on a case.
[[nodiscard]] Result<LoadedCase> load_to_act(Desk const& desk, RequestKey key, PersonKey by, std::int64_t version);
[[nodiscard]] CaseView view_of(LoadedCase const& loaded, Date today);

// The summary that follows from the request today; the subject, the version and what else the request does not know stay as
// they are.
void summarise(RequestSummary& summary, Request const& request, Date today, Terms const& terms);

// Writes down what happened: its event, the summary that follows, the letter that it moves, the act.
[[nodiscard]] Result<void> take_event(Desk& desk, LoadedCase& loaded, Event const& event);
// Counts a change that is no event, and writes the summary down.
[[nodiscard]] Result<void> take_change(Desk& desk, LoadedCase& loaded);

// Of an event, for the journal: its number and a digest, so that a history changed by hand shows.
[[nodiscard]] std::string details_of(RecordedEvent const& recorded);
// Numbers of the events for which the journal does not vouch, or that are not there though it does.
[[nodiscard]] std::vector<std::int64_t> altered_in(Desk const& desk, RequestKey key);

}  // namespace requests
