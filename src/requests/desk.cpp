#include "requests/desk.hpp"

#include "agencies/agency_store.hpp"
#include "platform/clock/local_time.hpp"
#include "requests/operator.hpp"

#include <algorithm>

namespace requests {
namespace {

// A day that has passed stands as its beginning.
clocks::Instant happened_at(Desk const& desk, std::optional<Date> const& day)
{
    if (!day || *day == desk.today)
        return desk.tools.clock.now();
    return clocks::start_of(*day);
}

std::string event_of(std::string_view act)
{
    std::string event = "request." + std::string{act};
    std::ranges::replace(event, '_', '-');
    return event;
}

}  // namespace

keys::Case vault_case(RequestKey key)
{
    return {key.agency, subject_of(key)};
}

std::string subject_of(RequestKey key)
{
    return "request/" + std::to_string(key.id.value);
}

Actor actor_of(PersonKey person)
{
    if (person.number == operator_number)
        return {std::string{agencies::operator_actor}};
    return {person.number == 0 ? "system" : actor_text(person)};
}

void note(Desk& desk, RequestKey key, Note const& of)
{
    note(desk, key.agency, subject_of(key), of);
}

void note(Desk& desk, AgencyId agency, std::string subject, Note const& of)
{
    journal::Journal{desk.connection, desk.tools.clock}.record(agency, journal::Act{.event = event_of(of.act),
                                                                                    .subject = std::move(subject),
                                                                                    .actor = of.by.id,
                                                                                    .rule = desk.tools.law.rule_of(of.act),
                                                                                    .happened_at = happened_at(desk, of.happened_on),
                                                                                    .details = of.details});
}

Result<Terms> terms_of(Desk const& desk, AgencyId agency)
{
    return agencies::AgencyStore{desk.connection}.find(agency).and_then(
        [&](agencies::Agency const& found) { return desk.tools.law.terms(found.holiday_region); });
}

}  // namespace requests
