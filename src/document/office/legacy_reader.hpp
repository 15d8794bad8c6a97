#pragma once

#include "base/result.hpp"
#include "document/document.hpp"
#include "document/limits.hpp"

#include <string>
#include <string_view>

namespace document {

// A .doc, .wps, .xls or .et through LibreOffice, which turns it into DOCX or XLSX in a profile of its own; one that is
// such a file already is read at once. `name` tells a text (.doc, .wps, .rtf) from a sheet (.xls, .et). `program`: the path of
// soffice; empty looks at the environment's GONGKAI_SOFFICE, then in PATH. Without it: `document.needs-libreoffice`.
[[nodiscard]] base::Result<Document> read_legacy(std::string_view bytes, std::string_view name, Limits const& limits,
                                                 std::string program = {});

}  // namespace document
