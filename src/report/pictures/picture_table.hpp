#pragma once

#include "report/pictures/place_score.hpp"
#include "report/pictures/printed_report.hpp"

#include <string>
#include <vector>

// For tests: what became of printed reports, summed up for docs/ocr.md.
namespace report::testing {

struct PictureScore {
    int reports = 0;
    int right = 0;
    int flagged = 0;                 // ambiguous or unreadable
    int blank = 0;                   // a figure is printed and the cell is said to be blank
    int absent = 0;                  // its row, column or table was not found
    std::vector<std::string> wrong;  // read as another value, or where nothing is printed
    PlaceScore places;
    double longest_page = 0;

    [[nodiscard]] int printed() const;
    PictureScore& operator+=(PictureScore const& other);
};

[[nodiscard]] PictureScore score_picture(PrintedReport const& printed, PageDamages const& damages, unsigned seed, std::string const& where);

// One line of the table.
[[nodiscard]] std::string row_of(std::string const& name, std::string const& what, PictureScore const& score);

}  // namespace report::testing
