#pragma once

#include "base/fault.hpp"

namespace agencies {

// What is asked of a new account; the name is normalised.
[[nodiscard]] base::Faults find_account_faults(std::string_view login, std::string_view name, std::string_view password);

[[nodiscard]] bool is_password(std::string_view text);

}  // namespace agencies
