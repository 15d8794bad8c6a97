#include "agencies/account_service.hpp"

#include "agencies/account_record.hpp"
#include "base/person_name.hpp"
#include "base/utf8.hpp"
#include "platform/crypto/totp.hpp"
#include "platform/keys/vault.hpp"
#include "platform/sql/transaction.hpp"

#include <algorithm>

namespace agencies {
namespace {

constexpr std::size_t longest_name = 100;   // characters
constexpr std::size_t longest_login = 60;
constexpr std::size_t shortest_password = 10;  // characters
constexpr std::size_t longest_password = 200;

bool is_login(std::string_view text)
{
    auto const allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '@';
    };
    return !text.empty() && text.size() <= longest_login && std::ranges::all_of(text, allowed);
}

bool is_password(std::string const& text)
{
    return base::is_valid_utf8(text) && base::count_code_points(text) >= shortest_password && text.size() <= longest_password;
}

}  // namespace

base::Accepted<PersonKey> AccountService::add(NewPerson const& person, std::string_view actor)
{
    auto const name = base::normalise_name(person.name);
    base::Faults faults;
    if (!is_login(person.login))
        faults.push_back({"login", "account.bad-login"});
    if (!base::is_name(name, longest_name))
        faults.push_back({"name", "account.bad-name"});
    if (!is_password(person.password))
        faults.push_back({"password", "account.bad-password"});
    if (!faults.empty())
        return base::refuse(std::move(faults));

    auto const hash = crypto::hash_password(person.password, tools_.password_cost);
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
    auto const hash = crypto::hash_password(password, tools_.password_cost);
    return sql::retry_when_busy([&]() -> Result<void> {
        auto const connection = tools_.database.connection();
        sql::Transaction transaction{*connection};
        PersonStore store{*connection};
        auto person = store.find(key);
        if (!person)
            return tl::unexpected{person.error()};
        person->password_hash = hash;
        person->must_change_password = true;
        person->failed_logins = 0;
        person->locked_until.reset();
        store.save(*person);
        store.end_sessions_of(key);
        record(*connection, tools_.clock, key, "account.password-reset", actor);
        transaction.commit();
        return {};
    });
}

base::Accepted<void> AccountService::change_password(PersonKey key, std::string const& old_password, std::string const& new_password)
{
    auto const known = PersonStore{*tools_.database.connection()}.find(key);
    base::Faults faults;
    if (!known || crypto::check_password(known->password_hash, old_password, tools_.password_cost) == crypto::PasswordCheck::wrong)
        faults.push_back({"old_password", "account.wrong-password"});
    if (!is_password(new_password))
        faults.push_back({"new_password", "account.bad-password"});
    else if (new_password == old_password)
        faults.push_back({"new_password", "account.same-password"});
    if (!faults.empty())
        return base::refuse(std::move(faults));

    auto const hash = crypto::hash_password(new_password, tools_.password_cost);
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
    return sql::retry_when_busy([&]() -> Result<void> {
        auto const connection = tools_.database.connection();
        sql::Transaction transaction{*connection};
        PersonStore store{*connection};
        auto person = store.find(key);
        if (!person)
            return tl::unexpected{person.error()};
        person->disabled_at = tools_.clock.now();
        store.save(*person);
        store.end_sessions_of(key);
        record(*connection, tools_.clock, key, "account.disabled", actor);
        transaction.commit();
        return {};
    });
}

Result<std::string> AccountService::begin_totp(PersonKey key, std::string_view issuer)
{
    auto const secret = crypto::new_totp_secret();
    return sql::retry_when_busy([&]() -> Result<std::string> {
        auto const connection = tools_.database.connection();
        sql::Transaction transaction{*connection};
        PersonStore store{*connection};
        auto person = store.find(key);
        if (!person)
            return tl::unexpected{person.error()};
        auto sealed = keys::Vault{*connection, tools_.keys}.seal(case_of_person(key), "totp", secret);
        if (!sealed)
            return tl::unexpected{sealed.error()};
        person->totp_secret = std::move(*sealed);
        person->totp_last_step = 0;
        store.save(*person);
        record(*connection, tools_.clock, key, "account.codes-begun", actor_text(key));
        transaction.commit();
        return crypto::totp_uri(secret, issuer, person->login);
    });
}

}  // namespace agencies
