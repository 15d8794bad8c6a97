#include "base/ensure.hpp"

#include <stdexcept>
#include <string>

namespace base {

void ensure(bool holds, char const* claim, std::source_location where)
{
    if (!holds)
        throw std::logic_error{std::string{where.file_name()} + ":" + std::to_string(where.line()) +
                               ": broken invariant: " + claim};
}

}  // namespace base
