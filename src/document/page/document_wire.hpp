#pragma once

#include "base/result.hpp"
#include "document/document.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace document::page {

// A reader's result as bytes, to hand from one process of the program to another on the same machine; no file format.
[[nodiscard]] std::string to_wire(base::Result<Document> const& result);

// Nothing when the bytes are cut off or were never a result.
[[nodiscard]] std::optional<base::Result<Document>> from_wire(std::string_view bytes);

}  // namespace document::page
