#pragma once

#include "app/desk/installation.hpp"
#include "platform/config/law_files.hpp"
#include "platform/console/console.hpp"

namespace app {

// gongkai user …: accounts, for the operator at the machine. Each change is recorded with the system's name of who gave the command.
enum class UserAction { list, add, lock, unlock, reset_password, grant, revoke, end_sessions, reset_codes };

struct UserArguments {
    UserAction action = UserAction::list;
    InstallationPlace place = {};
    std::string login = {};
    std::string agency = {};  // its code
    std::string name = {};
    std::vector<std::string> roles = {};
};
[[nodiscard]] base::Result<console::Outcome> run_user(UserArguments const& given, config::LawFiles const& law, console::Console const& console);

}  // namespace app
