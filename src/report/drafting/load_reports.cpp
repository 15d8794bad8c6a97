#include "report/drafting/load_reports.hpp"

#include "agencies/domain/person.hpp"
#include "base/json.hpp"
#include "journal/journal.hpp"
#include "platform/process/interrupt.hpp"
#include "platform/sql/transaction.hpp"
#include "report/batch/input_stream.hpp"
#include "report/batch/ordered_work.hpp"
#include "report/batch/progress.hpp"
#include "report/domain/unit_match.hpp"
#include "report/drafting/loaded_store.hpp"

#include <algorithm>
#include <exception>
#include <map>
#include <mutex>
#include <thread>

namespace report {
namespace {

constexpr std::size_t reports_a_transaction = 400;
constexpr std::chrono::seconds reader_grace{3};  // a reader in a process of its own ends by itself first

std::vector<std::string> full_names(agencies::Agency const& agency)
{
    std::vector<std::string> names;
    for (auto const& name : agency.names)
        names.push_back(name.full);
    return names;
}

// Whose a report is, by the name in it and the nearest place before that name. May be used from several threads.
class Owners {
public:
    explicit Owners(agencies::AgencyService const& service)
    {
        for (auto const& root : service.roots())
            for (auto& agency : service.subtree_of(root.id))
                agencies_.insert_or_assign(agency.id, std::move(agency));
        for (auto const& [id, agency] : agencies_) {
            NamedUnit unit{.id = id, .names = full_names(agency), .places = {}};
            for (auto at = agency.superior; at && agencies_.contains(*at); at = agencies_.at(*at).superior)
                unit.places.push_back(full_names(agencies_.at(*at)));
            units_.push_back(std::move(unit));
        }
    }

    // Of several that fit, those that were closed before the year are none.
    [[nodiscard]] MatchedUnits of(std::string const& organisation, std::optional<int> year) const
    {
        auto matched = by_name(organisation);
        if (matched.match != NameMatch::several || !year)
            return matched;
        Date const first{std::chrono::year{*year} / 1 / 1};
        std::erase_if(matched.units, [&](AgencyId id) {
            auto const& closed = agencies_.at(id).closed_on;
            return closed && *closed < first;
        });
        if (matched.units.size() == 1)
            matched.match = NameMatch::one;
        return matched;
    }

    [[nodiscard]] std::string codes(std::vector<AgencyId> const& ids) const
    {
        std::string all;
        for (auto const id : ids)
            all += (all.empty() ? "" : ", ") + agencies_.at(id).code;
        return all;
    }

private:
    // An agency has a report for each year, and all bear one name.
    [[nodiscard]] MatchedUnits by_name(std::string const& organisation) const
    {
        {
            std::lock_guard const lock{mutex_};
            if (auto const known = matched_.find(organisation); known != matched_.end())
                return known->second;
        }
        auto matched = match_unit(organisation, units_);
        std::lock_guard const lock{mutex_};
        return matched_.try_emplace(organisation, std::move(matched)).first->second;
    }

    std::map<AgencyId, agencies::Agency> agencies_;
    std::vector<NamedUnit> units_;
    mutable std::mutex mutex_;
    mutable std::map<std::string, MatchedUnits, std::less<>> matched_;
};

// A file once it was looked at.
struct Looked {
    std::string name;
    std::string sha256 = {};
    bool known = false;  // from an earlier call
    std::optional<base::Error> refusal = {};
    LoadedReport report = {};
    std::string doubt = {};  // the codes of the agencies that it may be of, where its name does not tell which
};

// Reads one file; may be used from several threads.
class Looker {
public:
    Looker(ReadingTools const& tools, Owners const& owners, std::set<std::string, std::less<>> const& known)
        : tools_{tools}, owners_{owners}, known_{known}
    {
    }

    [[nodiscard]] Looked look(InputFile const& file) const
    {
        auto const loaded = tools_.reader.load(file);
        if (!loaded)
            return {.name = file.name, .refusal = loaded.error()};
        InputFile const opened{.name = file.name, .path = file.path, .content = *loaded, .is_csv = file.is_csv};
        auto sum = tools_.reader.identify(opened).meta.sha256;
        if (known_.contains(sum))
            return {.name = file.name, .sha256 = std::move(sum), .known = true};
        auto result = tools_.reader.read(opened);
        if (result.refusal)
            return refused(file, std::move(sum), *std::move(result.refusal));
        try {
            auto const owner = owners_.of(result.report.organisation, result.report.year);
            auto const agency = owner.match == NameMatch::one ? owner.units.front() : AgencyId{};
            return {.name = file.name, .sha256 = sum, .report = loaded_report(result, agency),
                    .doubt = owner.match == NameMatch::several ? owners_.codes(owner.units) : ""};
        } catch (std::exception const& failure) {  // our own mistake: this file only
            return refused(file, std::move(sum), {base::ErrorKind::unavailable, "input.failed", "reading {file} failed: {what}",
                                                  {{"file", file.name}, {"what", failure.what()}}});
        }
    }

    [[nodiscard]] Looked give_up(InputFile const& file) const { return {.name = file.name, .refusal = tools_.reader.give_up(file).refusal}; }

private:
    // The sum of a file is kept where its bytes decide: what a missing program, a limit of time or a mistake of ours refused is
    // looked at again.
    static Looked refused(InputFile const& file, std::string sum, base::Error why)
    {
        auto const may_be_read_later = why.kind == base::ErrorKind::unavailable || why.code == "limits.file_seconds" || why.code == "limits.page_seconds";
        return {.name = file.name, .sha256 = may_be_read_later ? "" : std::move(sum), .refusal = std::move(why)};
    }

    [[nodiscard]] LoadedReport loaded_report(FileResult const& result, AgencyId agency) const
    {
        auto const& checker = tools_.statutes.checker;
        auto const check = checker.check({.report = result.report});
        auto const of_severity = [&](Severity severity) { return std::ranges::count(check.findings, severity, &Finding::severity); };
        LoadedReport loaded{.agency = agency,
                            .report_id = result.meta.report_id,
                            .organisation = result.report.organisation,
                            .year = result.report.year,
                            .form = result.report.form == nullptr ? "" : result.report.form->id,
                            .file = result.meta.file,
                            .format = result.meta.format,
                            .sha256 = result.meta.sha256,
                            .not_read = static_cast<std::int64_t>(result.report.cells.size() - count_cells(result.report, CellState::read)),
                            .errors = of_severity(Severity::error),
                            .warnings = of_severity(Severity::warning),
                            .figures = figures_line(figures_of(result.report))};
        Checked const checked{check, checker.book()};
        append_json(loaded.content, result.meta, result.report, &checked);
        return loaded;
    }

    ReadingTools const& tools_;
    Owners const& owners_;
    std::set<std::string, std::less<>> const& known_;
};

// What readers look at. It outlives a reader that was given up.
struct Looking {
    explicit Looking(LoadTools const& tools)
        : owners{tools.agencies}, known{LoadedStore{*tools.database.connection()}.known_files()}, looker{tools.reading, owners, known}
    {
    }
    Looking(Looking const&) = delete;
    Looking& operator=(Looking const&) = delete;

    Owners owners;
    std::set<std::string, std::less<>> known;
    Looker looker;
};

// Keeps what was looked at, many files in one transaction.
class Keeper {
public:
    Keeper(LoadTools const& tools, LoadSummary& summary) : tools_{tools}, summary_{summary} {}

    void take(Looked looked)
    {
        if (looked.known) {
            ++summary_.again;
            return;
        }
        waiting_.push_back(std::move(looked));
        if (waiting_.size() >= reports_a_transaction)
            keep();
    }

    void keep()
    {
        if (waiting_.empty())
            return;
        auto const today = tools_.clock.today();
        auto const added = sql::retry_when_busy([&] {
            auto const connection = tools_.database.connection();
            sql::Transaction transaction{*connection};
            LoadedStore store{*connection};
            std::int64_t count = 0;
            for (auto const& one : waiting_) {
                if (one.refusal.has_value() && one.sha256.empty())
                    continue;  // it may be read another time
                if (!one.refusal.has_value() && store.add(one.report, today))
                    ++count;
                if (!one.doubt.empty())
                    continue;  // looked at again, when the tree may tell whose it is
                store.add_file(one.sha256, one.name, one.refusal.has_value() ? one.refusal->code : "", today);
            }
            transaction.commit();
            return count;
        });
        auto const refused = std::ranges::count_if(waiting_, [](Looked const& one) { return one.refusal.has_value(); });
        summary_.loaded += added;
        summary_.refused += refused;
        summary_.again += static_cast<std::int64_t>(waiting_.size()) - refused - added;
        waiting_.clear();
    }

private:
    LoadTools const& tools_;
    LoadSummary& summary_;
    std::vector<Looked> waiting_;
};

void record(LoadTools const& tools, LoadSummary const& summary)
{
    sql::retry_when_busy([&] {
        auto const connection = tools.database.connection();
        sql::Transaction transaction{*connection};
        for (auto const& root : tools.agencies.roots())
            journal::Journal{*connection, tools.clock}.record(
                root.id, journal::Act{.event = "reports.loaded", .subject = "agency/" + std::to_string(root.id.value),
                                      .actor = std::string{agencies::operator_actor}, .rule = {}, .happened_at = tools.clock.now(),
                                      .details = base::Json{{"loaded", summary.loaded}, {"refused", summary.refused}}.dump()});
        transaction.commit();
    });
}

// Of each year of an agency one report is shown; where there are more, the person is told which.
void tell_several_of_a_year(LoadTools const& tools, console::Console const& console)
{
    auto const several = LoadedStore{*tools.database.connection()}.several_of_a_year();
    for (auto const& [shown, count] : several)
        console.warn({base::ErrorKind::conflict, "load.several-of-year", "{name}, {year}: {n} different reports, shown is {file}",
                      {{"name", shown.organisation}, {"year", std::to_string(shown.year.value_or(0))},
                       {"n", std::to_string(count)}, {"file", shown.file}}});
}

}  // namespace

LoadSummary load_reports(LoadSettings const& settings, LoadTools const& tools, console::Console const& console)
{
    LoadSummary summary;
    auto const& limits = tools.reading.statutes.limits;
    InputStream inputs{list_files(settings.files), limits};
    Progress progress{console, inputs.known()};
    auto looking = std::make_unique<Looking>(tools);
    auto const& looker = looking->looker;
    Keeper keeper{tools, summary};
    OrderedWork<InputFile, Looked> const work{
        .next = [&] {
            auto file = inputs.next();
            progress.set_all(inputs.known());
            return file;
        },
        .work = [&looker](InputFile const& file) { return looker.look(file); },
        .give_up = [&looker](InputFile const& file) { return looker.give_up(file); },
        .emit = [&](InputFile const&, Looked looked) {
            progress.add_done();
            if (looked.refusal.has_value()) {
                progress.hide();
                console.warn({looked.refusal->kind, "load.refused", "{file}: {what}",
                              {{"file", looked.name}, {"what", console.texts.say(looked.refusal->code, looked.refusal->words)}}});
            }
            if (!looked.doubt.empty()) {
                progress.hide();
                console.warn({base::ErrorKind::conflict, "load.several", "{file}: {name} may be any of {agencies}",
                              {{"file", looked.name}, {"name", looked.report.organisation}, {"agencies", looked.doubt}}});
            }
            keeper.take(std::move(looked));
        },
        .tick = [&] { progress.show(); }};
    auto const cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    process::InterruptWatch const interrupt;
    auto const end = run_in_order(work, WorkSettings{.jobs = settings.jobs > 0 ? settings.jobs : cores, .item_time = limits.file_time + reader_grace},
                                  interrupt.stopped());
    keeper.keep();
    progress.hide();
    tell_several_of_a_year(tools, console);
    summary.stopped = end.stopped;
    summary.abandoned = end.abandoned;
    if (end.abandoned)
        [[maybe_unused]] auto const* kept = looking.release();
    if (summary.loaded + summary.refused > 0)
        record(tools, summary);
    return summary;
}

}  // namespace report
