#pragma once

#include "platform/clock/clock.hpp"

namespace clocks {

// The first moment of that day in Asia/Shanghai.
[[nodiscard]] Instant start_of(base::Date day);
// "2026-11-22 14:45" in Asia/Shanghai, as people read it.
[[nodiscard]] std::string local_text(Instant instant);

}  // namespace clocks
