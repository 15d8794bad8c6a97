#pragma once

#include <source_location>

namespace base {

// Throws std::logic_error that names the claim and its place.
[[noreturn]] void fail_claim(char const* claim, std::source_location where);

// Ends with an exception when one of our own assumptions is false. Never depends on input.
// `claim` is a sentence that should hold. In the header so that an analyser sees what holds after it.
inline void ensure(bool holds, char const* claim, std::source_location where = std::source_location::current())
{
    if (!holds)
        fail_claim(claim, where);
}

}  // namespace base
