#pragma once

#include "document/office/sheet_grid.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace document::office {

// One row of a sheet: a gap between what stands above and below, a text by itself, or a row of a table.
struct SheetLine {
    enum class Kind : std::uint8_t { gap, text, grid };

    SheetRow const* row = nullptr;
    Kind kind = Kind::gap;
    bool bordered = false;
    std::size_t texts = 0;
    int reached = 0;  // the last row that a merge from above reaches
    int right = 0;    // the last column of its cells, drawn or merged
};

// The rows of a sheet, and which of them make a table together.
class SheetLines {
public:
    // Points into the grid.
    SheetLines(SheetGrid const& grid, bool without_borders);

    [[nodiscard]] std::size_t size() const { return lines_.size(); }
    [[nodiscard]] SheetLine const& operator[](std::size_t line) const { return lines_[line]; }
    [[nodiscard]] std::span<SheetLine const> range(std::size_t first, std::size_t end) const { return std::span{lines_}.subspan(first, end - first); }
    // "三、收到和处理政府信息公开申请情况" over the whole width of a sheet whose lines never end.
    [[nodiscard]] bool is_part_title(SheetLine const& line) const;
    // Behind the last line of the table that begins at this one.
    [[nodiscard]] std::size_t table_end(std::size_t first) const;
    // What stands alone, unbordered, on a sheet that draws borders around its tables.
    [[nodiscard]] bool is_alone(std::size_t first, std::size_t end) const;

private:
    SheetLine to_line(SheetRow const& row);
    void settle_single_rows();
    [[nodiscard]] bool is_full_width(SheetRow const& row) const;
    [[nodiscard]] bool joins(std::size_t line) const;
    [[nodiscard]] bool begins_other_table(std::size_t first, std::size_t line) const;
    [[nodiscard]] std::size_t lines_as_wide(std::size_t line) const;

    SheetGrid const& grid_;
    bool without_borders_;
    int covered_to_ = 0;          // last row that a merge from above reaches
    std::size_t next_merge_ = 0;  // the first that begins no higher than the row in hand
    int last_used_column_ = 0;
    std::vector<SheetLine> lines_;
};

}  // namespace document::office
