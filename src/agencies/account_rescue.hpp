#pragma once

#include "agencies/account_service.hpp"

namespace agencies {

// What the operator at the machine does for an account when no administrator can: each leaves a row in the journal of the agency
// that employs the person.
class AccountRescue {
public:
    explicit AccountRescue(AccountTools const& tools) : tools_{tools} {}

    // A disabled account may sign in again, and one that was locked out need not wait.
    Result<void> enable(PersonKey key, std::string_view actor);
    // Whoever is signed in with it has to sign in anew.
    Result<void> end_sessions(PersonKey key, std::string_view actor);
    // The telephone is lost: the password alone is asked for until codes are begun anew. `account.no-codes`.
    Result<void> stop_codes(PersonKey key, std::string_view actor);

private:
    AccountTools tools_;
};

}  // namespace agencies
