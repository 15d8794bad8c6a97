#pragma once

#include "base/json_fwd.hpp"
#include "calendar/deadline.hpp"
#include "platform/config/texts.hpp"
#include "requests/request_tools.hpp"

// Cases as the JSON API tells them. Holds no personal values.
namespace requests {

[[nodiscard]] base::Json summary_as_json(RequestSummary const& summary);
[[nodiscard]] base::Json case_as_json(CaseView const& view, config::Texts const& texts);
[[nodiscard]] base::Json event_as_json(RecordedEvent const& recorded, DeskLaw const& law);
// How a day was counted, step by step, with each step in words.
[[nodiscard]] base::Json deadline_as_json(calendar::Deadline const& deadline, config::Texts const& texts);

}  // namespace requests
