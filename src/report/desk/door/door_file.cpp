#include "report/desk/door/door_file.hpp"

#include <algorithm>

namespace report {

std::string_view to_string(DoorState state)
{
    return door_state_names.at(static_cast<std::size_t>(state));
}

std::optional<DoorState> parse_door_state(std::string_view text)
{
    auto const* const found = std::ranges::find(door_state_names, text);
    if (found == door_state_names.end())
        return std::nullopt;
    return static_cast<DoorState>(found - door_state_names.begin());
}

std::string actor_of(DoorKey const& file)
{
    return "report-file/" + std::to_string(file.agency.value) + "/" + std::to_string(file.id);
}

}  // namespace report
