#pragma once

#include "base/result.hpp"

namespace app {

// What the parser of options found wrong with a call.
enum class WrongCall { unexpected, missing, not_a_number, out_of_range, mismatch, other };

// The refusal that a person sees, made of what the parser said; `remaining` are the words that it could not place.
[[nodiscard]] base::Error explain(WrongCall kind, std::string const& said, std::vector<std::string> const& remaining);

}  // namespace app
