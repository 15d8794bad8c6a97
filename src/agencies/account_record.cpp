#include "agencies/account_record.hpp"

namespace agencies {

void record(sql::Connection& connection, clocks::Clock const& clock, base::AgencyId agency, journal::Act act)
{
    act.happened_at = clock.now();
    journal::Journal{connection, clock}.record(agency, act);
}

void record(sql::Connection& connection, clocks::Clock const& clock, PersonKey key, std::string event, std::string_view actor)
{
    record(connection, clock, key.agency, {.event = std::move(event), .subject = actor_text(key), .actor = std::string{actor}});
}

keys::Case case_of_person(PersonKey key)
{
    return {key.agency, "person/" + std::to_string(key.number)};
}

}  // namespace agencies
