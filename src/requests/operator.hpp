#pragma once

#include "requests/request_tools.hpp"

#include <limits>

namespace requests {

// A number that no person and no key has.
constexpr std::int64_t operator_number = std::numeric_limits<std::int64_t>::min();

// Who runs the machine, where a command acts or looks: "operator" in histories and the journal.
[[nodiscard]] constexpr PersonKey operator_of(AgencyId agency)
{
    return {agency, operator_number};
}

}  // namespace requests
