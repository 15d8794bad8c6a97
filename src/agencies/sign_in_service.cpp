#include "agencies/sign_in_service.hpp"

#include "agencies/account_record.hpp"
#include "platform/crypto/random.hpp"
#include "platform/crypto/sha256.hpp"
#include "platform/crypto/totp.hpp"
#include "platform/sql/transaction.hpp"

#include <charconv>

namespace agencies {
namespace {

// A session that was seen less than this ago is not written again.
constexpr std::chrono::minutes seen_again{1};

std::string token_hash(std::string_view token)
{
    return crypto::sha256_hex(token);
}

// A token is the number of the agency, a dot and what nobody guesses, so that it is looked for in one shard.
std::optional<AgencyId> agency_of(std::string_view token)
{
    std::int64_t number = 0;
    auto const read = std::from_chars(token.data(), token.data() + token.size(), number);
    if (read.ec != std::errc{} || read.ptr == token.data() + token.size() || *read.ptr != '.')
        return std::nullopt;
    return AgencyId{number};
}

tl::unexpected<base::Error> wrong()
{
    return base::fail(base::ErrorKind::forbidden, "account.wrong", "The login or the password is wrong.");
}

std::string locked_minutes(Instant until, Instant now)
{
    return std::to_string(std::chrono::ceil<std::chrono::minutes>(until - now).count());
}

}  // namespace

SignInService::SignInService(AccountTools const& tools)
    : tools_{tools}, nobodys_hash_{tools.passwords.hash("nobody's password")}
{
}

Result<std::string> SignInService::sign_in(std::string_view login, std::string_view password, std::string_view code)
{
    auto const person = PersonStore{*tools_.database.connection()}.find_by_login(login);
    auto const now = tools_.clock.now();
    if (person && person->locked_until && *person->locked_until > now)
        return base::fail(base::ErrorKind::forbidden, "account.locked", "Too many wrong tries. Try again in {minutes} minutes.",
                          {{"minutes", locked_minutes(*person->locked_until, now)}});
    auto const check = tools_.passwords.check(person ? person->password_hash : nobodys_hash_, password);
    if (!person || person->disabled_at)
        return wrong();
    if (check == crypto::PasswordCheck::wrong) {
        note_failure(person->key);
        return wrong();
    }
    auto checked = check_code(*person, code);
    if (!checked) {
        if (checked.error().code == "account.wrong-code")
            note_failure(person->key);
        return tl::unexpected{checked.error()};
    }
    if (check == crypto::PasswordCheck::right_to_be_hashed_anew)
        checked->password_hash = tools_.passwords.hash(password);
    return begin_session(*checked);
}

Result<Person> SignInService::check_code(Person person, std::string_view code) const
{
    if (!person.totp_secret)
        return person;
    if (code.empty())
        return base::fail(base::ErrorKind::forbidden, "account.code-needed", "The code of the telephone is needed.");
    auto const secret = keys::Vault{*tools_.database.connection(), tools_.keys}.open(case_of_person(person.key), "totp", *person.totp_secret);
    if (!secret)
        return tl::unexpected{secret.error()};
    auto const step = crypto::check_totp(*secret, code, tools_.clock.now(), person.totp_last_step);
    if (!step)
        return base::fail(base::ErrorKind::forbidden, "account.wrong-code", "The code is wrong or was used before.");
    person.totp_last_step = *step;
    return person;
}

void SignInService::note_failure(PersonKey key)
{
    sql::retry_when_busy([&] {
        auto const connection = tools_.database.connection();
        sql::Transaction transaction{*connection};
        PersonStore store{*connection};
        auto person = store.find(key);
        if (!person)
            return;
        ++person->failed_logins;
        person->locked_until = locked_until(person->failed_logins, tools_.clock.now());
        store.save(*person);
        record(*connection, tools_.clock, key, person->locked_until ? "account.locked" : "account.sign-in-failed", "");
        transaction.commit();
    });
}

// `person` bears what the sign-in has changed; a code that another sign-in has taken meanwhile is refused.
Result<std::string> SignInService::begin_session(Person const& person)
{
    return sql::retry_when_busy([&]() -> Result<std::string> {
        auto const connection = tools_.database.connection();
        sql::Transaction transaction{*connection};
        PersonStore store{*connection};
        auto const stored = store.find(person.key);
        if (!stored || (person.totp_secret && stored->totp_last_step >= person.totp_last_step))
            return wrong();
        auto entered = person;
        entered.failed_logins = 0;
        entered.locked_until.reset();
        store.save(entered);
        auto token = std::to_string(person.key.agency.value) + "." + crypto::random_token();
        auto const now = tools_.clock.now();
        store.add(Session{person.key, token_hash(token), crypto::random_token(), now, now});
        record(*connection, tools_.clock, person.key, "account.signed-in", actor_text(person.key));
        transaction.commit();
        return token;
    });
}

Result<Visitor> SignInService::visitor(std::string_view token)
{
    auto const signed_out =
        base::fail(base::ErrorKind::forbidden, "account.signed-out", "You are signed out. Sign in again.");
    auto const agency = agency_of(token);
    if (!agency)
        return signed_out;
    auto const connection = tools_.database.connection();
    PersonStore store{*connection};
    auto const session = store.find_session(*agency, token_hash(token));
    auto const now = tools_.clock.now();
    if (!session || is_over(session->started, session->seen, now))
        return signed_out;
    auto const person = store.find(session->person);
    if (!person || person->disabled_at)
        return signed_out;
    if (now - session->seen >= seen_again)
        sql::retry_when_busy([&] {
            sql::Transaction transaction{*connection};
            store.saw(*session, now);
            transaction.commit();
        });
    return Visitor{person->key, person->name, session->csrf_token, person->must_change_password};
}

std::int64_t SignInService::forget_sessions_that_are_over()
{
    SessionLimits const limits;
    return sql::retry_when_busy([&] {
        auto const connection = tools_.database.connection();
        sql::Transaction transaction{*connection};
        auto const now = tools_.clock.now();
        auto const ended = PersonStore{*connection}.end_sessions(now - limits.absolute, now - limits.idle);
        transaction.commit();
        return ended;
    });
}

void SignInService::sign_out(std::string_view token)
{
    auto const agency = agency_of(token);
    if (!agency)
        return;
    sql::retry_when_busy([&] {
        auto const connection = tools_.database.connection();
        sql::Transaction transaction{*connection};
        PersonStore store{*connection};
        auto const session = store.find_session(*agency, token_hash(token));
        if (!session)
            return;
        store.end_session(*agency, session->token_hash);
        record(*connection, tools_.clock, session->person, "account.signed-out", actor_text(session->person));
        transaction.commit();
    });
}

}  // namespace agencies
