#pragma once

#include "base/result.hpp"

#include <map>
#include <string>
#include <string_view>

namespace document::office {

// A copy of a package with these parts replaced or added at the end; every other part keeps its packed bytes.
[[nodiscard]] base::Result<std::string> rewrite_package(std::string_view bytes,
                                                        std::map<std::string, std::string> const& parts);

}  // namespace document::office
