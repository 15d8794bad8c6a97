#pragma once

#include <string>

namespace process {

// By which name the system knows who gave the command: through sudo, the one who called it; "uid-1003" for one without a name.
[[nodiscard]] std::string operator_name();

}  // namespace process
