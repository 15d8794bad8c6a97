#pragma once

#include "platform/config/texts.hpp"

#include <string>
#include <vector>

namespace app {

struct OptionDescription {
    std::vector<std::string> names;    // "-o", "--output"; empty for a positional
    std::string value;                 // "FILE", empty for a flag
    std::string summary;
    std::vector<std::string> choices;  // the only values it takes, if they are few
    bool required = false;
};

// One command with what it takes and the commands below it.
struct CommandDescription {
    std::string name;
    std::string summary;
    std::vector<OptionDescription> options;
    std::vector<CommandDescription> commands;
};

// docs/gongkai.1, in roff.
[[nodiscard]] std::string man_page(CommandDescription const& program, std::string const& version,
                                   config::Texts const& texts);
// A script for bash that completes commands, options, choices and files.
[[nodiscard]] std::string bash_completion(CommandDescription const& program);

}  // namespace app
