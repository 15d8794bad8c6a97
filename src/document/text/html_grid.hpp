#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

// Where the cells of an HTML table stand: the table model of the HTML standard, fed one tag at a time.
namespace document {

struct GridCell {
    int row = 0;
    int column = 0;
    int row_span = 1;
    int column_span = 1;
    bool header = false;
    bool open_ended = false;        // rowspan=0: down to the end of its row group
    int line = 0;                   // of the source
    std::uint32_t first_piece = 0;  // what it holds: a range of pieces
    std::uint32_t last_piece = 0;
};

class HtmlGrid {
public:
    // A row or cell that is still open is closed first: tags are left out often.
    void begin_group(bool is_head);
    void end_group();
    void begin_row();
    void end_row();
    // Opens a row where none is. The spans are as written, at least 0.
    GridCell& begin_cell(int row_span, int column_span);
    // Cuts spans to the table; call it once at the end.
    void finish();

    [[nodiscard]] bool has_open_row() const { return row_is_open_; }
    [[nodiscard]] int rows() const { return rows_; }
    [[nodiscard]] int columns() const { return columns_; }
    [[nodiscard]] int header_rows() const { return header_rows_; }
    [[nodiscard]] std::vector<GridCell>& cells() { return cells_; }
    [[nodiscard]] std::vector<GridCell> const& cells() const { return cells_; }

    // Empties it for the next table; keeps its memory.
    void clear();

private:
    [[nodiscard]] bool is_taken(int column) const;

    std::vector<GridCell> cells_;
    std::vector<int> taken_until_;  // by column: the first row that a rowspan from above leaves free
    std::size_t group_begin_ = 0;   // first cell of the row group
    int rows_ = 0;
    int columns_ = 0;
    int column_ = 0;
    int header_rows_ = 0;
    bool row_is_open_ = false;
    bool group_is_head_ = false;
};

}  // namespace document
