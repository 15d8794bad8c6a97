#pragma once

#include "app/command_description.hpp"
#include "app/desk/desk_commands.hpp"
#include "app/desk/user_commands.hpp"
#include "base/result.hpp"
#include "platform/config/texts.hpp"
#include "report/batch/batch_command.hpp"
#include "report/commands/blank_command.hpp"
#include "report/commands/check_command.hpp"
#include "report/commands/compare_command.hpp"
#include "report/commands/rules_command.hpp"
#include "report/commands/total_command.hpp"
#include "report/commands/write_command.hpp"
#include "report/sample/sample_command.hpp"
#include "requests/deadline_command.hpp"
#include "requests/fee_command.hpp"

#include <span>
#include <string>
#include <variant>

namespace app {

// The hidden commands that make docs/gongkai.1 and the shell completion out of the options themselves.
enum class Describe { man_page, bash_completion };

using Command = std::variant<report::BatchArguments, report::CheckArguments, report::WriteArguments, report::BlankArguments,
                             report::CompareArguments, report::TotalArguments, report::RulesArguments, report::SampleArguments,
                             requests::DeadlineArguments, requests::FeeArguments, InitArguments, ServeArguments, WorkerArguments, DemoArguments, RoutesArguments,
                             AgencyImportArguments, ApiKeyAddArguments, ApiKeyListArguments, ApiKeyRevokeArguments, CompileArguments, LoadArguments, JournalVerifyArguments, JournalHeadsArguments, JournalHandInArguments, JournalReceiveArguments, CaseFileArguments, BackupArguments, RestoreArguments, ExportArguments,
                             ImportArguments, KeyVerifyArguments, KeyRotateArguments, KeyRestoreArguments, UserArguments, Describe>;

struct CommandLine {
    std::string law_folder;  // empty: only what is in the program
    Command command;
};

// Help or versions: to be printed, and nothing else to be done.
struct Answer {
    std::string text;
};

// `arguments` without the program's name; `versions` answers --version. Refused with one line when the call is wrong.
[[nodiscard]] base::Result<std::variant<CommandLine, Answer>> parse_command_line(std::span<char const* const> arguments,
                                                                                 config::Texts const& texts,
                                                                                 std::string const& versions);

// Every command with its options, as the parser knows them.
[[nodiscard]] CommandDescription describe_commands(config::Texts const& texts);

}  // namespace app
