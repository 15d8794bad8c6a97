#include "agencies/person_store.hpp"

#include "base/ensure.hpp"
#include "platform/clock/clock.hpp"

namespace agencies {
namespace {

constexpr auto select_person =
    "SELECT agency_id, person_id, login, name, password_hash, must_change, totp_secret, totp_last_step, failed_logins, locked_until, "
    "disabled_at FROM person WHERE agency_id = $1 AND person_id = $2";
constexpr auto select_people =
    "SELECT agency_id, person_id, login, name, password_hash, must_change, totp_secret, totp_last_step, failed_logins, locked_until, "
    "disabled_at FROM person WHERE agency_id = $1 ORDER BY person_id";
constexpr auto select_login = "SELECT agency_id, person_id FROM login WHERE login = $1";
constexpr auto select_next_number = "SELECT COALESCE(MAX(person_id), 0) + 1 AS number FROM person WHERE agency_id = $1";
constexpr auto insert_person =
    "INSERT INTO person (agency_id, person_id, login, name, password_hash, must_change, totp_secret, totp_last_step, failed_logins, "
    "locked_until, disabled_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
constexpr auto insert_login = "INSERT INTO login (login, agency_id, person_id) VALUES ($1, $2, $3)";
constexpr auto update_person =
    "UPDATE person SET name = $3, password_hash = $4, must_change = $5, totp_secret = $6, totp_last_step = $7, failed_logins = $8, "
    "locked_until = $9, disabled_at = $10 WHERE agency_id = $1 AND person_id = $2";
constexpr auto insert_appointment =
    "INSERT INTO appointment (agency_id, person_agency_id, person_id, role, from_day, until_day) VALUES ($1, $2, $3, $4, $5, $6) "
    "ON CONFLICT (agency_id, person_agency_id, person_id, role, from_day) DO UPDATE SET until_day = excluded.until_day";
constexpr auto end_appointment =
    "UPDATE appointment SET until_day = $5 WHERE agency_id = $1 AND person_agency_id = $2 AND person_id = $3 AND role = $4 "
    "AND (until_day IS NULL OR until_day > $5)";
constexpr auto select_appointments =
    "SELECT agency_id, role, from_day, until_day FROM appointment WHERE person_agency_id = $1 AND person_id = $2 "
    "ORDER BY agency_id, role, from_day";
constexpr auto select_roles =
    "SELECT DISTINCT p.role FROM agency_above t JOIN appointment p ON p.agency_id = t.above_id "
    "WHERE t.agency_id = $1 AND p.person_agency_id = $2 AND p.person_id = $3 AND p.from_day <= $4 "
    "AND (p.until_day IS NULL OR p.until_day >= $4)";
constexpr auto insert_session =
    "INSERT INTO session (agency_id, token_hash, person_id, csrf_token, started_at, seen_at) VALUES ($1, $2, $3, $4, $5, $6)";
constexpr auto select_session =
    "SELECT person_id, csrf_token, started_at, seen_at FROM session WHERE agency_id = $1 AND token_hash = $2";
constexpr auto update_seen = "UPDATE session SET seen_at = $3 WHERE agency_id = $1 AND token_hash = $2";
constexpr auto delete_session = "DELETE FROM session WHERE agency_id = $1 AND token_hash = $2";
constexpr auto delete_sessions = "DELETE FROM session WHERE agency_id = $1 AND person_id = $2";
constexpr auto delete_old_sessions = "DELETE FROM session WHERE started_at <= $1 OR seen_at <= $2";

Instant to_instant(std::string const& text)
{
    auto const instant = clocks::parse_instant(text);
    base::ensure(instant.has_value(), "the column holds a point of time");
    return *instant;
}

std::optional<Instant> maybe_instant(sql::Row const& row, std::string_view column)
{
    auto const text = row.maybe_text(column);
    return text ? std::optional{to_instant(*text)} : std::nullopt;
}

sql::Value value_of(std::optional<Instant> instant)
{
    return instant ? sql::Value{clocks::iso_text(*instant)} : sql::Value{};
}

sql::Value value_of(std::optional<std::string> const& secret)
{
    return secret ? sql::Value{sql::Blob{*secret}} : sql::Value{};
}

Role to_role(std::string const& text)
{
    auto const role = parse_role(text);
    base::ensure(role.has_value(), "a role is one that there is");
    return *role;
}

Person to_person(sql::Row const& row)
{
    auto const& secret = row["totp_secret"];
    return {.key = {{row.integer("agency_id")}, row.integer("person_id")},
            .login = row.text("login"),
            .name = row.text("name"),
            .password_hash = row.text("password_hash"),
            .must_change_password = row.integer("must_change") != 0,
            .totp_secret = secret.is_null() ? std::nullopt : std::optional{secret.bytes()},
            .totp_last_step = row.integer("totp_last_step"),
            .failed_logins = static_cast<int>(row.integer("failed_logins")),
            .locked_until = maybe_instant(row, "locked_until"),
            .disabled_at = maybe_instant(row, "disabled_at")};
}

tl::unexpected<base::Error> no_such_person()
{
    return base::fail(base::ErrorKind::not_found, "account.not-found", "There is no such account.");
}

}  // namespace

Result<Person> PersonStore::find(PersonKey key) const
{
    auto const rows = connection_.query(select_person, {key.agency.value, key.number});
    if (rows.empty())
        return no_such_person();
    return to_person(rows.front());
}

Result<Person> PersonStore::find_by_login(std::string_view login) const
{
    auto const rows = connection_.query(select_login, {login});
    if (rows.empty())
        return no_such_person();
    return find({{rows.front().integer("agency_id")}, rows.front().integer("person_id")});
}

std::vector<Person> PersonStore::people_of(AgencyId agency) const
{
    std::vector<Person> people;
    auto const rows = connection_.query(select_people, {agency.value});
    for (auto const& row : rows.all())
        people.push_back(to_person(row));
    return people;
}

bool PersonStore::is_taken(std::string_view login) const
{
    return !connection_.query(select_login, {login}).empty();
}

PersonKey PersonStore::add(Person const& person)
{
    auto const agency = person.key.agency.value;
    auto const rows = connection_.query(select_next_number, {agency});
    PersonKey const key{person.key.agency, rows.front().integer("number")};
    connection_.execute(insert_person, {agency, key.number, person.login, person.name, person.password_hash,
                                        person.must_change_password ? 1 : 0, value_of(person.totp_secret), person.totp_last_step,
                                        person.failed_logins, value_of(person.locked_until), value_of(person.disabled_at)});
    connection_.execute(insert_login, {person.login, agency, key.number});
    return key;
}

void PersonStore::save(Person const& person)
{
    connection_.execute(update_person, {person.key.agency.value, person.key.number, person.name, person.password_hash,
                                        person.must_change_password ? 1 : 0, value_of(person.totp_secret), person.totp_last_step,
                                        person.failed_logins, value_of(person.locked_until), value_of(person.disabled_at)});
}

void PersonStore::appoint(Appointment const& appointment)
{
    connection_.execute(insert_appointment, {appointment.agency.value, appointment.person.agency.value, appointment.person.number,
                                             to_string(appointment.role), appointment.from, appointment.until});
}

bool PersonStore::dismiss(Appointment const& appointment, base::Date today)
{
    return connection_.execute(end_appointment, {appointment.agency.value, appointment.person.agency.value, appointment.person.number,
                                                 to_string(appointment.role), today - std::chrono::days{1}}) > 0;
}

std::vector<Appointment> PersonStore::appointments_of(PersonKey key) const
{
    std::vector<Appointment> appointments;
    auto const rows = connection_.query(select_appointments, {key.agency.value, key.number});
    for (auto const& row : rows.all())
        appointments.push_back({key, {row.integer("agency_id")}, to_role(row.text("role")), row.date("from_day"),
                                row.maybe_date("until_day")});
    return appointments;
}

Roles PersonStore::roles_in(PersonKey key, AgencyId agency, base::Date today) const
{
    Roles roles;
    auto const rows = connection_.query(select_roles, {agency.value, key.agency.value, key.number, today});
    for (auto const& row : rows.all())
        roles.add(to_role(row.text("role")));
    return roles;
}

void PersonStore::add(Session const& session)
{
    connection_.execute(insert_session, {session.person.agency.value, session.token_hash, session.person.number, session.csrf_token,
                                         clocks::iso_text(session.started), clocks::iso_text(session.seen)});
}

std::optional<Session> PersonStore::find_session(AgencyId agency, std::string_view token_hash) const
{
    auto const rows = connection_.query(select_session, {agency.value, token_hash});
    if (rows.empty())
        return std::nullopt;
    auto const row = rows.front();
    return Session{{agency, row.integer("person_id")}, std::string{token_hash}, row.text("csrf_token"), to_instant(row.text("started_at")),
                   to_instant(row.text("seen_at"))};
}

void PersonStore::saw(Session const& session, Instant now)
{
    connection_.execute(update_seen, {session.person.agency.value, session.token_hash, clocks::iso_text(now)});
}

void PersonStore::end_session(AgencyId agency, std::string_view token_hash)
{
    connection_.execute(delete_session, {agency.value, token_hash});
}

void PersonStore::end_sessions_of(PersonKey key)
{
    connection_.execute(delete_sessions, {key.agency.value, key.number});
}

std::int64_t PersonStore::end_sessions(Instant begun_until, Instant seen_until)
{
    return connection_.execute(delete_old_sessions, {clocks::iso_text(begun_until), clocks::iso_text(seen_until)});
}

}  // namespace agencies
