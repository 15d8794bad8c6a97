#pragma once

#include "document/document.hpp"
#include "document/limits.hpp"

#include <string_view>

namespace document {

// A picture of pages (PNG, JPEG, TIFF, BMP, WebP): turned, levelled, cleaned and recognised. A cell that is not certain is
// doubtful with its other readings, or unreadable; one without ink is empty. Refused with document.damaged,
// document.no-recogniser, limits.*.
[[nodiscard]] base::Result<Document> read_picture(std::string_view bytes, Limits const& limits);

}  // namespace document
