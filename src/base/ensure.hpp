#pragma once

#include <source_location>

namespace base {

// Ends with an exception when one of our own assumptions is false. Never depends on input.
// `claim` is a sentence that should hold.
void ensure(bool holds, char const* claim, std::source_location where = std::source_location::current());

}  // namespace base
