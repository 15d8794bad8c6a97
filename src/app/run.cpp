#include "app/run.hpp"

#include "app/command_line.hpp"
#include "platform/config/law_files.hpp"
#include "platform/console/console.hpp"

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <unistd.h>

namespace app {
namespace {

using base::Result;
using console::Console;
using console::Outcome;

constexpr auto version = GONGKAI_VERSION;
constexpr int exit_refused = 2;

// The only place that knows exit codes: 0 nothing worse than a warning, 1 an error found, 2 a file or the call is bad,
// 130 interrupted.
int exit_code(Outcome outcome)
{
    switch (outcome) {
    case Outcome::good: return 0;
    case Outcome::errors_found: return 1;
    case Outcome::unreadable: return exit_refused;
    case Outcome::interrupted: return 130;
    }
    return exit_refused;
}

std::string_view environment(char const* name)
{
    auto const* value = std::getenv(name);
    return value == nullptr ? std::string_view{} : std::string_view{value};
}

// --lang decides in which language a wrong call is refused, so it is looked for before the call is parsed.
std::string_view asked_language(std::span<char const* const> arguments)
{
    constexpr std::string_view option = "--lang";
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        std::string_view const word = arguments[i];
        if (word == option && i + 1 < arguments.size())
            return arguments[i + 1];
        if (word.starts_with("--lang="))
            return word.substr(option.size() + 1);
    }
    return {};
}

Result<Outcome> describe(Describe what, Console const& console)
{
    auto const commands = describe_commands(console.texts);
    console.out << (what == Describe::man_page ? man_page(commands, version, console.texts) : bash_completion(commands));
    return Outcome::good;
}

struct Dispatch {
    config::LawFiles const& law;
    Console const& console;

    Result<Outcome> operator()(report::BatchArguments const& given) const
    {
        return report::run_batch(given, law, version, console);
    }
    Result<Outcome> operator()(report::CheckArguments const& given) const
    {
        return report::run_check(given, law, version, console);
    }
    Result<Outcome> operator()(report::CompareArguments const& given) const
    {
        return report::run_compare(given, law, version, console);
    }
    Result<Outcome> operator()(report::TotalArguments const& given) const
    {
        return report::run_total(given, law, version, console);
    }
    Result<Outcome> operator()(report::WriteArguments const& given) const
    {
        return report::run_write(given, law, version, console);
    }
    Result<Outcome> operator()(report::BlankArguments const& given) const { return report::run_blank(given, law); }
    Result<Outcome> operator()(report::RulesArguments const& given) const { return report::run_rules(given, law, console); }
    Result<Outcome> operator()(report::SampleArguments const& given) const { return report::run_sample(given, law, console); }
    Result<Outcome> operator()(requests::DeadlineArguments const& given) const
    {
        return requests::run_deadline(given, law, console);
    }
    Result<Outcome> operator()(requests::FeeArguments const& given) const
    {
        return requests::run_fee(given, law, console);
    }
    Result<Outcome> operator()(InitArguments const& given) const { return run_init(given, law, console, std::cin); }
    Result<Outcome> operator()(ServeArguments const& given) const { return run_serve(given, law, console); }
    Result<Outcome> operator()(WorkerArguments const& given) const { return run_worker(given, law, console); }
    Result<Outcome> operator()(DemoArguments const& given) const { return run_demo(given, law, console); }
    Result<Outcome> operator()(RoutesArguments const& given) const { return run_routes(given, law, console); }
    Result<Outcome> operator()(AgencyImportArguments const& given) const { return run_agency_import(given, law, console); }
    Result<Outcome> operator()(CompileArguments const& given) const { return run_compile(given, law, version, console); }
    Result<Outcome> operator()(LoadArguments const& given) const { return run_load(given, law, version, console); }
    Result<Outcome> operator()(ApiKeyAddArguments const& given) const { return run_api_key_add(given, law, console); }
    Result<Outcome> operator()(ApiKeyListArguments const& given) const { return run_api_key_list(given, law, console); }
    Result<Outcome> operator()(ApiKeyRevokeArguments const& given) const { return run_api_key_revoke(given, law, console); }
    Result<Outcome> operator()(JournalVerifyArguments const& given) const { return run_journal_verify(given, law, console); }
    Result<Outcome> operator()(JournalHeadsArguments const& given) const { return run_journal_heads(given, law, console); }
    Result<Outcome> operator()(JournalHandInArguments const& given) const { return run_journal_hand_in(given, law, console); }
    Result<Outcome> operator()(JournalReceiveArguments const& given) const { return run_journal_receive(given, law, console); }
    Result<Outcome> operator()(CaseFileArguments const& given) const { return run_case_file(given, law, console); }
    Result<Outcome> operator()(BackupArguments const& given) const { return run_backup(given, law, console); }
    Result<Outcome> operator()(RestoreArguments const& given) const { return run_restore(given, law, console); }
    Result<Outcome> operator()(ExportArguments const& given) const { return run_export(given, law, console); }
    Result<Outcome> operator()(ImportArguments const& given) const { return run_import(given, law, console); }
    Result<Outcome> operator()(KeyVerifyArguments const& given) const { return run_key_verify(given, law, console); }
    Result<Outcome> operator()(KeyRotateArguments const& given) const { return run_key_rotate(given, console, std::cin); }
    Result<Outcome> operator()(UserArguments const& given) const { return run_user(given, law, console); }
    Result<Outcome> operator()(KeyRestoreArguments const& given) const { return run_key_restore(given, law, console, std::cin); }
    Result<Outcome> operator()(Describe what) const { return describe(what, console); }
};

Result<Outcome> carry_out(CommandLine const& line, config::LawFiles const& built_in, Console const& console)
{
    if (line.law_folder.empty())
        return std::visit(Dispatch{built_in, console}, line.command);
    auto const law = config::LawFiles::with_folder(line.law_folder);
    if (!law)
        return tl::unexpected{law.error()};
    auto texts = console.texts;
    if (auto const laid = texts.lay_over(law->file("texts.json").content); !laid)
        return tl::unexpected{laid.error()};
    return std::visit(Dispatch{*law, Console{console.out, console.err, texts, console.out_is_terminal, console.err_is_terminal}},
                      line.command);
}

Result<Outcome> answer(std::span<char const* const> arguments, config::LawFiles const& built_in, Console const& console)
{
    auto const versions = std::string{"gongkai "} + version + '\n' + built_in.versions() + '\n';
    auto const parsed = parse_command_line(arguments, console.texts, versions);
    if (!parsed)
        return tl::unexpected{parsed.error()};
    if (auto const* help = std::get_if<Answer>(&*parsed)) {
        console.out << help->text;
        return Outcome::good;
    }
    return carry_out(std::get<CommandLine>(*parsed), built_in, console);
}

int answer_and_report(std::span<char const* const> arguments, config::LawFiles const& built_in, Console const& console)
{
    auto outcome = answer(arguments, built_in, console);
    console.out.flush();
    console.err.flush();
    if (outcome && !console.out)
        outcome = base::fail(base::ErrorKind::unavailable, "output.cannot-write", "writing the output failed");
    if (outcome)
        return exit_code(*outcome);
    console.err << console.texts.say("cli.refused", {{"text", console.texts.say(outcome.error())}}) << '\n';
    if (outcome.error().kind == base::ErrorKind::wrong_call)
        console.err << console.texts.say("cli.see-help") << '\n';
    return exit_refused;
}

}  // namespace

int run(int count, char const* const* words)
{
    std::ios::sync_with_stdio(false);
    std::span<char const* const> const arguments{words + 1, static_cast<std::size_t>(std::max(count - 1, 0))};
    config::LawFiles const law;
    auto const language =
        config::choose_language(asked_language(arguments), environment("LC_ALL"), environment("LANG"));
    auto const texts = config::Texts::parse(law.file("texts.json").content, language.value_or(base::Language::zh));
    Console const console{std::cout, std::cerr, texts.value(), isatty(STDOUT_FILENO) == 1, isatty(STDERR_FILENO) == 1};
    if (!language) {
        std::cerr << console.texts.say("cli.unknown-language", {{"language", std::string{asked_language(arguments)}}}) << '\n';
        return exit_refused;
    }
    try {
        return answer_and_report(arguments, law, console);
    } catch (std::exception const& failure) {  // our own mistake, or a machine that failed
        std::cerr << console.texts.say("cli.failed", {{"what", failure.what()}}) << '\n';
        return exit_refused;
    }
}

}  // namespace app
