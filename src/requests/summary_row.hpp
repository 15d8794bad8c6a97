#pragma once

#include "platform/sql/rows.hpp"
#include "requests/request_tools.hpp"

namespace requests {

// The columns that to_summary reads, for a SELECT.
#define REQUEST_COLUMNS                                                                                                        \
    "r.agency_id, r.request_id, r.number, r.channel, r.applicant_kind, r.state, r.arrived_on, r.received_on, r.awaited, r.due_on, " \
    "r.moves, r.confirm_until, r.circulate_until, r.unit, r.assigned_to, r.subject, r.decision, r.leaf, r.closed_on, r.erased_on, r.version"

[[nodiscard]] RequestSummary to_summary(sql::Row const& row);
[[nodiscard]] std::vector<RequestSummary> to_summaries(sql::Rows const& rows);

// Its place in lists: the day it is due or to be confirmed, or was closed.
[[nodiscard]] Date list_day_of(RequestSummary const& summary);

// As typed words are looked for: in the folded text of a subject and a number.
[[nodiscard]] std::string search_text_of(std::string_view text);

}  // namespace requests
