#pragma once

#include "document/document.hpp"

#include <string>
#include <vector>

// For tests: the cells of a recognised document against those of the printed one, matched by where they stand.
namespace report::testing {

struct PlaceCount {
    int printed = 0;
    int right = 0;
    int flagged = 0;
    int lost = 0;  // no cell stands in that place
    int wrong = 0;

    PlaceCount& operator+=(PlaceCount const& other);
};

struct PlaceScore {
    PlaceCount figures;
    PlaceCount labels;
    std::vector<std::string> notes;  // what is not right, one line a cell
};

[[nodiscard]] PlaceScore score_places(document::Document const& printed, document::Document const& read);

}  // namespace report::testing
