#include "agencies/account_record.hpp"
#include "agencies/account_service.hpp"
#include "agencies/agency_store.hpp"
#include "base/ensure.hpp"
#include "platform/sql/transaction.hpp"

#include <map>

// The part of AccountService that says who is what where.
namespace agencies {
namespace {

void record_appointment(sql::Connection& connection, clocks::Clock const& clock, Appointment const& appointment,
                        std::pair<std::string_view, std::string_view> const& event_and_actor)
{
    record(connection, clock, appointment.agency,
           {.event = std::string{event_and_actor.first}, .subject = actor_text(appointment.person),
            .actor = std::string{event_and_actor.second},
            .details = R"({"role":")" + std::string{to_string(appointment.role)} + "\"}"});
}

bool holds(Appointment const& appointment, base::Date today)
{
    return appointment.from <= today && (!appointment.until || *appointment.until >= today);
}

Roles held_at(PersonStore const& store, PersonKey key, AgencyId agency, base::Date today)
{
    Roles roles;
    for (auto const& appointment : store.appointments_of(key))
        if (appointment.agency == agency && holds(appointment, today))
            roles.add(appointment.role);
    return roles;
}

}  // namespace

void AccountService::appoint(Appointment const& appointment, std::string_view actor)
{
    sql::retry_when_busy([&] {
        auto const connection = tools_.database.connection();
        sql::Transaction transaction{*connection};
        PersonStore{*connection}.appoint(appointment);
        record_appointment(*connection, tools_.clock, appointment, {"appointment.made", actor});
        transaction.commit();
    });
}

Result<void> AccountService::dismiss(Appointment const& appointment, std::string_view actor)
{
    return sql::retry_when_busy([&]() -> Result<void> {
        auto const connection = tools_.database.connection();
        sql::Transaction transaction{*connection};
        if (!PersonStore{*connection}.dismiss(appointment, tools_.clock.today()))
            return base::fail(base::ErrorKind::not_found, "account.not-appointed", "There is no such appointment.");
        record_appointment(*connection, tools_.clock, appointment, {"appointment.ended", actor});
        transaction.commit();
        return {};
    });
}

std::vector<Appointment> AccountService::appointments_of(PersonKey key) const
{
    return PersonStore{*tools_.database.connection()}.appointments_of(key);
}

Roles AccountService::roles_in(PersonKey key, AgencyId agency) const
{
    return PersonStore{*tools_.database.connection()}.roles_in(key, agency, tools_.clock.today());
}

void AccountService::set_roles(PersonKey key, AgencyId agency, Roles roles, std::string_view actor)
{
    sql::retry_when_busy([&] {
        auto const connection = tools_.database.connection();
        sql::Transaction transaction{*connection};
        PersonStore store{*connection};
        auto const today = tools_.clock.today();
        auto const held = held_at(store, key, agency, today);
        for (auto const name : role_names) {
            Appointment const appointment{key, agency, *parse_role(name), today};
            if (roles.has(appointment.role) && !held.has(appointment.role)) {
                store.appoint(appointment);
                record_appointment(*connection, tools_.clock, appointment, {"appointment.made", actor});
            } else if (!roles.has(appointment.role) && held.has(appointment.role)) {
                store.dismiss(appointment, today);
                record_appointment(*connection, tools_.clock, appointment, {"appointment.ended", actor});
            }
        }
        transaction.commit();
    });
}

Roles AccountService::roles_at(PersonKey key, AgencyId agency) const
{
    return held_at(PersonStore{*tools_.database.connection()}, key, agency, tools_.clock.today());
}

std::vector<AccountService::Office> AccountService::agencies_of(PersonKey key) const
{
    auto const connection = tools_.database.connection();
    std::map<AgencyId, Roles> roles;
    for (auto const& appointment : PersonStore{*connection}.appointments_of(key))
        if (holds(appointment, tools_.clock.today()))
            roles[appointment.agency].add(appointment.role);
    std::vector<Office> offices;
    for (auto const& [id, held] : roles) {
        auto agency = AgencyStore{*connection}.find(id);
        base::ensure(agency.has_value(), "an appointment is one in an agency that there is");
        offices.push_back({std::move(*agency), held});
    }
    return offices;
}

}  // namespace agencies
