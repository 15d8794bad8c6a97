#pragma once

#include <string>
#include <string_view>

namespace document {

// The text that a line of Markdown shows: emphasis, code marks, links, pictures, escapes, <br> and the usual entities
// resolved, struck text (~~9~~) and blanks at the ends dropped. Text that is no Markdown comes back as it is.
[[nodiscard]] std::string plain_inline(std::string_view text);

}  // namespace document
