#pragma once

#include "base/result.hpp"
#include "document/document.hpp"

#include <string>
#include <vector>

namespace document {

// Text at a place on a sheet of any size: an envelope, a label. Lengths in millimetres, type sizes in points.
struct SheetText {
    std::string text;
    double left = 0;
    double top = 0;
    double width = 0;  // lines are broken here
    double size = 14;
    Alignment alignment = Alignment::left;
};

struct SheetFrame {
    double left = 0;
    double top = 0;
    double width = 0;
    double height = 0;
};

struct PlacedSheet {
    std::string title;
    double width = 0;
    double height = 0;
    std::vector<SheetText> texts = {};
    std::vector<SheetFrame> frames = {};
};

// The sheet as a PDF page of its size. Refused with "pdf.no-glyph" when no font has a character.
[[nodiscard]] base::Result<std::string> write_sheet(PlacedSheet const& sheet);

}  // namespace document
