#pragma once

#include "requests/domain/request.hpp"

namespace requests {

// The request after the event, by its state alone: neither law nor calendar is asked. Refused where the event cannot follow.
[[nodiscard]] Result<Request> moved(Request request, Event const& event);

// The request that an event of registration begins, by the order of its days alone.
[[nodiscard]] Result<Request> begun(Event const& registered);

// Writes into the request what the event says; refused where it names something that is not there, or comes a second time.
[[nodiscard]] Result<void> write(Request& request, Event const& event);

// What the event does to the clock, if anything. `request` is the one before it.
[[nodiscard]] std::optional<ClockEvent> clock_event_of(Request const& request, Event const& event);

}  // namespace requests
