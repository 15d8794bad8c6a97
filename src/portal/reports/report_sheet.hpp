#pragma once

#include "base/json_fwd.hpp"
#include "report/desk/publication_service.hpp"

namespace config {
class Texts;
}

namespace portal {

// The report as it stands on paper, for a page: [{"heading", "sub", "text", "note", "signature", "table"}], one of them set in each.
[[nodiscard]] base::Json report_sheet(report::Report const& report);
// What was corrected, when and why: [{"day", "reason", "figures": [{"cell", "before", "after"}], "parts"}].
[[nodiscard]] base::Json corrections_json(report::PublishedReport const& published, config::Texts const& texts);

}  // namespace portal
