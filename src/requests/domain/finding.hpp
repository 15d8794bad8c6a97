#pragma once

#include "base/result.hpp"

#include <string>
#include <vector>

namespace requests {

enum class Severity { error, warning, info };

// One broken check about one field. Its words stand in data/requests.json under the id of the check.
struct Finding {
    std::string check;  // "submission.name"
    std::string field;  // where it is shown
    Severity severity = Severity::error;
    base::Error::Words words = {};

    friend bool operator==(Finding const&, Finding const&) = default;
};

// Whether one of them forbids the step; warnings ask for a second look.
[[nodiscard]] bool forbid(std::vector<Finding> const& findings);

}  // namespace requests
