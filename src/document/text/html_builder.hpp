#pragma once

#include "document/document.hpp"
#include "document/limits.hpp"
#include "document/text/html_grid.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace document {

// Puts a Document together from the tags and texts of an HTML file, in the order in which they come. All text goes into
// one buffer, of which pieces are ranges; strings are made at the end only.
class HtmlBuilder {
public:
    explicit HtmlBuilder(Limits const& limits) : limits_{limits} {}

    // `line` is the one on which the text ends.
    void add_text(std::string_view text, int line);
    void add_picture(Picture picture);
    // The blocks of a text that stands in the page, whose first line is this line of the source.
    void add_blocks(std::vector<Block> blocks, int first_line);
    // A block begins or ends: the line of text is over.
    void break_line();
    // <br>: a new paragraph, in a heading only a blank.
    void break_inside();

    void begin_heading(int level);
    void end_heading();

    void begin_table(int line);
    void end_table();
    void begin_group(bool is_head);
    void end_group();
    void begin_row();
    void end_row();
    void begin_cell(int row_span, int column_span, bool header, int line);
    void end_cell();

    [[nodiscard]] bool is_in_table() const { return open_ > 0; }
    [[nodiscard]] std::optional<base::Error> const& refusal() const { return refusal_; }
    [[nodiscard]] Document finish(std::string title);

private:
    enum class PieceKind : std::uint8_t { paragraph, heading, table, picture };

    struct Piece {
        PieceKind kind = PieceKind::paragraph;
        std::uint8_t level = 0;   // of a heading
        int line = 0;
        std::uint32_t begin = 0;  // in text_; of a table or picture its number
        std::uint32_t end = 0;
    };

    struct OpenTable {
        HtmlGrid grid;
        std::uint32_t first_piece = 0;
        std::size_t inner_cells = 0;  // cells of the tables in it
        int line = 0;
        bool cell_is_open = false;
    };

    [[nodiscard]] OpenTable& top() { return tables_[open_ - 1]; }
    [[nodiscard]] bool is_layout(OpenTable const& table) const;
    [[nodiscard]] std::string_view text_of(Piece const& piece) const;
    [[nodiscard]] std::string text_of(GridCell const& cell) const;
    [[nodiscard]] Table to_table(OpenTable const& open) const;
    void keep_strays(OpenTable const& open);
    void count_area(HtmlGrid const& grid);
    void append_blank(unsigned char next);
    void add_piece(PieceKind kind, int level, std::string_view text, int line);
    [[nodiscard]] Block to_block(Piece const& piece);

    Limits const& limits_;
    std::string text_;
    std::vector<Piece> pieces_;
    std::vector<OpenTable> tables_;  // the first open_ are open; the others keep their memory for later ones
    std::size_t open_ = 0;
    std::vector<Table> finished_;
    std::vector<Picture> pictures_;
    std::optional<base::Error> refusal_;
    std::uint32_t line_begin_ = 0;  // of the line of text that is being written
    int line_ = 0;
    int heading_ = -1;              // level of the open heading
    enum class Gap : std::uint8_t { none, blank, line_end } gap_ = Gap::none;
};

}  // namespace document
