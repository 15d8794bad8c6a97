#include "report/commands/total_command.hpp"

#include "document/write/write_document.hpp"
#include "report/batch/batch_inputs.hpp"
#include "report/batch/file_refusal.hpp"
#include "report/batch/file_work.hpp"
#include "report/batch/output_path.hpp"
#include "report/batch/reading_tools.hpp"
#include "report/commands/save_file.hpp"
#include "report/exchange/report_xlsx.hpp"
#include "report/totalling/total_outputs.hpp"

#include <filesystem>

namespace report {
namespace {

using base::Result;
using console::Console;
using console::Outcome;

constexpr auto known_endings = ".txt .json .csv .html .docx .pdf .md .xlsx";

// "county.csv" to "county.members.csv".
std::string members_path(std::string const& path)
{
    return std::filesystem::path{path}.replace_extension(".members.csv").string();
}

Result<std::string> write_total(Total const& total, std::string const& path, config::Texts const& texts)
{
    auto const ending = format_by_ending(path);
    if (document::is_written_ending(ending))
        return document::write_document(total_document(total, texts), ending);
    if (ending == ".txt" || path.empty())
        return total_text(total, texts);
    if (ending == ".json")
        return total_json(total);
    if (ending == ".csv")
        return save_file(members_path(path), members_csv(total)).map([&] { return total_csv(total); });
    if (ending == ".xlsx")
        return write_xlsx(consolidated_report(total, texts));
    return unknown_ending(path, known_endings);
}

struct Members {
    std::vector<MemberReport> files;
    Outcome outcome = Outcome::good;
};

// A file that cannot be read stays in the list, so that it is named and not forgotten. `abandoned` is set when a thread
// still uses the tools.
Members read_members(std::vector<InputFile> files, ReadingTools const& tools, Console const& console, bool& abandoned)
{
    InputStream inputs{std::move(files), tools.statutes.limits};
    Progress progress{console, inputs.known()};
    Members members;
    FileWork const work{
        .read = [&](InputFile const& file) { return tools.reader.read(file); },
        .give_up = [&](InputFile const& file) { return tools.reader.give_up(file); },
        .take = [&](InputFile const&, FileResult result) {
            if (result.refusal) {
                progress.hide();
                console.warn(named_refusal(result, console.texts));
                members.outcome = Outcome::unreadable;
            }
            members.files.push_back({result.meta.file, result.refusal ? Report{} : std::move(result.report)});
        }};
    auto const end = work_through(inputs, work, {.jobs = 0, .file_time = tools.statutes.limits.file_time}, progress);
    abandoned = end.abandoned;
    if (end.stopped)
        members.outcome = Outcome::interrupted;
    return members;
}

// Refuses what can be refused before any file is read.
Result<std::vector<InputFile>> allow(TotalArguments const& arguments)
{
    auto const& output = arguments.output;
    auto const ending = output.empty() ? Result<void>{} : check_ending(output, known_endings);
    auto const beside = format_by_ending(output) == ".csv" ? members_path(output) : std::string{};
    return ending.and_then([&] { return keep_apart(beside, arguments.files); })
        .and_then([&] { return arguments.profile.empty() ? Result<void>{} : keep_apart(output, {arguments.profile}); })
        .and_then([&] { return list_inputs(arguments.files, output); });
}

Result<Outcome> write_out(Members const& members, TotalRequest const& request, TotalArguments const& arguments,
                          RuleBook const& rules, Console const& console)
{
    auto const written = total_reports(members.files, request, rules).and_then([&](auto const& total) {
        return write_total(total, arguments.output, console.texts);
    });
    if (!written)
        return tl::unexpected{written.error()};
    if (arguments.output.empty()) {
        console.out << *written;
        return members.outcome;
    }
    return save_file(arguments.output, *written).map([&] { return members.outcome; });
}

}  // namespace

Result<Outcome> run_total(TotalArguments const& arguments, config::LawFiles const& law, std::string const& version,
                          Console const& console)
{
    auto files = allow(arguments);
    if (!files)
        return tl::unexpected{files.error()};
    auto const profile = load_profile(arguments.profile, {}, law);
    if (!profile)
        return tl::unexpected{profile.error()};
    auto tools = open_reading_tools(law, version);
    if (!tools)
        return tl::unexpected{tools.error()};

    auto abandoned = false;
    auto const members = read_members(std::move(*files), **tools, console, abandoned);
    auto const& used = abandoned ? *tools->release() : **tools;  // a thread that was given up still uses them
    if (members.outcome == Outcome::interrupted) {
        console.warn({base::ErrorKind::unavailable, "total.stopped", "stopped; nothing was added up", {}});
        return members.outcome;
    }
    TotalRequest const request{arguments.name, *profile ? (*profile)->members : std::nullopt};
    return write_out(members, request, arguments, used.statutes.checker.book(), console);
}

}  // namespace report
