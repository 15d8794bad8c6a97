#include "app/user_options.hpp"

#include "agencies/domain/permission.hpp"

namespace app {
namespace {

std::string role_list()
{
    std::string names;
    for (auto const name : agencies::role_names)
        names += (names.empty() ? "" : "|") + std::string{name};
    return names;
}

// What every command about one account takes.
CLI::App& about_one(CLI::App& command, UserArguments& arguments, CommandAdder const& commands)
{
    add_place(command, arguments.place, commands);
    command.add_option("LOGIN", arguments.login, commands.say("cli.user.login"))->type_name("")->required();
    return command;
}

}  // namespace

void UserOptions::add(CLI::App& app, CommandAdder const& commands)
{
    auto& user = commands.add_group(app, "user", "cli.user");
    auto& list = commands.add(user, "list", "cli.user.list", list_);
    add_place(list, list_.place, commands);
    list.add_option("--agency", list_.agency, commands.say("cli.user.agency"))->type_name("CODE");
    auto& adding = about_one(commands.add(user, "add", "cli.user.add", add_), add_, commands);
    adding.add_option("--agency", add_.agency, commands.say("cli.user.agency"))->type_name("CODE")->required();
    adding.add_option("--name", add_.name, commands.say("cli.user.name"))->type_name("NAME");
    adding.add_option("--role", add_.roles, commands.say("cli.user.role"))->type_name(role_list());
    about_one(commands.add(user, "lock", "cli.user.lock", lock_), lock_, commands);
    about_one(commands.add(user, "unlock", "cli.user.unlock", unlock_), unlock_, commands);
    about_one(commands.add(user, "reset-password", "cli.user.reset-password", reset_password_), reset_password_, commands);
    about_one(commands.add(user, "end-sessions", "cli.user.end-sessions", end_sessions_), end_sessions_, commands);
    about_one(commands.add(user, "reset-codes", "cli.user.reset-codes", reset_codes_), reset_codes_, commands);
    for (auto* roles : {&grant_, &revoke_}) {
        auto& command = roles == &grant_ ? commands.add(user, "grant", "cli.user.grant", *roles) : commands.add(user, "revoke", "cli.user.revoke", *roles);
        about_one(command, *roles, commands);
        command.add_option("ROLE", roles->roles, commands.say("cli.user.role"))->type_name(role_list())->required();
        command.add_option("--agency", roles->agency, commands.say("cli.user.where"))->type_name("CODE");
    }
}

}  // namespace app
