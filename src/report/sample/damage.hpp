#pragma once

#include "document/document.hpp"
#include "report/domain/report.hpp"
#include "report/sample/html_layout.hpp"
#include "report/sample/random.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace report {

// A report on its way to becoming broken: the document, and what a reader may still find in it.
struct SampleSource {
    document::Document document;
    Form const* form = nullptr;
    Form const* other_form = nullptr;  // for damages that mix two
    // What may be read for each cell id; nothing for a cell whose figure the damage took away.
    std::map<std::string, std::optional<Decimal>> truth;
    HtmlHazards html = {};  // of pages made from the document
};

// The official document of a report with its truth.
[[nodiscard]] SampleSource sample_source(Report const& report, Forms const& forms);

// One way in which real reports are broken.
struct Damage {
    std::string_view name;
    std::string_view what;                      // as documentation says it
    bool (*apply)(SampleSource&, Random&);      // false when there was nothing to damage
};

// Every damage, by name; one a hazard of the form files and of the documentation.
[[nodiscard]] std::span<Damage const> all_damages();

// The families that all_damages is made of.
[[nodiscard]] std::span<Damage const> cell_damages();
[[nodiscard]] std::span<Damage const> label_damages();
[[nodiscard]] std::span<Damage const> structure_damages();
[[nodiscard]] std::span<Damage const> html_damages();  // change nothing but pages

// The table of part two, three or four; nothing when a damage has taken it away.
[[nodiscard]] document::Table* find_table(SampleSource& source, TableId table);

// A printed value and the form's cell it belongs to.
struct PrintedValue {
    document::Cell* printed = nullptr;
    FormCell const* cell = nullptr;
};
// The values of a table that is still whole; none of one that is not.
[[nodiscard]] std::vector<PrintedValue> printed_values(SampleSource& source, TableId table);
[[nodiscard]] std::vector<PrintedValue> printed_values(SampleSource& source);

}  // namespace report
