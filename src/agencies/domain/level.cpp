#include "agencies/domain/level.hpp"

#include <algorithm>

namespace agencies {

std::string_view to_string(Level level)
{
    return level_names.at(static_cast<std::size_t>(level));
}

std::optional<Level> parse_level(std::string_view text)
{
    auto const* const found = std::ranges::find(level_names, text);
    if (found == level_names.end())
        return std::nullopt;
    return static_cast<Level>(found - level_names.begin());
}

std::optional<Level> parse_reporting_level(std::string_view text)
{
    auto const level = parse_level(text);
    return level == Level::village ? std::nullopt : level;
}

}  // namespace agencies
