#pragma once

#include "agencies/domain/agency.hpp"
#include "report/domain/profile.hpp"

// What a report of a year takes from the agency whose it is.
namespace report {

// The name that it bore at the end of the year, as it signs.
[[nodiscard]] std::string name_in(agencies::Agency const& agency, int year);
[[nodiscard]] Profile profile_of(agencies::Agency const& agency);

}  // namespace report
