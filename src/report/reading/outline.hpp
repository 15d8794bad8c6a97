#pragma once

#include "report/domain/report.hpp"
#include "report/reading/element.hpp"

#include <array>
#include <vector>

namespace report {

// Where the parts of a report begin among its elements.
struct Outline {
    struct Part {
        int element = -1;      // of its heading; -1 when there is none
        std::string_view title;  // as printed, without the number
        std::string_view rest;   // text that stands in the same line behind the heading
    };

    std::array<Part, section_count> parts;
    int title = -1;             // element of the title; -1 when none was found
    int title_lines = 1;        // the title may stand on several lines

    // The part that element `index` stands in; -1 before the first.
    [[nodiscard]] int part_of(int index) const;
};

// The keys of the titles that the parts of a form have.
struct HeadingKeys {
    struct Part {
        std::string official;
        std::vector<std::string> variants;
    };

    explicit HeadingKeys(Form const& form);

    std::array<Part, section_count> parts;
};

// Finds the headings of the six parts by the titles of the form and their variants, whatever number they bear; sub-headings
// and tables of contents are told apart. Forms share their headings, so any will do.
[[nodiscard]] Outline find_outline(std::vector<Element> const& elements, HeadingKeys const& keys);

}  // namespace report
