#pragma once

#include "base/place.hpp"
#include "base/result.hpp"
#include "document/limits.hpp"

#include <span>
#include <string>
#include <string_view>

namespace document {

struct DocxComment {
    base::Place at;  // as read_docx gave it; an unknown one means the whole document and stands at its beginning
    std::string author;
    std::string text;   // paragraphs parted by '\n'
    std::string quote;  // the words it is about; empty for the whole cell or paragraph
};

// A copy of the user's own DOCX with these as Word comments. Nothing else changes: document.xml only gains the marks of
// the ranges, between whole runs; comments that are there stay; all other parts keep their bytes.
[[nodiscard]] base::Result<std::string> add_comments(std::string_view docx, std::span<DocxComment const> comments,
                                                     Limits const& limits = {});

}  // namespace document
