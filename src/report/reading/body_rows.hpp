#pragma once

#include "report/reading/header_rows.hpp"

#include <vector>

namespace report {

// Collects the rows of figures. Figures that stand on further lines go to the row that is open.
class BodyRows {
public:
    // All must outlive it; `headers` learns where a body begins.
    BodyRows(FormLabels const& labels, HeaderRows& headers, TableRows& rows)
        : labels_{labels}, headers_{headers}, rows_{rows}
    {
    }

    // A row of the form: its last known label says which.
    void take(RowLabels const& labels, std::vector<Slot> const& slots, Element const& element);
    // A row of the form whose label stood in one slot with its figures.
    void take_glued(GluedRow const& row, Element const& element);
    // A row of figures without a label: what the row above still lacks, the row of table four, or a row that lost its
    // label. True when it was one.
    bool take_values(std::vector<Slot> const& slots, Element const& element);
    // Text that is no label of the form: the second line of a label, a row of its own, or prose. True when it was no prose.
    bool take_unknown(RowLabels const& labels, std::vector<Slot> const& slots, Element const& element);

    // Figures that follow belong to no row that was read.
    void close() { open_ = -1; }

private:
    void take_case_row(std::vector<Slot> const& slots, Element const& element);
    void take_unlabelled(std::vector<Slot> const& slots, Element const& element);
    void take_foreign(RowLabels const& labels, std::vector<Slot> const& slots, Element const& element);
    bool take_unknown_line(Slot const& slot, Element const& element);
    void open(BodyRow row);

    [[nodiscard]] BodyRow& open_row() { return rows_.rows[static_cast<std::size_t>(open_)]; }
    [[nodiscard]] bool any_seen() const;
    [[nodiscard]] bool wants_more(BodyRow const& row, Element const& element) const;
    [[nodiscard]] std::size_t width_of(BodyRow const& row) const;

    FormLabels const& labels_;
    HeaderRows& headers_;
    TableRows& rows_;
    int open_ = -1;  // the row that figures on the next lines belong to
};

}  // namespace report
