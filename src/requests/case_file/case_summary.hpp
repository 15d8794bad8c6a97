#pragma once

#include "document/document.hpp"
#include "requests/case_file/case_file_service.hpp"
#include "requests/opinions/opinion_service.hpp"
#include "requests/pages/case_view.hpp"

// The papers of a case that are written from what is recorded.
namespace requests {

[[nodiscard]] document::Document application_paper(OpenCase const& open, std::vector<Particulars> const& versions, PageTools const& tools,
                                                   config::Texts const& texts);
// Every due day with the way to it; of a closed case as it was on the day it was closed.
[[nodiscard]] document::Document clock_paper(OpenCase const& open, PageTools const& tools, config::Texts const& texts);
[[nodiscard]] document::Document history_paper(OpenCase const& open, std::vector<RecordedEvent> const& history, PageTools const& tools,
                                               config::Texts const& texts);
[[nodiscard]] document::Document service_paper(OpenCase const& open, PageTools const& tools, config::Texts const& texts);
// What third parties were asked and every answer of theirs, in the order in which they came.
[[nodiscard]] document::Document opinions_paper(std::vector<OpinionSheet> const& sheets, config::Texts const& texts);
[[nodiscard]] document::Document remedies_paper(std::vector<RemedyView> const& remedies, PageTools const& tools, config::Texts const& texts);
[[nodiscard]] document::Document journal_paper(std::vector<journal::Entry> const& entries, PageTools const& tools, config::Texts const& texts);

}  // namespace requests
