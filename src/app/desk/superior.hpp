#pragma once

#include "app/desk/desk_commands.hpp"
#include "platform/clock/clock.hpp"
#include "platform/sql/database.hpp"

// The installation of the superior, with which the ends of the journals are left over its JSON API.
namespace app {

// Whether the address can be one: HTTPS, for a key goes along, or this machine. None at all is good too. `superior.bad-address`.
[[nodiscard]] base::Result<void> check_superior(DutySettings const& settings);

// Makes a list of the chains that grew, and hands in all that have not gone there yet. `superior.no-key`, and what
// agencies::AnchorService::hand_in_lists refuses.
[[nodiscard]] base::Result<void> hand_heads_in(sql::Database& database, clocks::Clock const& clock, DutySettings const& settings);

}  // namespace app
