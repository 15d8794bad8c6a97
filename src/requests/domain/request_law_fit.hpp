#pragma once

#include "requests/domain/request_law.hpp"

namespace requests {

// What first does not fit in the parsed file: an id that stands twice, or names nothing; a leaf of the form that no decision
// reaches. Empty when all fits.
[[nodiscard]] std::string first_misfit(RequestLaw const& law, base::Json const& rules, base::Json const& form);

}  // namespace requests
