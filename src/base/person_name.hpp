#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace base {

// Without white space at the ends, runs of it inside as one space.
[[nodiscard]] std::string with_single_spaces(std::string_view text);

// A name as it is stored: with single spaces, and every dot that is written between the parts of a name (•, ・, ‧, ．, …) as
// '·', so that whichever was typed finds it.
[[nodiscard]] std::string normalise_name(std::string_view name);

// A normalised name of 1 to `most` characters of any script, valid UTF-8 and without control characters.
[[nodiscard]] bool is_name(std::string_view name, std::size_t most);

}  // namespace base
