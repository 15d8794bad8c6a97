#pragma once

#include "document/document.hpp"
#include "report/domain/form.hpp"

#include <optional>
#include <string>
#include <vector>

namespace report {

// The labels of a form in the order in which its three tables print them.
struct PrintedLabels {
    explicit PrintedLabels(Form const& form);

    std::vector<document::Cell> cells;
    std::vector<bool> ends_header;     // the last label of its table's header
    std::vector<std::u32string> keys;  // label_key of each
};

// A document whose tables were recognised in pictures, with misread labels put right: a label becomes the form's where
// exactly one label of the form fits, by its characters and by the labels around it. Nothing when
// the document has no such table.
[[nodiscard]] std::optional<document::Document> mend_recognised_labels(document::Document const& document,
                                                                       std::vector<PrintedLabels> const& forms);

}  // namespace report
