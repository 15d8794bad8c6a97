#pragma once

#include "requests/domain/submission.hpp"

namespace requests {

// What is wrong with one person or organisation, each at its field behind `prefix` ("co_applicants.1."). Takes a normalised one.
[[nodiscard]] std::vector<Finding> check_party(Party const& party, RequestLaw const& law, std::string const& prefix = {});

}  // namespace requests
