#pragma once

#include "report/domain/report.hpp"
#include "report/reading/element.hpp"
#include "report/reading/form_labels.hpp"

#include <optional>
#include <vector>

namespace report {

// What is being read when a slot is looked at: 其他 and 总计 are a column in the header, a row below it.
struct TablePosition {
    TableId table = TableId::t2;
    bool in_header = true;
};

// A label of the form that stands in a slot.
struct FoundLabel {
    LabelMeaning meaning;
    Slot const* slot;
};

// The labels of one row of slots; the slots must outlive it.
struct RowLabels {
    std::vector<FoundLabel> known;
    std::vector<Slot const*> unknown;  // texts that are neither a label of the form nor a value
    std::size_t behind = 0;            // first slot behind the last label or unknown text
};

[[nodiscard]] RowLabels find_labels(std::vector<Slot> const& slots, FormLabels const& labels, TablePosition position);

// A row of slots of which one held a label and its figures: 规章000, （七）总计0000000, 规章 0.
struct GluedRow {
    std::vector<Slot> slots;  // label and figures parted
    RowLabels labels;         // only that label
};

// Nothing when no slot of the row is of that kind.
[[nodiscard]] std::optional<GluedRow> part_glued(std::vector<Slot> const& slots, FormLabels const& labels,
                                                 TablePosition position);

// True when one of the labels names columns or a whole table, not rows.
[[nodiscard]] bool hold_header(std::vector<FoundLabel> const& labels);

// Adds the label when it is printed otherwise than the form has it, once for each such text.
void note_deviation(FoundLabel const& label, std::vector<DeviatingLabel>& deviating);

}  // namespace report
