#pragma once

#include <string>
#include <utility>
#include <vector>

namespace document {

// A ZIP archive of named parts, in that order. The same parts give the same bytes: every entry has one fixed date.
[[nodiscard]] std::string zip_bytes(std::vector<std::pair<std::string, std::string>> const& parts);

}  // namespace document
