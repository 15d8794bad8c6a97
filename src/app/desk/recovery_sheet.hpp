#pragma once

#include "platform/console/console.hpp"
#include "platform/keys/main_key.hpp"

#include <istream>

namespace app {

// Prints the recovery sheet of the key, and asks for its lines until an empty one. `init.other-sheet`; errors of keys for lines that
// are mistyped.
[[nodiscard]] base::Result<void> confirm_recovery_sheet(keys::MainKey const& key, console::Console const& console, std::istream& in);

}  // namespace app
