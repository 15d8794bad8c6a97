#pragma once

#include "base/result.hpp"

#include <string_view>

namespace document::page {

[[nodiscard]] base::Error damaged(std::string_view what);

}  // namespace document::page
