#pragma once

#include "app/desk/desk.hpp"
#include "app/desk/desk_commands.hpp"
#include "platform/jobs/worker.hpp"

namespace app {

// What the program does by itself, and when. All outlives the duties.
[[nodiscard]] jobs::Duties duties_of(Desk& desk, Installation& installation, clocks::Clock const& clock, DutySettings const& settings = {});

}  // namespace app
