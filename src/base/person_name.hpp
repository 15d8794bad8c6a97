#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace base {

// A name as it is stored: without white space at its ends, runs of it inside as one space, and every dot that is written
// between the parts of a name (•, ・, ‧, ．, …) as '·', so that whichever was typed finds it.
[[nodiscard]] std::string normalise_name(std::string_view name);

// A normalised name of 1 to `most` characters of any script, valid UTF-8 and without control characters.
[[nodiscard]] bool is_name(std::string_view name, std::size_t most);

}  // namespace base
