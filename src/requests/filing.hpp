#pragma once

#include "requests/desk.hpp"
#include "requests/intake_service.hpp"

namespace requests {

// Takes a request into the register of the agency, with its particulars and its receipt, within the transaction of the desk. The
// registration has no faults.
[[nodiscard]] Result<Filed> file(Desk& desk, AgencyId agency, Registration const& registration, Actor const& by);

}  // namespace requests
