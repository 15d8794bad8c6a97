#include "agencies/domain/permission.hpp"

#include <algorithm>

namespace agencies {

std::string_view to_string(Role role)
{
    return role_names.at(static_cast<std::size_t>(role));
}

std::optional<Role> parse_role(std::string_view text)
{
    auto const* const found = std::ranges::find(role_names, text);
    if (found == role_names.end())
        return std::nullopt;
    return static_cast<Role>(found - role_names.begin());
}

PermissionEntry const& entry_of(Permission permission)
{
    return *std::ranges::find(permissions, permission, &PermissionEntry::permission);
}

}  // namespace agencies
