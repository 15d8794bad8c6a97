#pragma once

#include "document/document.hpp"

#include <string>

namespace document {

// The document as one self-contained page: no script, no address outside it, print layout by the page's own style.
[[nodiscard]] std::string write_html(Document const& document);

}  // namespace document
