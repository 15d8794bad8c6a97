#pragma once

#include "document/document.hpp"
#include "document/limits.hpp"

#include <libxml/HTMLparser.h>

namespace document {

// Runs a parser that has its text to the end, or until a limit is passed, and makes a Document of the elements and texts
// that it reports on the way.
[[nodiscard]] base::Result<Document> read_stream(htmlParserCtxtPtr parser, Limits const& limits);

}  // namespace document
