#include "app/command_description.hpp"

namespace app {
namespace {

// Roff takes a leading point or quote and every backslash for itself, and a hyphen for a typographic one.
std::string roff(std::string_view text)
{
    std::string escaped;
    if (text.starts_with('.') || text.starts_with('\''))
        escaped += "\\&";
    for (auto const c : text) {
        if (c == '\\' || c == '-')
            escaped += '\\';
        escaped += c;
    }
    return escaped;
}

void append_options(std::string& page, CommandDescription const& command)
{
    for (auto const& option : command.options) {
        page += ".TP\n";
        if (option.names.empty())
            page += "\\fI" + roff(option.value) + "\\fR";
        for (auto const& name : option.names)
            page += (&name == &option.names.front() ? "\\fB" : ", \\fB") + roff(name) + "\\fR";
        if (!option.names.empty() && !option.value.empty())
            page += " \\fI" + roff(option.value) + "\\fR";
        page += "\n" + roff(option.summary) + "\n";
    }
}

void append_commands(std::string& page, CommandDescription const& command, std::string const& path)
{
    for (auto const& below : command.commands) {
        auto const name = path + " " + below.name;
        page += ".SS " + roff(name) + "\n" + roff(below.summary) + "\n";
        CommandDescription shown = below;
        std::erase_if(shown.options, [](auto const& option) { return option.names == std::vector<std::string>{"-h", "--help"}; });
        append_options(page, shown);
        append_commands(page, below, name);
    }
}

// One branch of the case that offers words behind the commands typed so far: "report check".
void append_case(std::string& script, CommandDescription const& command, std::string const& path)
{
    std::string words;
    for (auto const& below : command.commands)
        words += below.name + " ";
    for (auto const& option : command.options)
        for (auto const& name : option.names)
            words += name + " ";
    if (!words.empty())
        words.pop_back();
    script += "        '" + path + "') words='" + words + "' ;;\n";
    for (auto const& below : command.commands)
        append_case(script, below, path.empty() ? below.name : path + " " + below.name);
}

void append_command_names(std::string& names, CommandDescription const& command)
{
    for (auto const& below : command.commands) {
        names += (names.empty() ? "" : "|") + below.name;
        append_command_names(names, below);
    }
}

void append_choices(std::string& script, CommandDescription const& command, std::string const& path)
{
    for (auto const& option : command.options) {
        std::string words;
        for (auto const& choice : option.choices)
            words += (words.empty() ? "" : " ") + choice;
        if (words.empty())
            continue;
        for (auto const& name : option.names)
            script += "        '" + path + " " + name + "') words='" + words + "' ;;\n";
    }
    for (auto const& below : command.commands)
        append_choices(script, below, path.empty() ? below.name : path + " " + below.name);
}

}  // namespace

std::string man_page(CommandDescription const& program, std::string const& version, config::Texts const& texts)
{
    auto const section = [&](char const* code) { return ".SH " + texts.say(std::string{"man."} + code) + "\n"; };
    std::string page = ".TH GONGKAI 1 \"\" \"gongkai " + version + "\"\n";
    page += section("name") + "gongkai \\- " + roff(program.summary) + "\n";
    page += section("synopsis") + "\\fBgongkai\\fR \\fI" + texts.say("cli.label.SUBCOMMAND") + "\\fR [\\fI" +
            texts.say("cli.label.OPTIONS") + "\\fR]\n";
    page += section("options");
    append_options(page, program);
    page += section("commands");
    append_commands(page, program, "gongkai");
    page += section("exit-status") + roff(texts.say("man.exit-status.text")) + "\n";
    page += section("files") + roff(texts.say("man.files.text")) + "\n";
    return page;
}

std::string bash_completion(CommandDescription const& program)
{
    std::string names;
    append_command_names(names, program);
    std::string script = "# bash completion for gongkai; made by: gongkai completion\n"
                         "_gongkai()\n{\n"
                         "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} path='' words='' i\n"
                         "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
                         "        case ${COMP_WORDS[i]} in " + names + ") path=\"${path:+$path }${COMP_WORDS[i]}\" ;; esac\n"
                         "    done\n"
                         "    case \"$path\" in\n";
    append_case(script, program, "");
    script += "    esac\n"
              "    case \"$path $before\" in\n";
    append_choices(script, program, "");
    script += "    esac\n"
              "    COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
              "}\n"
              "complete -o default -F _gongkai gongkai\n";
    return script;
}

}  // namespace app
