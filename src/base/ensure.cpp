#include "base/ensure.hpp"

#include <stdexcept>
#include <string>

namespace base {

void fail_claim(char const* claim, std::source_location where)
{
    throw std::logic_error{std::string{where.file_name()} + ":" + std::to_string(where.line()) +
                           ": broken invariant: " + claim};
}

}  // namespace base
