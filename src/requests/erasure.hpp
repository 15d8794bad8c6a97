#pragma once

#include "requests/request_tools.hpp"

#include <functional>

namespace requests {

// Erases each closed case of each agency whose retention is over, one transaction a case, told in the journal as done by the
// system. One that a pending reconsideration or suit keeps stays. `go_on` is asked before each; its refusal ends the work and
// is returned.
[[nodiscard]] Result<void> erase_cases_past_retention(RequestTools const& tools, std::function<Result<void>()> const& go_on);

}  // namespace requests
