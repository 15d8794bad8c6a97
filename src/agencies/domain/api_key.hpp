#pragma once

#include "agencies/domain/person.hpp"
#include "base/fault.hpp"

#include <optional>
#include <vector>

namespace agencies {

// What a key of the JSON API may do: permissions as staff have them by their roles.
class Scopes {
public:
    Scopes() = default;
    Scopes(std::initializer_list<Permission> given);

    void add(Permission permission) { bits_ |= bit(permission); }
    [[nodiscard]] bool has(Permission permission) const { return (bits_ & bit(permission)) != 0; }
    [[nodiscard]] bool empty() const { return bits_ == 0; }
    friend bool operator==(Scopes, Scopes) = default;

private:
    [[nodiscard]] static std::uint32_t bit(Permission permission) { return 1U << static_cast<unsigned>(permission); }

    std::uint32_t bits_ = 0;
};

// Those that a key may be given. Agencies and people are managed by people alone.
inline constexpr std::array grantable{
    Permission::see_agency,    Permission::see_applicants, Permission::receive_request, Permission::handle_request,
    Permission::review_letter, Permission::sign_letter,    Permission::oversee,         Permission::read_journal,
    Permission::hand_in_heads,
};

// "agency.see request.handle": as they are stored and shown.
[[nodiscard]] std::string to_string(Scopes scopes);
// Of their names, parted by spaces; none where one is not grantable.
[[nodiscard]] std::optional<Scopes> parse_scopes(std::string_view text);

// By which a program of another maker acts for an agency. It reads in that agency and all below it, and acts, as people do, in
// the cases of its own agency alone. Its token is shown once; a hash of it is kept.
struct ApiKey {
    base::AgencyId agency;
    std::int64_t number = 0;  // within the agency, from 1
    std::string name;         // what it is for, in the agency's words
    Scopes scopes;
    base::Date until;  // the last day
    std::optional<base::Date> used_on = {};
    std::optional<base::Date> revoked_on = {};

    friend bool operator==(ApiKey const&, ApiKey const&) = default;
};

// A key acts as if it were a person of the agency, with a number that no person has.
[[nodiscard]] PersonKey acting_key(ApiKey const& key);

[[nodiscard]] bool is_in_force(ApiKey const& key, base::Date today);

// No key lasts longer than two years: one that nobody looks after ends by itself.
constexpr int api_key_days_at_most = 731;

// What is asked of a new key; the name is normalised. Drafting, reviewing and signing a letter are three people's work
// (R-REV-03), so one key has at most one of them.
[[nodiscard]] base::Faults find_api_key_faults(ApiKey const& key, base::Date today);

}  // namespace agencies
