#pragma once

#include "calendar/deadline.hpp"
#include "platform/config/texts.hpp"

namespace requests {

// Why these days count or do not: "第1–5个工作日".
[[nodiscard]] std::string explain_step(calendar::DeadlineStep const& step, config::Texts const& texts);

}  // namespace requests
