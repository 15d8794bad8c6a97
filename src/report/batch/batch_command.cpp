#include "report/batch/batch_command.hpp"

#include "report/batch/batch_inputs.hpp"
#include "report/batch/batch_output.hpp"
#include "report/batch/file_work.hpp"
#include "report/batch/inspector.hpp"
#include "report/batch/output_path.hpp"
#include "report/batch/reading_tools.hpp"
#include "report/batch/result_collector.hpp"

#include <algorithm>

namespace report {
namespace {

using base::Result;
using console::Console;
using console::Outcome;

// The function of the one rule that needs all reports at once.
constexpr std::string_view copies_function = "narrative.same_as_another";

// What reads and checks, used by all threads.
struct CheckingTools {
    ReadingTools reading;
    std::optional<Inspector> inspector;
};

Rule const* find_copies_rule(RuleBook const& book)
{
    auto const& rules = book.rules();
    auto const rule = std::find_if(rules.begin(), rules.end(), [](Rule const& r) { return r.function == copies_function; });
    return rule == rules.end() ? nullptr : &*rule;
}

Result<std::unique_ptr<CheckingTools>> open_tools(BatchArguments const& arguments, config::LawFiles const& law,
                                                  std::string const& version, config::Texts const& texts)
{
    auto statutes = load_rule_changes(arguments.rules).and_then([&](auto const& changes) { return load_statutes(law, changes); });
    if (!statutes)
        return tl::unexpected{statutes.error()};
    auto manifest = load_manifest(arguments.manifest);
    if (!manifest)
        return tl::unexpected{manifest.error()};
    auto profile = load_profile(arguments.profile, arguments.level, law);
    if (!profile)
        return tl::unexpected{profile.error()};

    auto tools = std::unique_ptr<CheckingTools>{
        new CheckingTools{.reading = {std::move(*statutes), std::move(*manifest), version}, .inspector = {}}};
    Inspector::Setting setting{.profile = profile->value_or(Profile{}), .has_profile = profile->has_value()};
    if (!arguments.previous.empty()) {
        auto previous = PreviousReports::load(arguments.previous, tools->reading.reader, texts);
        if (!previous)
            return tl::unexpected{previous.error()};
        setting.previous = std::move(*previous);
    }
    if (!arguments.members.empty()) {
        auto members = MemberReports::load(arguments.members, tools->reading.reader, texts);
        if (!members)
            return tl::unexpected{members.error()};
        setting.members = std::move(*members);
    }
    auto const* const copies = find_copies_rule(tools->reading.statutes.checker.book());
    setting.compare_texts = copies != nullptr && copies->on;
    tools->inspector.emplace(tools->reading.statutes, tools->reading.reader, std::move(setting));
    return tools;
}

// What of the call can be refused before any file is opened.
Result<std::vector<InputFile>> allow(BatchArguments const& arguments, ResultFormat format)
{
    if (arguments.resume && (arguments.output.empty() || format != ResultFormat::jsonl))
        return base::fail(base::ErrorKind::wrong_call, "cli.resume-needs-jsonl",
                          "--resume continues a JSONL file: give -o FILE and --format jsonl");
    std::vector<std::string> side_files;
    for (auto const* file : {&arguments.manifest, &arguments.previous, &arguments.members, &arguments.rules, &arguments.profile})
        if (!file->empty())
            side_files.push_back(*file);
    return keep_apart(arguments.output, side_files).and_then([&] { return list_inputs(arguments.files, arguments.output); });
}

// Reads, checks and writes one batch.
class Batch {
public:
    Batch(BatchArguments const& arguments, ResultFormat format, CheckingTools const& tools, BatchOutput& output,
          Console const& console)
        : arguments_{arguments}, tools_{tools}, output_{output}, console_{console},
          shown_{console.out, console.err, console.texts, console.out_is_terminal && !output.is_file(), console.err_is_terminal},
          writer_{{.purpose = arguments.purpose,
                   .format = format,
                   .appends = !output.finished().files.empty(),
                   .to_terminal = shown_.out_is_terminal},
                  book(), shown_, output.stream()}
    {
        writer_.count_earlier(output.finished().has_error, output.finished().has_refusal);
    }

    // `abandoned` is set when a thread still uses the tools.
    Result<Outcome> run(std::vector<InputFile> files, OnInspected const& on_inspected, bool& abandoned)
    {
        InputStream inputs{std::move(files), tools_.reading.statutes.limits};
        Progress progress{console_, inputs.known()};
        ResultCollector collector{writer_, progress, find_copies_rule(book()), output_.finished()};
        Result<void> followed;
        std::size_t begun = 0;
        FileWork const work{
            .read = [&](InputFile const& file) {
                return file.finished ? tools_.inspector->revisit(file) : tools_.inspector->inspect(file);
            },
            .give_up = [&](InputFile const& file) { return tools_.inspector->give_up(file); },
            .take = [&](InputFile const& file, FileResult result) {
                if (on_inspected && followed)
                    followed = on_inspected({file, result, tools_.reading.reader, book()});
                collector.take(std::move(result), inputs.known() > 1);
            },
            .begin = [&](InputFile& file) {
                file.finished = begun++ < output_.finished().files.size() && !on_inspected;
                return !collector.found_other_files();
            }};
        auto const end = work_through(inputs, work, {arguments_.jobs, tools_.reading.statutes.limits.file_time}, progress);
        progress.hide();
        abandoned = end.abandoned;
        if (collector.found_other_files())
            return base::fail(base::ErrorKind::conflict, "resume.other-files",
                              "{file} cannot be continued: it is the output of other files, or of other contents",
                              {{"file", arguments_.output}});
        return followed.and_then([&] { return finish(end.stopped); });
    }

private:
    Result<Outcome> finish(bool stopped)
    {
        if (!stopped) {
            writer_.write_summary();
            warn_of_rows_without_file();
        }
        output_.stream().flush();
        if (!output_.stream())
            return base::fail(base::ErrorKind::unavailable, "output.cannot-write", "writing the output failed");
        if (stopped)
            console_.warn({base::ErrorKind::unavailable, "batch.stopped", "stopped; what is written so far is complete", {}});
        return stopped ? Outcome::interrupted : writer_.outcome();
    }

    // Rows of the manifest that no file was read for, neither a given one nor one of --previous or --members.
    void warn_of_rows_without_file() const
    {
        constexpr std::size_t most_named = 3;
        auto const rows = tools_.reading.manifest.never_found();
        if (rows.empty())
            return;
        std::string files;
        for (std::size_t i = 0; i < std::min(rows.size(), most_named); ++i)
            files += (i == 0 ? "" : ", ") + rows[i];
        if (rows.size() > most_named)
            files += ", …";
        console_.warn({base::ErrorKind::not_found, "manifest.rows-without-file", "{count} rows of the manifest are of no file that was read: {files}",
                       {{"count", std::to_string(rows.size())}, {"files", files}}});
    }

    [[nodiscard]] RuleBook const& book() const { return tools_.reading.statutes.checker.book(); }

    BatchArguments const& arguments_;
    CheckingTools const& tools_;
    BatchOutput& output_;
    Console const& console_;
    Console shown_;  // its `out` is a terminal only when the results go there
    ResultWriter writer_;
};

}  // namespace

Result<Outcome> run_batch(BatchArguments const& arguments, config::LawFiles const& law, std::string const& version,
                          Console const& console, OnInspected const& on_inspected)
{
    auto const format = parse_result_format(arguments.purpose, arguments.format);
    if (!format)
        return tl::unexpected{format.error()};
    auto files = allow(arguments, *format);
    if (!files)
        return tl::unexpected{files.error()};
    auto tools = open_tools(arguments, law, version, console.texts);
    if (!tools)
        return tl::unexpected{tools.error()};
    auto output = BatchOutput::open(arguments, console);
    if (!output)
        return tl::unexpected{output.error()};

    auto abandoned = false;
    auto outcome = Batch{arguments, *format, **tools, *output, console}.run(std::move(*files), on_inspected, abandoned);
    if (abandoned)
        [[maybe_unused]] auto const* kept = tools->release();  // a thread that was given up still uses it
    return outcome;
}

}  // namespace report
