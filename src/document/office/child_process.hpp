#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace document::office {

enum class ChildOutcome { succeeded, failed, timed_out, not_started };

// Runs a program that works in `folder`, in a process group of its own, silent and without input. Past the time limit, and
// when this process ends before it, the whole group is killed (LibreOffice's launcher starts further processes) and the
// folder removed.
[[nodiscard]] ChildOutcome run_child(std::string const& program, std::vector<std::string> const& arguments,
                                     std::string const& folder, std::chrono::milliseconds limit);

}  // namespace document::office
