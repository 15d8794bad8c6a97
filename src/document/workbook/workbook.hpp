#pragma once

#include "base/decimal.hpp"
#include "base/result.hpp"
#include "document/document.hpp"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

// A spreadsheet to be written. Rows and columns count from 0.
namespace document {

struct Formula {
    std::string text;   // "=SUM(A1:B1)"
    std::string shown;  // what stands in the cell until it is calculated
};

using SheetContent = std::variant<std::monostate, std::string, base::Decimal, Formula>;

enum class SheetFace : std::uint8_t { body, heading };

struct SheetStyle {
    SheetFace face = SheetFace::body;
    double size = 11;  // points
    Alignment alignment = Alignment::automatic;
    bool bold = false;
    bool border = false;
    bool shaded = false;    // a label
    bool unlocked = false;  // may be filled in on a protected sheet
    bool at_top = false;    // else in the middle of the row

    friend bool operator==(SheetStyle const&, SheetStyle const&) = default;
};

struct SheetRange {
    int first_row = 0;
    int first_column = 0;
    int last_row = 0;
    int last_column = 0;
};

struct SheetCell {
    SheetRange range;  // more than one place: merged
    SheetContent content;
    SheetStyle style;
};

// Cells that are marked in red, and with a cross behind a number, while the formula holds.
struct Highlight {
    std::vector<SheetRange> ranges;
    std::string formula;
};

// What may be typed into a cell.
struct InputCheck {
    enum class Takes : std::uint8_t { count, whole_number, amount };

    SheetRange range;
    Takes takes = Takes::count;
    std::string refusal;
};

struct Sheet {
    std::string name;  // at most 31 characters, none of []:*?/\ among them
    std::vector<SheetCell> cells = {};
    std::vector<double> column_widths = {};              // in digits of the body face
    std::vector<std::pair<int, double>> row_heights = {};  // row, points
    std::vector<Highlight> highlights = {};
    std::vector<InputCheck> input_checks = {};
    int repeated_first_row = -1;  // of the rows at the top of each printed page; -1: none
    int repeated_last_row = -1;
    bool is_protected = false;
};

// Printed on A4, as wide as the page, with page numbers.
struct Workbook {
    std::string title;
    std::vector<Sheet> sheets;
};

// "A1", "$AB$12".
[[nodiscard]] std::string cell_name(int row, int column);
[[nodiscard]] std::string fixed_cell_name(int row, int column);

// The bytes of an XLSX file; the same workbook gives the same bytes. Refused when a sheet's name or a text does not fit.
[[nodiscard]] base::Result<std::string> write_workbook(Workbook const& workbook);

}  // namespace document
