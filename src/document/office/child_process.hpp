#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace document::office {

enum class ChildOutcome { succeeded, failed, timed_out, not_started };

// Runs a program in a process group of its own, silent and without input. Past the time limit the whole group is
// killed: LibreOffice's launcher starts further processes.
[[nodiscard]] ChildOutcome run_child(std::string const& program, std::vector<std::string> const& arguments,
                                     std::chrono::milliseconds limit);

}  // namespace document::office
