#include "agencies/account_rescue.hpp"

#include "agencies/change_person.hpp"

namespace agencies {

Result<void> AccountRescue::enable(PersonKey key, std::string_view actor)
{
    return change_person(tools_, key, {"account.enabled", actor}, [](sql::Connection&, PersonStore&, Person& person) -> Result<void> {
        person.disabled_at.reset();
        person.locked_until.reset();
        person.failed_logins = 0;
        return {};
    });
}

Result<void> AccountRescue::end_sessions(PersonKey key, std::string_view actor)
{
    return change_person(tools_, key, {"account.sessions-ended", actor}, [&](sql::Connection&, PersonStore& store, Person&) -> Result<void> {
        store.end_sessions_of(key);
        return {};
    });
}

Result<void> AccountRescue::stop_codes(PersonKey key, std::string_view actor)
{
    return change_person(tools_, key, {"account.codes-stopped", actor}, [&](sql::Connection&, PersonStore& store, Person& person) -> Result<void> {
        if (!person.totp_secret)
            return base::fail(base::ErrorKind::conflict, "account.no-codes", "This account asks for no codes.");
        person.totp_secret.reset();
        person.totp_last_step = 0;
        store.end_sessions_of(key);
        return {};
    });
}

}  // namespace agencies
