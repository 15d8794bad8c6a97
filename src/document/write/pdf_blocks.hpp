#pragma once

#include "document/document.hpp"
#include "document/write/pdf_text.hpp"
#include "document/write/table_grid.hpp"

#include <string>
#include <variant>
#include <vector>

// The blocks of a document, set and measured but not yet placed on pages. Lengths in points.
namespace document {

struct SetText {
    LayoutPtr layout;
    std::string tag;           // PDF structure: "H1", "P"
    double size = 0;
    double pitch = 0;          // from line to line
    double space_before = 0;   // not at the top of a page
    double space_after = 0;
    double left = 0;           // from the type area's left edge
    bool keeps_with_next = false;
    bool keeps_together = false;
    bool begins_page = false;
    bool is_signature = false;
};

struct SetCell {
    Cell const* cell = nullptr;
    int row = 0;
    int column = 0;
    int rows = 1;
    int columns = 1;
    LayoutPtr layout;
    double size = 0;
    double pitch = 0;
    double space = 0;  // above and below the text
};

struct SetTable {
    TableGrid grid;
    int header_rows = 0;
    std::vector<SetCell> cells;      // by row, then by column
    std::vector<double> lefts;       // of each column and the right edge, from the type area's left edge
    std::vector<double> heights;     // of each row

    [[nodiscard]] double height(int first, int end) const;
    // The height of a row's longest lines.
    [[nodiscard]] static double text_height(SetCell const& cell);
};

// A picture with its caption to the right.
struct SetPicture {
    SurfacePtr surface;
    double width = 0;
    double height = 0;
    LayoutPtr caption;
    double pitch = 0;  // of the caption
    double size = 0;
};

using SetBlock = std::variant<SetText, SetTable, SetPicture>;

// Between a picture and its caption.
inline constexpr double picture_gap = 8;
// At the outer edge, beside a picture in the foot.
inline constexpr double page_number_room = 80;

// The space beside the text of a cell.
[[nodiscard]] double side_space(SetCell const& cell);

[[nodiscard]] base::Result<std::vector<SetBlock>> set_blocks(Document const& document, TextSetter const& setter);

}  // namespace document
