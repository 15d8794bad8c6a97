#include "app/desk/desk.hpp"
#include "app/desk/desk_commands.hpp"

#include <algorithm>

namespace app {
namespace {

// Who comes in by a route of the JSON API: no role, but a key with the scope.
constexpr std::string_view by_key = "API key";

// "auditor, head": who has the permission of that name.
std::string roles_with(std::string_view permission)
{
    auto const* const entry = std::ranges::find(agencies::permissions, permission, &agencies::PermissionEntry::name);
    std::string roles;
    if (entry == agencies::permissions.end())
        return roles;
    for (auto const name : agencies::role_names)
        if (entry->roles.has(*agencies::parse_role(name)))
            roles += (roles.empty() ? "" : ", ") + std::string{name};
    return roles;
}

}  // namespace

base::Result<console::Outcome> run_routes(RoutesArguments const&, config::LawFiles const& law, console::Console const& console)
{
    // The pages of an installation that lies in memory and ends with the command.
    auto const installation = Installation::in_memory();
    clocks::SystemClock const clock;
    Desk const desk{*installation, law, clock};
    for (auto const& route : desk.router().routes())
        console.out << console::padded(route.method, 6) << console::padded(route.pattern + " ", 72) << console::padded(route.needs, 20)
                    << (route.pattern.starts_with(agencies::api_root) && route.needs != http::open_to_all ? std::string{by_key}
                                                                                                          : roles_with(route.needs))
                    << '\n';
    return console::Outcome::good;
}

}  // namespace app
