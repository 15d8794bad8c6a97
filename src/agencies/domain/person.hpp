#pragma once

#include "agencies/domain/permission.hpp"
#include "base/date.hpp"
#include "base/id.hpp"

#include <string>

namespace agencies {

// A person with an account, known by the agency that employs them and a number there; below 0, an API key (api_key.hpp).
struct PersonKey {
    base::AgencyId agency;
    std::int64_t number = 0;

    friend auto operator<=>(PersonKey const&, PersonKey const&) = default;
};

// "person/3/17" or "key/3/2": as the journal names who acted.
[[nodiscard]] std::string actor_text(PersonKey key);

// The one at the machine itself, who gives commands there.
constexpr std::string_view operator_actor = "operator";

// What somebody is in an agency and all below it, from a day to a day.
struct Appointment {
    PersonKey person;
    base::AgencyId agency;
    Role role = Role::author;
    base::Date from;
    std::optional<base::Date> until{};  // the last day

    friend bool operator==(Appointment const&, Appointment const&) = default;
};

}  // namespace agencies
