#pragma once

#include "requests/case_file/case_file_service.hpp"
#include "requests/pages/page_tools.hpp"

namespace requests {

// A paper of the bound file.
struct CasePaper {
    std::string title;
    std::string number = {};
    std::optional<Date> date = {};
    std::string pdf = {};  // empty: only listed, with `remark`
    std::string digest = {};
    std::string remark = {};
};

// All papers in their order: the application, the clock, the history, letters with the proofs of their service, opinions of
// third parties, files, remedies, an extract of the journal. Each look is journalled. Refused with "pdf.no-glyph" and the character where no font has
// one, and as of the services.
[[nodiscard]] Result<std::vector<CasePaper>> case_papers(Visit const& visit, PageTools const& tools, Names names);

// Without names the whole is told with this.
[[nodiscard]] Result<std::string> case_file(Visit const& visit, PageTools const& tools, Names names);

}  // namespace requests
