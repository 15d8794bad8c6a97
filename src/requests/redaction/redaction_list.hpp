#pragma once

#include "document/document.hpp"
#include "requests/redaction/redaction.hpp"

namespace requests {

// The last page of a copy: what was blacked out on which page, and by which article.
[[nodiscard]] document::Document redaction_list(std::vector<RedactionArea> const& areas, RedactionLaw const& law);

}  // namespace requests
