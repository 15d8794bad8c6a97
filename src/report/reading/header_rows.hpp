#pragma once

#include "report/reading/slot_labels.hpp"
#include "report/reading/table_rows.hpp"

#include <vector>

namespace report {

// Knows which table is being read and collects the columns that its header names, over several rows and, where a table
// goes on in a further piece, from the piece before.
class HeaderRows {
public:
    // Both must outlive it; `rows` gets the headers, their foreign columns and which tables were seen.
    HeaderRows(FormLabels const& labels, TableRows& rows) : labels_{labels}, rows_{rows} {}

    [[nodiscard]] TablePosition position() const { return {table_, in_header_}; }
    // Index in TableRows::headers of the table being read; -1 for none.
    [[nodiscard]] int current() const { return header_; }

    // A heading says that this table follows.
    void enter_table(TableId table);
    // A row of that table of the source follows; its header holds on when the piece is as wide.
    void enter_source_table(Element const& row);

    // Takes a row of a header of `slot_count` slots.
    void take(RowLabels const& labels, Element const& element, std::size_t slot_count);
    // A line says in which unit the amounts of the table are: 单位：元.
    void take_unit(AmountUnit unit) { noted_unit_ = unit; }
    // The unit of amounts in the table being read, from its header and from that line.
    [[nodiscard]] AmountUnit unit() const;

    // A text in a header that is no column of the form.
    void take_unknown(Slot const& slot);

    // The header is whole, figures of that table follow.
    void begin_body(TableId table);
    // The same for table four, whose columns are known only now.
    void begin_case_body();

private:
    void take_label(FoundLabel const& label, std::size_t slot_count);
    void start();
    void add_column(LabelMeaning const& meaning, Slot const& slot, std::size_t slot_count);
    void insert_column(int column, Slot const& slot, std::size_t slot_count);
    void add_case_column(LabelMeaning const& meaning, Slot const& slot, std::size_t slot_count);
    void finish_case_columns();
    HeaderColumns& columns();

    FormLabels const& labels_;
    TableRows& rows_;

    TableId table_ = TableId::t2;
    int block_ = 0;           // of table two
    int header_ = -1;
    int header_width_ = 0;    // columns of the source table that the header stands in
    bool in_header_ = true;
    bool inherited_ = false;  // the header belongs to an earlier piece of another width
    AmountUnit noted_unit_ = AmountUnit::of_form;
    std::vector<int> case_groups_;
    int source_table_ = -1;
};

}  // namespace report
