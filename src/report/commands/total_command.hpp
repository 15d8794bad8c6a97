#pragma once

#include "platform/config/law_files.hpp"
#include "platform/console/console.hpp"

#include <string>
#include <vector>

namespace report {

// gongkai report total FILE|DIR… --name NAME [--profile FILE] [-o OUT.{txt,json,csv,html,docx,pdf,md,xlsx}]
struct TotalArguments {
    std::vector<std::string> files;
    std::string name;
    std::string profile;  // its members are who should be in
    std::string output;   // empty: text on standard output; beside a CSV of the cells stands one of the members
};

[[nodiscard]] base::Result<console::Outcome> run_total(TotalArguments const& arguments, config::LawFiles const& law,
                                                       std::string const& version, console::Console const& console);

}  // namespace report
