#pragma once

#include "agencies/domain/person.hpp"
#include "journal/journal.hpp"
#include "platform/keys/vault.hpp"

namespace agencies {

// What is told of accounts in the journal, at the clock's time.
void record(sql::Connection& connection, clocks::Clock const& clock, base::AgencyId agency, journal::Act act);
// Of what was done with an account, in the journal of the agency that employs the person.
void record(sql::Connection& connection, clocks::Clock const& clock, PersonKey key, std::string event, std::string_view actor);

// Under whose key the secrets of an account lie.
[[nodiscard]] keys::Case case_of_person(PersonKey key);

}  // namespace agencies
