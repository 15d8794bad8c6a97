#pragma once

#include "portal/public_site.hpp"

// A request as the one who made it sees it: whose move it is and until when, what happened, what can be done.
namespace portal {

struct Followed {
    std::string receipt;
    requests::CaseView view;
    std::vector<requests::RecordedEvent> history;
    Agency agency;
};

// What a page of progress shows on that day.
[[nodiscard]] base::Json progress_as_json(Followed const& followed, requests::Terms const& terms, Date today, config::Texts const& texts);

// How a due day was counted, day by day, and where in it today stands; false where nothing was counted.
[[nodiscard]] base::Json derivation_as_json(requests::DueDay const& due, Date today, config::Texts const& texts);

}  // namespace portal
