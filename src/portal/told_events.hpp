#pragma once

#include "portal/public_site.hpp"

namespace portal {

// What happened, in plain words and without names, as the timeline of the applicant shows it; nothing for what goes on inside
// the agency.
[[nodiscard]] std::optional<std::string> told(requests::Happening const& what, requests::Request const& request,
                                              requests::RequestLaw const& law, config::Texts const& texts);

}  // namespace portal
