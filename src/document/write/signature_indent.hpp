#pragma once

#include "document/document.hpp"

#include <cstddef>
#include <string_view>

namespace document {

// How far from the right edge, in characters, the lines under the text stand: the date four characters in, the name
// above centred over the date (GB/T 9704-2012, 7.3.5.1), neither beyond the edge.
[[nodiscard]] double date_indent();
[[nodiscard]] double signature_indent(std::string_view name, std::string_view date);

// The date that stands under the signature at `block`; empty when none follows.
[[nodiscard]] std::string_view date_below(Document const& document, std::size_t block);

}  // namespace document
