#pragma once

#include "agencies/domain/agency.hpp"
#include "agencies/person_store.hpp"
#include "base/fault.hpp"
#include "platform/clock/clock.hpp"
#include "platform/crypto/password.hpp"
#include "platform/keys/key_ring.hpp"
#include "platform/sql/database.hpp"

namespace agencies {

// What both services of accounts work with; all outlives them.
struct AccountTools {
    sql::Database& database;
    clocks::Clock const& clock;
    keys::KeyRing const& keys;
    crypto::PasswordHasher& passwords;
};

// Accounts: who may sign in, as what, and where. Each act leaves a row in the journal of the agency that employs the person;
// an appointment, in that of the agency it is for.
class AccountService {
public:
    explicit AccountService(AccountTools const& tools) : tools_{tools} {}

    // Who chose the password of a new account: one that somebody else knows must be changed at the first sign-in.
    enum class ChosenBy { somebody_else, the_person };
    struct NewPerson {
        AgencyId agency;
        std::string login;
        std::string name;
        std::string password;
        ChosenBy chosen_by = ChosenBy::somebody_else;
    };
    base::Accepted<PersonKey> add(NewPerson const& person, std::string_view actor);
    [[nodiscard]] std::vector<Person> people_of(AgencyId agency) const;
    [[nodiscard]] Result<Person> find(std::string_view login) const;
    [[nodiscard]] Result<Person> find(PersonKey key) const;

    // Sets a new password that must be changed, unlocks the account and ends its sessions.
    Result<void> reset_password(PersonKey key, std::string const& password, std::string_view actor);
    // Ends all other sessions too. `account.wrong-password`, or faults of the new one.
    base::Accepted<void> change_password(PersonKey key, std::string const& old_password, std::string const& new_password);
    Result<void> disable(PersonKey key, std::string_view actor);

    // The secret for the program of the telephone, as the address of a picture; asked for from the next sign-in on.
    Result<std::string> begin_totp(PersonKey key, std::string_view issuer);

    void appoint(Appointment const& appointment, std::string_view actor);
    Result<void> dismiss(Appointment const& appointment, std::string_view actor);
    [[nodiscard]] std::vector<Appointment> appointments_of(PersonKey key) const;
    // Makes and ends appointments so that the person has these roles by appointment in that very agency from today on.
    void set_roles(PersonKey key, AgencyId agency, Roles roles, std::string_view actor);
    // By appointment in that very agency.
    [[nodiscard]] Roles roles_at(PersonKey key, AgencyId agency) const;
    // Where the person is appointed today, by the agency's id.
    struct Office {
        Agency agency;
        Roles roles;
    };
    [[nodiscard]] std::vector<Office> agencies_of(PersonKey key) const;
    [[nodiscard]] Roles roles_in(PersonKey key, AgencyId agency) const;

private:
    AccountTools tools_;
};

}  // namespace agencies
