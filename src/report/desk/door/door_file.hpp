#pragma once

#include "base/id.hpp"
#include "base/result.hpp"
#include "platform/clock/clock.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What comes to who collects reports: drops of files, each file a unit's report or a question.
namespace report {

using base::AgencyId;
using base::Date;

struct DropKey {
    AgencyId agency;  // who collects
    std::int64_t id = 0;

    friend auto operator<=>(DropKey const&, DropKey const&) = default;
};

struct Drop {
    DropKey key;
    int year = 0;
    Date came_on;
    std::string dropped_by = {};  // as in the journal
    clocks::Instant dropped_at = {};
    std::optional<std::int64_t> replaces = {};  // the file in whose place it was sent
    bool finished = false;
    // How many of its files stand in which state of work.
    std::int64_t files = 0;
    std::int64_t waiting = 0;
};

// As it came, before archives are opened.
struct DropSource {
    std::int64_t position = 0;  // from 1
    std::string name;
    std::string address;
    std::uint64_t size = 0;
    bool opened = false;
};

enum class DoorState : std::uint8_t {
    waiting,     // nobody has read it yet
    unreadable,
    doubtful,    // somebody is asked
    received,    // the report of its unit
    duplicate,   // the same as another one
    replaced,    // another one came in its place
    withdrawn,
    set_aside,   // no report of a unit
};
inline constexpr std::array<std::string_view, 8> door_state_names{"waiting",   "unreadable", "doubtful",  "received",
                                                                  "duplicate", "replaced",   "withdrawn", "set-aside"};
[[nodiscard]] std::string_view to_string(DoorState state);
[[nodiscard]] std::optional<DoorState> parse_door_state(std::string_view text);

struct DoorKey {
    AgencyId agency;  // who collects
    std::int64_t id = 0;

    friend auto operator<=>(DoorKey const&, DoorKey const&) = default;
};

struct DoorFile {
    DoorKey key;
    std::int64_t drop = 0;
    std::int64_t position = 0;  // of its source in the drop
    std::int64_t member = 0;    // in that source, from 1; 0: the source itself
    int year = 0;               // for which it was dropped, or taken
    std::string name = {};
    std::string address = {};
    std::uint64_t size = 0;
    bool is_csv = false;
    DoorState state = DoorState::waiting;
    std::string reason = {};  // why it is unreadable or asked for: the code of a text
    base::Error::Words words = {};
    std::optional<AgencyId> unit = {};
    std::optional<std::int64_t> other = {};
    std::string organisation = {};  // as the report names it
    std::optional<int> report_year = {};
    std::string report_id = {};
    std::string format = {};
    int errors = 0;
    int warnings = 0;
    int unread = 0;  // cells
    std::string decided_by = {};
    std::optional<Date> decided_on = {};
    std::string note = {};
};

// By whom the journal and the report say that it was handed in.
[[nodiscard]] std::string actor_of(DoorKey const& file);
// Of one who submitted: whether it was a file.
[[nodiscard]] bool came_by_file(std::string_view submitted_by);

}  // namespace report
