#pragma once

#include "document/document.hpp"

#include <string>
#include <vector>

namespace document::page::testing {

struct DrawStyle {
    std::string face = "Noto Serif CJK SC";
    double text_size = 14;   // points
    double table_size = 9;
    bool repeat_header = true;
    bool page_numbers = true;
    bool lines = true;            // ruling lines around the cells
    std::string running_header{};
};

// The document on A4 pages, as a PDF with text.
[[nodiscard]] std::string draw_pdf(Document const& document, DrawStyle const& style);

// One page as a picture: rows of RGB, eight bits each.
struct Raster {
    int width = 0;
    int height = 0;
    std::vector<unsigned char> rgb;
};

[[nodiscard]] std::vector<Raster> draw_pages(Document const& document, DrawStyle const& style, int dots_per_inch);

// A PDF whose pages are the pictures, without text.
[[nodiscard]] std::string scanned_pdf(std::vector<Raster> const& pages);

}  // namespace document::page::testing
