#pragma once

#include "document/page/pix.hpp"

#include <string_view>
#include <vector>

namespace document::page::testing {

// The pages of a PDF as a printer and a scanner would make pictures of them.
[[nodiscard]] std::vector<PixPtr> printed_pages(std::string_view pdf, int dots_per_inch);

}  // namespace document::page::testing
