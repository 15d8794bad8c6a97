#pragma once

#include "agencies/domain/agency.hpp"
#include "agencies/domain/checked_numbers.hpp"
#include "base/fault.hpp"

namespace agencies {

// What the rules about an agency alone find; those about its place in the tree are the service's.
[[nodiscard]] base::Faults find_faults(Agency const& agency, CheckedNumbers const& numbers);

}  // namespace agencies
