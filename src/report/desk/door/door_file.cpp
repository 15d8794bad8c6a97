#include "report/desk/door/door_file.hpp"

#include <algorithm>

namespace report {
namespace {

constexpr std::string_view by_a_file = "report-file/";

}  // namespace

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
    return std::string{by_a_file} + std::to_string(file.agency.value) + "/" + std::to_string(file.id);
}

bool came_by_file(std::string_view submitted_by)
{
    return submitted_by.starts_with(by_a_file);
}

}  // namespace report
