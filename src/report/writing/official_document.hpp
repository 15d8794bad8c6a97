#pragma once

#include "document/document.hpp"
#include "report/domain/report.hpp"

namespace report {

// The report in the official layout: title, preamble, the six parts under 一、 to 六、, the three tables as the form
// prints them, signature and date at the end. A cell without a known value is empty, or holds the dash it had; those
// that the paper cannot tell from a blank are named in a note under the table (unknown_note.hpp).
// A statistical period that no sentence states is added to the preamble.
[[nodiscard]] document::Document official_document(Report const& report);

}  // namespace report
