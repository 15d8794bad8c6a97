#pragma once

#include "report/domain/report.hpp"
#include "requests/domain/counting.hpp"

namespace report {

// What a year's report is put together from.
struct Sources {
    std::string organisation;
    int year = 0;
    // Cells of tables three and four by their ids, those with 0 as well; none where no ledger is kept: nobody was asked.
    std::optional<requests::Cells> counts = {};
    Report const* published = nullptr;  // last year's, as the public knows it
};

// A figure that stands otherwise in what was published than it is counted now.
struct Disagreement {
    CellIndex cell = 0;
    Decimal published;
    Decimal counted;

    friend bool operator==(Disagreement const&, Disagreement const&) = default;
};

struct CompiledReport {
    Report report;
    // What was carried over stands as last year's report has it, for the public adds the two up: R-XY-01.
    std::vector<Disagreement> carried_otherwise;
};

// The figures that the sources give; every other cell is blank, and no part has a text.
[[nodiscard]] CompiledReport compile(Form const& form, Sources const& sources);

}  // namespace report
