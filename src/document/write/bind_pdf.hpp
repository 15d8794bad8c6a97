#pragma once

#include "base/result.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace document {

struct BoundPaper {
    std::string title;  // in the outline of the whole
    std::string pdf;
};

// How many pages it has; "document.damaged".
[[nodiscard]] base::Result<int> count_pages(std::string_view pdf);

// What stands in the lower right corner of each page; the first page is 1.
using PageLabel = std::function<std::string(int page, int pages)>;

// The papers as one PDF in their order, with an outline and, where `label` says something, a label on each page. Refused with
// "document.damaged" for a paper that is no PDF, with "pdf.no-glyph" for a label that no font can write. The same papers give
// the same bytes.
[[nodiscard]] base::Result<std::string> bind_pdf(std::string const& title, std::vector<BoundPaper> const& papers, PageLabel const& label = {});

}  // namespace document
