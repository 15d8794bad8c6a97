#pragma once

#include "report/reading/amount_unit.hpp"
#include "report/reading/element.hpp"
#include "report/reading/form_labels.hpp"
#include "report/reading/outline.hpp"

#include <optional>
#include <string>
#include <vector>

namespace report {

// The columns of a table as its header prints them.
struct HeaderColumns {
    std::vector<int> columns;  // official positions, in the order printed
    std::vector<int> grid;     // where each stands in the source's grid
    int slots = 0;             // of the header row that names most of them
    bool foreign = false;      // the header names columns that the form does not have
    AmountUnit unit = AmountUnit::of_form;

    [[nodiscard]] bool empty() const { return columns.empty(); }
};

// One row of figures with the row of the form it belongs to.
struct BodyRow {
    TableId table = TableId::t2;
    int row = -1;     // of the form's table; -1 when its label is blank
    int group = -1;   // a group of table three that bears figures of its own
    bool is_foreign = false;
    std::string label;  // as printed
    Place at;
    std::vector<Slot> values;  // what stands behind the label
    int label_end = 0;         // first grid column behind the label
    bool exact = false;
    bool glued = false;        // label and figures stood in one cell
    bool from_lines = false;   // blank cells between the values may be lost
    int slot_count = 0;        // of the whole source row
    int header = -1;           // index in TableRows::headers; -1 for none
    AmountUnit unit = AmountUnit::of_form;
};

// The official tables as rows of figures: pieces joined, pages and headings between them skipped, labels recognised.
struct TableRows {
    std::vector<BodyRow> rows;
    std::vector<HeaderColumns> headers;
    std::vector<DeviatingLabel> deviating;
    std::vector<ForeignLabel> foreign;  // columns; rows are in `rows`
    bool has_caption = false;
    std::array<bool, 3> seen{};  // any label or figure of the table
};

// Goes through the elements of a report and collects the rows of its three tables. Elements that belong to a table are
// marked as used. Lines count as rows only inside the parts two to four.
[[nodiscard]] TableRows collect_rows(std::vector<Element>& elements, Outline const& outline, FormLabels const& labels);

}  // namespace report
