#pragma once

#include "report/domain/profile.hpp"
#include "base/result.hpp"

#include <string_view>

namespace report {

// A profile as JSON: {"level": "township", "rule_making_power": false, "published_on": "2026-01-20", "submitted_on": …,
// "members": ["…"], "region": "…", "agency_code": "…", "allowed_names": ["…"]}. What is left out or null is unknown.
// Refused with the member that is unknown or malformed.
[[nodiscard]] base::Result<Profile> parse_profile(std::string_view json);

}  // namespace report
