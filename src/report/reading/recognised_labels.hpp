#pragma once

#include "document/document.hpp"
#include "report/reading/label_alignment.hpp"

#include <optional>
#include <vector>

namespace report {

// A document whose tables were recognised in pictures, with misread labels put right: a label becomes the form's where
// exactly one label of the form fits, by its characters and by the labels around it. Nothing when
// the document has no such table.
[[nodiscard]] std::optional<document::Document> mend_recognised_labels(document::Document const& document,
                                                                       std::vector<PrintedLabels> const& forms);

}  // namespace report
