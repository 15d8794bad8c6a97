#pragma once

#include "agencies/domain/person.hpp"
#include "agencies/domain/session.hpp"
#include "base/result.hpp"
#include "platform/sql/connection.hpp"

namespace agencies {

using base::AgencyId;
using base::Result;

// An account as it is stored.
struct Person {
    PersonKey key;
    std::string login;
    std::string name;
    std::string password_hash{};
    bool must_change_password = true;
    std::optional<std::string> totp_secret{};  // sealed under the key of the person
    std::int64_t totp_last_step = 0;
    int failed_logins = 0;
    std::optional<Instant> locked_until{};
    std::optional<Instant> disabled_at{};

    friend bool operator==(Person const&, Person const&) = default;
};

// A sign-in that lasts. The token itself is known to the visitor alone; here stands its hash.
struct Session {
    PersonKey person;
    std::string token_hash;
    std::string csrf_token;
    Instant started{};
    Instant seen{};
};

// Accounts, appointments and sessions.
class PersonStore {
public:
    explicit PersonStore(sql::Connection& connection) : connection_{connection} {}

    [[nodiscard]] Result<Person> find(PersonKey key) const;
    [[nodiscard]] Result<Person> find_by_login(std::string_view login) const;
    [[nodiscard]] std::vector<Person> people_of(AgencyId agency) const;
    // Gives the number within the agency. The login must be free: is_taken.
    PersonKey add(Person const& person);
    void save(Person const& person);
    [[nodiscard]] bool is_taken(std::string_view login) const;

    void appoint(Appointment const& appointment);
    // The day before which the appointment ends; false when there is none that lasts.
    bool dismiss(Appointment const& appointment, base::Date today);
    [[nodiscard]] std::vector<Appointment> appointments_of(PersonKey key) const;
    // By appointments in the agency and in those above it.
    [[nodiscard]] Roles roles_in(PersonKey key, AgencyId agency, base::Date today) const;

    void add(Session const& session);
    [[nodiscard]] std::optional<Session> find_session(AgencyId agency, std::string_view token_hash) const;
    void saw(Session const& session, Instant now);
    void end_session(AgencyId agency, std::string_view token_hash);
    void end_sessions_of(PersonKey key);
    // Of everybody: those begun or last seen at that time or before. Returns how many.
    std::int64_t end_sessions(Instant begun_until, Instant seen_until);

private:
    sql::Connection& connection_;
};

}  // namespace agencies
