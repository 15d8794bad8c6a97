#pragma once

#include "document/readers/format.hpp"

#include <vector>

namespace document {

// What the files of formats/ describe, in the order of their names. The source is made by CMake from format_list.cpp.in.
[[nodiscard]] std::vector<Format> list_formats();

}  // namespace document
