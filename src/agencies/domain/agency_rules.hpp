#pragma once

#include "agencies/domain/agency.hpp"
#include "base/check_codes.hpp"
#include "base/fault.hpp"

namespace agencies {

// What the rules about an agency alone find; those about its place in the tree are the service's.
[[nodiscard]] base::Faults find_faults(Agency const& agency, base::CheckCodes const& numbers);

}  // namespace agencies
