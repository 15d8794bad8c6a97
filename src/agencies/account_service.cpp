#include "agencies/account_service.hpp"

#include "agencies/change_person.hpp"
#include "agencies/domain/account_rules.hpp"
#include "base/person_name.hpp"
#include "platform/crypto/totp.hpp"
#include "platform/keys/vault.hpp"

namespace agencies {

base::Accepted<PersonKey> AccountService::add(NewPerson const& person, std::string_view actor)
{
    auto const name = base::normalise_name(person.name);
    auto faults = find_account_faults(person.login, name, person.password);
    if (!faults.empty())
        return base::refuse(std::move(faults));

    auto const hash = tools_.passwords.hash(person.password);
    return sql::retry_when_busy([&]() -> base::Accepted<PersonKey> {
        auto const connection = tools_.database.connection();
        sql::Transaction transaction{*connection};
        PersonStore store{*connection};
        if (store.is_taken(person.login))
            return base::refuse({{"login", "account.login-taken", {{"login", person.login}}}});
        auto const key = store.add({.key = {person.agency, 0}, .login = person.login, .name = name, .password_hash = hash,
                                    .must_change_password = person.chosen_by == ChosenBy::somebody_else});
        record(*connection, tools_.clock, key, "account.added", actor);
        transaction.commit();
        return key;
    });
}

std::vector<Person> AccountService::people_of(AgencyId agency) const
{
    return PersonStore{*tools_.database.connection()}.people_of(agency);
}

Result<Person> AccountService::find(std::string_view login) const
{
    return PersonStore{*tools_.database.connection()}.find_by_login(login);
}

Result<Person> AccountService::find(PersonKey key) const
{
    return PersonStore{*tools_.database.connection()}.find(key);
}

Result<void> AccountService::reset_password(PersonKey key, std::string const& password, std::string_view actor)
{
    if (!is_password(password))
        return base::fail(base::ErrorKind::invalid_input, "account.bad-password", "A password has at least 10 characters.");
    auto const hash = tools_.passwords.hash(password);
    return change_person(tools_, key, {"account.password-reset", actor}, [&](sql::Connection&, PersonStore& store, Person& person) -> Result<void> {
        person.password_hash = hash;
        person.must_change_password = true;
        person.failed_logins = 0;
        person.locked_until.reset();
        store.end_sessions_of(key);
        return {};
    });
}

base::Accepted<void> AccountService::change_password(PersonKey key, std::string const& old_password, std::string const& new_password)
{
    auto const known = PersonStore{*tools_.database.connection()}.find(key);
    base::Faults faults;
    if (!known || tools_.passwords.check(known->password_hash, old_password) == crypto::PasswordCheck::wrong)
        faults.push_back({"old_password", "account.wrong-password"});
    if (!is_password(new_password))
        faults.push_back({"new_password", "account.bad-password"});
    else if (new_password == old_password)
        faults.push_back({"new_password", "account.same-password"});
    if (!faults.empty())
        return base::refuse(std::move(faults));

    auto const hash = tools_.passwords.hash(new_password);
    return sql::retry_when_busy([&]() -> base::Accepted<void> {
        auto const connection = tools_.database.connection();
        sql::Transaction transaction{*connection};
        PersonStore store{*connection};
        auto person = store.find(key);
        if (!person || person->password_hash != known->password_hash)
            return base::refuse({{"old_password", "account.wrong-password"}});
        person->password_hash = hash;
        person->must_change_password = false;
        store.save(*person);
        store.end_sessions_of(key);
        record(*connection, tools_.clock, key, "account.password-changed", actor_text(key));
        transaction.commit();
        return {};
    });
}

Result<void> AccountService::disable(PersonKey key, std::string_view actor)
{
    return change_person(tools_, key, {"account.disabled", actor}, [&](sql::Connection&, PersonStore& store, Person& person) -> Result<void> {
        person.disabled_at = tools_.clock.now();
        store.end_sessions_of(key);
        return {};
    });
}

Result<std::string> AccountService::begin_totp(PersonKey key, std::string_view issuer)
{
    auto const secret = crypto::new_totp_secret();
    auto const own = actor_text(key);
    return change_person(tools_, key, {"account.codes-begun", own},
                         [&](sql::Connection& connection, PersonStore&, Person& person) -> Result<std::string> {
                             auto sealed = keys::Vault{connection, tools_.keys}.seal(case_of_person(key), "totp", secret);
                             if (!sealed)
                                 return tl::unexpected{sealed.error()};
                             person.totp_secret = std::move(*sealed);
                             person.totp_last_step = 0;
                             return crypto::totp_uri(secret, issuer, person.login);
                         });
}

}  // namespace agencies
