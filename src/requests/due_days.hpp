#pragma once

#include "requests/desk.hpp"
#include "requests/work_list_service.hpp"

// Due days are computed, never typed; what is stored of them is brought up to date here.
namespace requests {

// The summary of the request with its days as of today, which is stored.
[[nodiscard]] Result<RequestSummary> recompute(Desk& desk, RequestKey key);

// Of all open cases of the agency: those whose day has moved by more than the passing of days. Each is told in the journal;
// `why` names what changed, as "holidays 1 → holidays 2".
[[nodiscard]] Result<std::vector<MovedDueDay>> recompute_open_cases(Desk& desk, AgencyId agency, PersonKey by, std::string_view why);

}  // namespace requests
