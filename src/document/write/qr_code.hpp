#pragma once

#include "document/document.hpp"

#include <string>
#include <string_view>

namespace document {

// A QR code of the text to print, `print_width` millimetres wide with its quiet zone. The text must fit into one code: a
// few hundred characters.
[[nodiscard]] Picture qr_code(std::string_view text, double print_width, std::string caption);

}  // namespace document
