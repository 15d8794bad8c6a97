#pragma once

#include "report/domain/report.hpp"

// How a published report differs from the edition before it: what the public is shown of a correction.
namespace report {

struct CorrectedFigure {
    CellIndex cell = 0;
    std::optional<Decimal> before;  // none: it was not known
    std::optional<Decimal> after;

    friend bool operator==(CorrectedFigure const&, CorrectedFigure const&) = default;
};

struct Correction {
    std::vector<CorrectedFigure> figures;  // in the order of the form
    std::vector<std::size_t> parts;        // whose text differs

    [[nodiscard]] bool none() const { return figures.empty() && parts.empty(); }
    friend bool operator==(Correction const&, Correction const&) = default;
};

// Both are of the same form.
[[nodiscard]] Correction correction_between(Report const& before, Report const& after);

}  // namespace report
