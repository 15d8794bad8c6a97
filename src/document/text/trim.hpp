#pragma once

#include <string_view>

namespace document {

// `text` without blanks at both ends: ASCII white space, no-break and ideographic spaces, zero-width marks.
[[nodiscard]] std::string_view trim(std::string_view text);
[[nodiscard]] std::string_view trim_end(std::string_view text);

// Nothing but blanks.
[[nodiscard]] bool is_blank(std::string_view text);

// Bytes of the blank that `text` begins with; 0 when it begins with none.
[[nodiscard]] std::size_t leading_blank(std::string_view text);

}  // namespace document
