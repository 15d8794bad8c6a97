#include "agencies/domain/api_key.hpp"

#include "base/person_name.hpp"

#include <algorithm>

namespace agencies {
namespace {

constexpr std::size_t longest_name = 100;
// Steps of one letter that must not lie in one hand.
constexpr std::array apart{Permission::handle_request, Permission::review_letter, Permission::sign_letter};

}  // namespace

Scopes::Scopes(std::initializer_list<Permission> given)
{
    for (auto const permission : given)
        add(permission);
}

std::string to_string(Scopes scopes)
{
    std::string names;
    for (auto const permission : grantable)
        if (scopes.has(permission))
            names += (names.empty() ? "" : " ") + std::string{entry_of(permission).name};
    return names;
}

std::optional<Scopes> parse_scopes(std::string_view text)
{
    Scopes scopes;
    while (!text.empty()) {
        auto const end = std::min(text.find(' '), text.size());
        auto const name = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        auto const* const found = std::ranges::find_if(grantable, [&](Permission permission) { return entry_of(permission).name == name; });
        if (found != grantable.end())
            scopes.add(*found);
        else if (!name.empty())
            return std::nullopt;
    }
    return scopes;
}

PersonKey acting_key(ApiKey const& key)
{
    return {key.agency, -key.number};
}

bool is_in_force(ApiKey const& key, base::Date today)
{
    return !key.revoked_on && today <= key.until;
}

base::Faults find_api_key_faults(ApiKey const& key, base::Date today)
{
    base::Faults faults;
    if (!base::is_name(key.name, longest_name))
        faults.push_back({"name", "api-key.no-name", {{"most", std::to_string(longest_name)}}});
    if (key.scopes.empty())
        faults.push_back({"scope", "api-key.no-scope"});
    if (std::ranges::count_if(apart, [&](Permission step) { return key.scopes.has(step); }) > 1)
        faults.push_back({"scope", "api-key.scopes-apart"});
    if (key.until < today || key.until > today + std::chrono::days{api_key_days_at_most})
        faults.push_back({"until", "api-key.bad-day", {{"days", std::to_string(api_key_days_at_most)}}});
    return faults;
}

}  // namespace agencies
