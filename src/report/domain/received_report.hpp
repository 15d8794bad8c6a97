#pragma once

#include "report/domain/draft.hpp"

// A report that came as a file, from whoever keeps none here.
namespace report {

// Whether nobody has written anything into it.
[[nodiscard]] bool is_untouched(Draft const& draft);

struct ReceivedReport {
    Report const& report;
    std::string by;  // what it came by, as in the journal
    Date on;         // when it came
};

// The draft as handed in by a file: its figures and texts are those of the file, and nobody here vouches for them. A figure that was
// not read stays unknown.
[[nodiscard]] Draft take_received(Draft draft, ReceivedReport const& received);
// The draft without what came by a file, as if it had not been begun; how often it came back stays.
[[nodiscard]] Draft without_received(Draft draft);

}  // namespace report
