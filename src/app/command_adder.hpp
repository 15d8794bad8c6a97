#pragma once

#include "agencies/domain/level.hpp"
#include "app/command_line.hpp"

#include <CLI/CLI.hpp>

// Of the units that see CLI11 alone.
namespace app {

// Adds commands to the parser; the one that is called leaves its arguments in `command`.
class CommandAdder {
public:
    CommandAdder(config::Texts const& texts, Command& command) : texts_{texts}, command_{command} {}

    template <class Arguments>
    CLI::App& add(CLI::App& parent, std::string const& name, std::string const& text, Arguments& arguments) const
    {
        auto& added = dressed(parent, name, text);
        added.callback([this, &arguments] { command_ = arguments; });
        return added;
    }
    // A command with commands of its own below it.
    CLI::App& add_group(CLI::App& parent, std::string const& name, std::string const& text) const
    {
        auto& group = dressed(parent, name, text);
        group.require_subcommand(1);
        return group;
    }
    [[nodiscard]] std::string say(std::string const& text) const { return texts_.say(text); }

private:
    CLI::App& dressed(CLI::App& parent, std::string const& name, std::string const& text) const
    {
        auto& added = *parent.add_subcommand(name, texts_.say(text));
        added.group(texts_.say("cli.label.Subcommands"));
        added.get_help_ptr()->group(texts_.say("cli.label.Options"));
        return added;
    }

    config::Texts const& texts_;
    Command& command_;
};

// Lets a whole number from `first` to `last` pass; what is no number at all is left to CLI11.
[[nodiscard]] CLI::Validator whole_number(std::int64_t first, std::int64_t last);

// --data and --database.
void add_place(CLI::App& command, InstallationPlace& place, CommandAdder const& commands);

// "township|street|…": what the domain knows, in its order.
[[nodiscard]] std::string reporting_levels();

}  // namespace app
