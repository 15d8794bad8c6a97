#pragma once

#include "agencies/domain/person.hpp"
#include "platform/clock/clock.hpp"
#include "platform/keys/key_ring.hpp"
#include "platform/sql/database.hpp"
#include "requests/desk_law.hpp"
#include "requests/domain/request.hpp"

// What the services of requests share: what they work with, and what they give back.
namespace requests {

using agencies::PersonKey;

// All outlives the services.
struct RequestTools {
    sql::Database& database;
    clocks::Clock const& clock;
    keys::KeyRing const& keys;
    DeskLaw const& law;
};

// The program itself, where no person acts.
[[nodiscard]] constexpr PersonKey system_of(AgencyId agency)
{
    return {agency, 0};
}
// As histories and the journal name who acted.
[[nodiscard]] Actor actor_of(PersonKey person);

// A request as it stands today. Holds no personal values.
struct CaseView {
    Request request;
    std::int64_t version = 0;  // to be sent back with what is recorded next
    DueDay due;
    std::optional<Date> confirm_until = {};    // while the receipt is not confirmed
    std::optional<Date> circulate_until = {};  // until it is circulated
    std::optional<Date> erased_on = {};        // nothing personal can be opened any more
};

// An entry of the history with its number, from 1.
struct RecordedEvent {
    std::int64_t number = 0;
    Event event;
    clocks::Instant recorded_at{};

    friend bool operator==(RecordedEvent const&, RecordedEvent const&) = default;
};

// The row of a request in lists: what is needed to see whose move it is, without its history.
struct RequestSummary {
    RequestKey key = {};
    std::string number = {};
    std::string channel = {};
    std::string applicant_kind = {};
    RequestState state = RequestState::registered;
    Date arrived_on;
    std::optional<Date> received_on = {};
    Awaited awaited = Awaited::nothing;
    std::optional<Date> due_on = {};           // as of the day of the list
    bool moves = false;                        // the due day moves on with each day: a consultation is open
    std::optional<Date> confirm_until = {};
    std::optional<Date> circulate_until = {};
    std::optional<Assigned> assigned = {};
    std::string subject = {};                  // in the office's words
    std::string decision = {};                 // id of data/requests.json; empty before
    std::string leaf = {};                     // row of table three, once it is closed
    std::optional<Date> closed_on = {};
    std::optional<Date> erased_on = {};
    std::int64_t version = 0;

    friend bool operator==(RequestSummary const&, RequestSummary const&) = default;
};

// A part of a long list.
struct PageOf {
    int number = 1;  // from 1
    int size = 50;
};

// What of an applicant is known to who looks for requests.
enum class SearchBy { name, telephone, identity_number };

}  // namespace requests
