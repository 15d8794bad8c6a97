#include "report/batch/batch_command.hpp"

#include "platform/process/interrupt.hpp"
#include "report/batch/batch_inputs.hpp"
#include "report/batch/finished_output.hpp"
#include "report/batch/input_stream.hpp"
#include "report/batch/inspector.hpp"
#include "report/batch/copy_search.hpp"
#include "report/batch/ordered_work.hpp"
#include "report/batch/progress.hpp"

#include <algorithm>
#include <fstream>
#include <thread>

namespace report {
namespace {

using base::Result;
using console::Console;
using console::Outcome;

// A reader in a process of its own, which can be ended, ends by itself first.
constexpr std::chrono::seconds reader_grace{3};
constexpr auto copies_rule = "R-XY-06";  // the one rule that needs all reports at once

// What all threads use, alive in one place.
struct Workshop {
    Workshop(Statutes given_statutes, Manifest given_manifest, std::string const& version)
        : statutes{std::move(given_statutes)}, manifest{std::move(given_manifest)}, reader{statutes, manifest, version}
    {
    }

    Statutes statutes;
    Manifest manifest;
    FileReader reader;
    std::optional<Inspector> inspector;
};

Result<std::unique_ptr<Workshop>> open_workshop(BatchArguments const& arguments, config::LawFiles const& law,
                                                std::string const& version)
{
    auto statutes = load_rule_changes(arguments).and_then([&](auto const& changes) { return load_statutes(law, changes); });
    if (!statutes)
        return tl::unexpected{statutes.error()};
    auto manifest = load_manifest(arguments);
    if (!manifest)
        return tl::unexpected{manifest.error()};
    auto profile = load_profile(arguments);
    if (!profile)
        return tl::unexpected{profile.error()};

    auto workshop = std::make_unique<Workshop>(std::move(*statutes), std::move(*manifest), version);
    Inspector::Setting setting{.profile = profile->value_or(Profile{}), .has_profile = profile->has_value()};
    if (!arguments.previous.empty()) {
        auto previous = PreviousReports::load(arguments.previous, workshop->reader);
        if (!previous)
            return tl::unexpected{previous.error()};
        setting.previous = std::move(*previous);
    }
    auto const* const copies = workshop->statutes.checker.book().find(copies_rule);
    setting.compare_texts = copies != nullptr && copies->on;
    workshop->inspector.emplace(workshop->statutes, workshop->reader, std::move(setting));
    return workshop;
}

// Where the results go: standard output, or a file that is begun anew or continued.
class Output {
public:
    static Result<Output> open(BatchArguments const& arguments, ResultFormat format, Console const& console)
    {
        Output output{console.out};
        if (arguments.resume && (arguments.output.empty() || format != ResultFormat::jsonl))
            return base::fail(base::ErrorKind::invalid_input, "cli.resume-needs-jsonl",
                              "--resume continues a JSONL file: give -o FILE and --format jsonl");
        if (arguments.output.empty())
            return output;
        if (arguments.resume) {
            auto finished = read_finished_output(arguments.output);
            if (!finished)
                return tl::unexpected{finished.error()};
            output.finished_ = std::move(*finished);
            std::error_code ignored;  // there may be no file yet
            std::filesystem::resize_file(arguments.output, output.finished_.bytes, ignored);
        }
        output.file_.open(arguments.output, arguments.resume ? std::ios::binary | std::ios::app : std::ios::binary);
        if (!output.file_)
            return base::fail(base::ErrorKind::unavailable, "output.cannot-open", "{file} cannot be written",
                              {{"file", arguments.output}});
        return output;
    }

    [[nodiscard]] std::ostream& stream() { return file_.is_open() ? file_ : out_; }
    [[nodiscard]] bool is_file() const { return file_.is_open(); }
    [[nodiscard]] FinishedOutput const& finished() const { return finished_; }

private:
    explicit Output(std::ostream& out) : out_{out} {}

    std::ostream& out_;
    std::ofstream file_;
    FinishedOutput finished_;
};

// Takes the results in order.
class Collector {
public:
    Collector(ResultWriter& writer, Progress& progress, Rule const* copies, FinishedOutput const& finished)
        : writer_{writer}, progress_{progress}, finished_{finished}
    {
        if (copies != nullptr && copies->on)
            copies_.emplace(*copies);
    }

    void take(FileResult result, bool several)
    {
        auto const position = taken_++;
        progress_.add_done();
        if (position < finished_.files.size() && is_other(finished_.files[position], result)) {
            other_files_ = true;
            return;
        }
        if (copies_ && several && !result.refusal)
            copies_->compare(result);
        if (position < finished_.files.size())
            return;  // an earlier run has written it
        progress_.hide();
        writer_.write(result);
        progress_.show();
    }

    [[nodiscard]] bool found_other_files() const { return other_files_; }
    // How many of the first files an earlier run has done.
    [[nodiscard]] std::size_t finished() const { return finished_.files.size(); }

private:
    static bool is_other(FinishedFile const& finished, FileResult const& now)
    {
        auto const& sum = now.meta.sha256;
        return finished.name != now.meta.file || (!finished.sha256.empty() && !sum.empty() && finished.sha256 != sum);
    }

    ResultWriter& writer_;
    Progress& progress_;
    FinishedOutput const& finished_;
    std::optional<CopySearch> copies_;
    std::size_t taken_ = 0;
    bool other_files_ = false;
};

// Hands each result on to the caller, up to the first that it refuses.
class Follower {
public:
    Follower(Workshop const& workshop, OnInspected const& on_inspected) : workshop_{workshop}, on_inspected_{on_inspected} {}

    void follow(InputFile const& file, FileResult const& result)
    {
        if (on_inspected_ && followed_)
            followed_ = on_inspected_({file, result, workshop_.reader, workshop_.statutes.checker.book()});
    }
    [[nodiscard]] Result<void> const& followed() const { return followed_; }
    // Somebody needs the whole result of each file.
    [[nodiscard]] bool is_wanted() const { return static_cast<bool>(on_inspected_); }

private:
    Workshop const& workshop_;
    OnInspected const& on_inspected_;
    Result<void> followed_;
};

WorkEnd work_through(Workshop const& workshop, InputStream& inputs, Collector& collector, Follower& follower,
                     Progress& progress, int jobs)
{
    auto const finished = collector.finished();
    std::size_t given = 0;
    OrderedWork<InputFile, FileResult> const work{
        .next = [&] {
            auto file = collector.found_other_files() ? std::nullopt : inputs.next();
            if (file)
                file->finished = given++ < finished && !follower.is_wanted();
            progress.set_all(inputs.known());
            return file;
        },
        .work = [&](InputFile const& file) {
            return file.finished ? workshop.inspector->revisit(file) : workshop.inspector->inspect(file);
        },
        .give_up = [&](InputFile const& file) { return workshop.inspector->give_up(file); },
        .emit = [&](InputFile const& file, FileResult result) {
            follower.follow(file, result);
            collector.take(std::move(result), inputs.known() > 1);
        },
        .tick = [&] { progress.show(); }};
    // One file needs no second thread, and without one its reader need not start the program again (read_isolated).
    auto const cores = inputs.is_one_file() ? 1 : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    process::InterruptWatch const interrupt;
    return run_in_order(work,
                        WorkSettings{.jobs = std::clamp(jobs > 0 ? jobs : cores, 1, 256),
                                     .item_time = workshop.statutes.limits.file_time + reader_grace},
                        interrupt.stopped());
}

}  // namespace

Result<Outcome> run_batch(BatchArguments const& arguments, config::LawFiles const& law, std::string const& version,
                          Console const& console, OnInspected const& on_inspected)
{
    auto const format = parse_result_format(arguments);
    if (!format)
        return tl::unexpected{format.error()};
    auto workshop = open_workshop(arguments, law, version);
    if (!workshop)
        return tl::unexpected{workshop.error()};
    auto output = Output::open(arguments, *format, console);
    if (!output)
        return tl::unexpected{output.error()};

    auto const& rules = (*workshop)->statutes.checker.book();
    InputStream inputs{list_files(arguments.files), (*workshop)->statutes.limits};
    Console shown{console};
    shown.out_is_terminal = console.out_is_terminal && !output->is_file();
    ResultWriter writer{{.purpose = arguments.purpose,
                         .format = *format,
                         .appends = !output->finished().files.empty(),
                         .to_terminal = shown.out_is_terminal},
                        rules, shown, output->stream()};
    writer.count_earlier(output->finished().has_error, output->finished().has_refusal);
    Progress progress{console, inputs.known()};
    Collector collector{writer, progress, rules.find(copies_rule), output->finished()};
    Follower follower{**workshop, on_inspected};

    auto const end = work_through(**workshop, inputs, collector, follower, progress, arguments.jobs);
    progress.hide();
    if (end.abandoned)
        [[maybe_unused]] auto const* kept = workshop->release();  // a thread that was given up still uses it
    if (collector.found_other_files())
        return base::fail(base::ErrorKind::conflict, "resume.other-files",
                          "{file} cannot be continued: it is the output of other files, or of other contents", {{"file", arguments.output}});
    if (!follower.followed())
        return tl::unexpected{follower.followed().error()};
    if (!end.stopped)
        writer.write_summary();
    output->stream().flush();
    if (!output->stream())
        return base::fail(base::ErrorKind::unavailable, "output.cannot-write", "writing the output failed");
    if (end.stopped)
        console.warn({base::ErrorKind::unavailable, "batch.stopped", "stopped; what is written so far is complete", {}});
    return end.stopped ? Outcome::interrupted : writer.outcome();
}

}  // namespace report
