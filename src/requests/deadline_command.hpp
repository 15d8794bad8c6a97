#pragma once

#include "platform/config/law_files.hpp"
#include "platform/console/console.hpp"

#include <optional>
#include <string>
#include <vector>

namespace requests {

// gongkai deadline DATE --days N [--suspend FROM..TO]… [--extend N] [--restart DATE] [--region NAME], as typed.
struct DeadlineArguments {
    std::string start;
    int days = 0;
    std::vector<std::string> suspensions;  // "2026-03-06..2026-03-20"
    int extension = 0;
    std::string restart;
    std::string region;
};

// Prints the due day and how each day on the way to it was taken.
[[nodiscard]] base::Result<console::Outcome> run_deadline(DeadlineArguments const& arguments,
                                                          config::LawFiles const& law, console::Console const& console);

}  // namespace requests
