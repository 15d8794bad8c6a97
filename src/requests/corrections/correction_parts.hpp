#pragma once

#include "requests/corrections/correction_service.hpp"
#include "requests/pages/page_tools.hpp"

// What the files of these pages share.
namespace requests {

// Of the path; an id that is no number is that of none.
[[nodiscard]] CorrectionKey correction_in(Visit const& visit);
[[nodiscard]] std::string correction_path(Visit const& visit, CorrectionCaseId id, std::string_view rest = {});

}  // namespace requests
