#include "report/domain/profile.hpp"

#include <array>

namespace report {
namespace {

constexpr std::array<std::string_view, 9> level_names{
    "township", "street",   "county",   "county-department",   "city", "city-department",
    "province", "province-department", "state-department",
};

}  // namespace

std::string_view to_string(Level level)
{
    return level_names[static_cast<std::size_t>(level)];
}

std::optional<Level> parse_level(std::string_view text)
{
    for (std::size_t i = 0; i < level_names.size(); ++i)
        if (level_names[i] == text)
            return static_cast<Level>(i);
    return std::nullopt;
}

}  // namespace report
