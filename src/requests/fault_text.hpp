#pragma once

#include "base/fault.hpp"
#include "platform/config/texts.hpp"
#include "requests/domain/request_law.hpp"

namespace requests {

[[nodiscard]] base::Faults faults_of(std::vector<Finding> const& findings);
[[nodiscard]] base::Fault fault_of(base::Error const& error, std::string field);

// The message of a fault, whether its code is a check of data/requests.json or a text of data/texts.json.
[[nodiscard]] std::string fault_text(base::Fault const& fault, RequestLaw const& law, config::Texts const& texts);

}  // namespace requests
