#pragma once

#include "document/document.hpp"
#include "report/domain/report.hpp"

namespace report {

// Reads a report out of a document: title, organisation, year, period, form, parts and every cell of the form.
// What was not read is never 0: a cell that cannot be told for certain is ambiguous, one that is not there absent.
// A document that is no annual report comes back with no form and what was recognised of it.
[[nodiscard]] Report read_report(document::Document const& document, Forms const& forms);

}  // namespace report
