#pragma once

namespace app {

// The whole program: parses the call, carries it out, and gives the exit code.
[[nodiscard]] int run(int count, char const* const* words);

}  // namespace app
