#pragma once

#include "platform/sql/connection.hpp"
#include "requests/request_tools.hpp"

namespace requests {

// What an entry that was recorded after its day did to the due day. Rescued: it closed, as if in time, a case whose day had passed
// before it was recorded.
enum class LateEffect { none, moved, rescued, unknown };
inline constexpr std::array<std::string_view, 4> late_effect_names{"none", "moved", "rescued", "unknown"};

// An entry of a history that was recorded after the day it speaks of.
struct BackdatedEntry {
    RequestKey key;
    std::int64_t number = 0;  // of the event
    Date happened_on;
    Date recorded_on;
    Actor by;
    std::string kind;  // "correction_noticed"
    LateEffect effect = LateEffect::unknown;
    std::optional<Date> due_before = {};
    std::optional<Date> due_after = {};
    std::string request_number = {};
    std::string subject = {};

    friend bool operator==(BackdatedEntry const&, BackdatedEntry const&) = default;
};

// The day of which an event speaks: of a registration, that on which the request arrived.
[[nodiscard]] Date spoken_day_of(Event const& event);
// As it was on the day of recording. `before` is none for a registration.
[[nodiscard]] LateEffect effect_of(std::optional<DueDay> const& before, DueDay const& after, Event const& event);

struct BackdatedFilter {
    std::optional<Date> from = {};  // by the day of recording
    std::optional<Date> until = {};
    bool effective_only = false;    // those that moved a due day or closed a case in time
};

// Such entries of an agency and of all below it. Within the transaction of its connection.
class BackdatedStore {
public:
    explicit BackdatedStore(sql::Connection& connection) : connection_{connection} {}

    // Nothing for an entry of its own day.
    void add(RequestKey key, RecordedEvent const& recorded, std::optional<DueDay> const& before, DueDay const& after);
    // The last recorded first.
    struct Found {
        std::vector<BackdatedEntry> entries;
        std::int64_t total = 0;
    };
    [[nodiscard]] Found below(AgencyId above, BackdatedFilter const& filter, PageOf const& page) const;

    // What an older program recorded, at most so many.
    [[nodiscard]] std::vector<BackdatedEntry> unknown(std::int64_t most) const;
    void settle(BackdatedEntry const& entry);

private:
    sql::Connection& connection_;
};

}  // namespace requests
