#pragma once

#include "agencies/account_service.hpp"

namespace agencies {

// Somebody who is signed in.
struct Visitor {
    PersonKey key;
    std::string name;
    std::string csrf_token;  // to be sent back with each form
    bool must_change_password = false;
};

// Signing in and out, and who a token belongs to.
class SignInService {
public:
    explicit SignInService(AccountTools const& tools);

    // The token of a new session. `account.wrong` for an unknown login, a wrong password and a disabled account alike;
    // `account.code-needed`, `account.wrong-code`; `account.locked` says for how many minutes.
    Result<std::string> sign_in(std::string_view login, std::string_view password, std::string_view code);
    // `account.signed-out` for a token that is none, has run out or was taken back.
    Result<Visitor> visitor(std::string_view token);
    void sign_out(std::string_view token);
    // Forgets all sessions that have run out, which nobody could use any more; returns how many.
    std::int64_t forget_sessions_that_are_over();

private:
    Result<Person> check_code(Person person, std::string_view code) const;
    void note_failure(PersonKey key);
    Result<std::string> begin_session(Person const& person);

    AccountTools tools_;
    // Looked at in place of an unknown account's, so that the time tells nothing.
    std::string nobodys_hash_;
};

}  // namespace agencies
