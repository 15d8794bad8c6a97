#include "agencies/domain/agency.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <ranges>

namespace agencies {

AgencyName const& name_on(Agency const& agency, Date day)
{
    base::ensure(!agency.names.empty(), "an agency has a name");
    auto const newest_first = agency.names | std::views::reverse;
    auto const found = std::ranges::find_if(newest_first, [day](auto const& name) { return name.from <= day; });
    return found == newest_first.end() ? agency.names.front() : *found;
}

std::string_view to_string(PointKind kind)
{
    return point_kind_names.at(static_cast<std::size_t>(kind));
}

std::optional<PointKind> parse_point_kind(std::string_view text)
{
    auto const* const found = std::ranges::find(point_kind_names, text);
    if (found == point_kind_names.end())
        return std::nullopt;
    return static_cast<PointKind>(found - point_kind_names.begin());
}

}  // namespace agencies
