#pragma once

#include "report/desk/door/door_file.hpp"
#include "report/domain/draft.hpp"
#include "report/domain/unit_match.hpp"

// What becomes of a file that was read, by what stands in it and what is there of its unit already.
namespace report {

// Where the unit's report of the year stands, for one that comes by a file.
enum class Standing : std::uint8_t {
    free,        // nobody has begun it
    by_file,     // handed in, or sent back, as it came by a file
    being_made,  // people of the unit are at it
    handed_in,   // by the unit itself, or accepted already
};
[[nodiscard]] Standing standing_of(Draft const& draft);
[[nodiscard]] bool is_vouched_for(Draft const& draft);

struct Decision {
    DoorState state = DoorState::doubtful;
    std::string reason = {};  // why it is doubtful
    std::optional<std::int64_t> other = {};
};

// By the name and the year that stand in the report; none where they tell whose it is.
[[nodiscard]] std::optional<Decision> doubt_of(DoorFile const& file, MatchedUnits const& matched);

// By its figures: a form of other years has other cells, and a report without one figure is none.
[[nodiscard]] std::optional<Decision> doubt_of_figures(Report const& report, Form const& form);

struct Before {
    Standing standing = Standing::free;
    ReportState state = ReportState::draft;
    bool is_vouched_for = false;                  // somebody of the unit has confirmed a figure
    std::optional<DoorFile> file = {};                // by which it came
    std::optional<std::int64_t> to_replace = {};  // the file that the sender wants replaced
};
// Of a file whose unit is known.
[[nodiscard]] Decision decide(DoorFile const& file, Before const& before);

// Whether somebody may have it taken all the same.
[[nodiscard]] base::Result<void> check_takable(Before const& before);

}  // namespace report
