#pragma once

#include "document/limits.hpp"
#include "report/annotating/finding_words.hpp"

#include <string>
#include <string_view>

namespace report {

// A copy of the office's own DOCX, the one that the report was read from, with each finding as a Word comment at its
// sentence or cell; a finding without a place stands at the title. Nothing else in the file changes.
[[nodiscard]] base::Result<std::string> annotate_docx(std::string_view docx, CheckedReport const& checked,
                                                      config::Texts const& texts, document::Limits const& limits = {});

}  // namespace report
