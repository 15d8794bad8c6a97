#pragma once

#include "app/command_adder.hpp"

namespace app {

// gongkai user …
class UserOptions {
public:
    // The adder and this object live while the call is parsed.
    void add(CLI::App& app, CommandAdder const& commands);

private:
    UserArguments list_{.action = UserAction::list};
    UserArguments add_{.action = UserAction::add};
    UserArguments lock_{.action = UserAction::lock};
    UserArguments unlock_{.action = UserAction::unlock};
    UserArguments reset_password_{.action = UserAction::reset_password};
    UserArguments grant_{.action = UserAction::grant};
    UserArguments revoke_{.action = UserAction::revoke};
    UserArguments end_sessions_{.action = UserAction::end_sessions};
    UserArguments reset_codes_{.action = UserAction::reset_codes};
};

}  // namespace app
