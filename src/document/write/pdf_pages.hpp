#pragma once

#include "document/write/pdf_blocks.hpp"
#include "document/write/pdf_text.hpp"
#include "document/write/pdf_tags.hpp"

#include <set>
#include <span>
#include <vector>

namespace document {

// Draws set blocks on pages: breaks pages, repeats table headers, numbers the pages, and marks everything with its
// structure. Lengths in points; `y` is measured from the top of the type area.
class PdfPages {
public:
    // `mark` stands large and pale across each page; none: nothing does.
    PdfPages(cairo_t* cairo, TextSetter const& setter, SetText const* mark = nullptr) : cairo_{cairo}, setter_{setter}, mark_{mark} {}

    [[nodiscard]] base::Result<void> draw(std::span<SetBlock const> blocks);
    // In the order in which the cells were drawn.
    [[nodiscard]] std::vector<CellTag> const& cell_tags() const { return cell_tags_; }

private:
    // The rows of a table that stand on one page.
    struct Part {
        std::vector<int> rows;
        std::vector<double> tops;  // of each, and the lower edge
        bool continues = false;    // the first of the rows below the header continues cells of an earlier page
        int first = 0;             // that row
    };
    // What of a cell stands on one page.
    struct Piece {
        double top = 0;
        double bottom = 0;
    };

    void draw_text(SetText const& text, int kept);
    [[nodiscard]] int lines_kept(std::span<SetBlock const> blocks) const;
    void draw_picture(SetPicture const& picture);
    base::Result<void> draw_table(SetTable const& table);
    void draw_part(SetTable const& table, Part const& part);
    void draw_rules(SetTable const& table, Part const& part);
    void draw_cell(SetTable const& table, SetCell const& cell, Part const& part, bool heads_columns);
    [[nodiscard]] Part next_part(SetTable const& table, int first) const;
    [[nodiscard]] static bool stands_in_row(SetCell const& cell, Part const& part, int row);
    [[nodiscard]] static Piece piece_of(SetCell const& cell, Part const& part);
    [[nodiscard]] static double height_kept(std::span<SetBlock const> blocks);
    void begin_page_unless_room(double height);
    void end_page();
    void draw_mark();

    cairo_t* cairo_;
    TextSetter const& setter_;
    SetText const* mark_;
    std::vector<CellTag> cell_tags_;
    std::set<SetCell const*> drawn_;
    double y_ = 0;
    int page_ = 1;
};

}  // namespace document
