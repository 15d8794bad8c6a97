#pragma once

#include "platform/config/law_files.hpp"
#include "platform/console/console.hpp"

#include <string>

namespace report {

// gongkai report compare OLD NEW [-o OUT.{html,txt,json}]
struct CompareArguments {
    std::string older;
    std::string newer;
    std::string output;  // empty: text on standard output
};

[[nodiscard]] base::Result<console::Outcome> run_compare(CompareArguments const& arguments, config::LawFiles const& law,
                                                         std::string const& version, console::Console const& console);

}  // namespace report
