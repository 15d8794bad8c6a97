#pragma once

#include "base/result.hpp"
#include "document/document.hpp"
#include "document/limits.hpp"

#include <string_view>

namespace document {

// A Word document (DOCX, DOCM, and WPS's files of that kind). Tracked insertions are in, deletions out; list marks that
// Word counts itself are part of the text. Lines of the table of contents, headers, footers, notes and comments are not read.
// Places: paragraph N (outside tables), table N row R column C.
[[nodiscard]] base::Result<Document> read_docx(std::string_view bytes, Limits const& limits);

}  // namespace document
