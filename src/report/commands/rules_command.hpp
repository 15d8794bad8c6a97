#pragma once

#include "platform/config/law_files.hpp"
#include "platform/console/console.hpp"

#include <string>

namespace report {

// gongkai report rules [--format text|json|md]
struct RulesArguments {
    std::string format;
};

// Lists every rule that speaks of a report, in the language of the screen.
[[nodiscard]] base::Result<console::Outcome> run_rules(RulesArguments const& arguments, config::LawFiles const& law,
                                                       console::Console const& console);

}  // namespace report
