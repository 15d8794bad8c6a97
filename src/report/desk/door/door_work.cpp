#include "platform/http/decoding.hpp"
#include "report/desk/door/door_record.hpp"
#include "report/desk/report_store.hpp"
#include "report/desk/unit_facts.hpp"
#include "report/domain/received_report.hpp"

#include <algorithm>
#include <charconv>
#include <exception>

// The part of the service that a worker carries out: reading files, and taking them in.
namespace report {
namespace {

using base::Result;

constexpr std::string_view drop_subject = "report-drop/";

// Whether the same bytes need not be looked at again: somebody is asked, or they are the report already.
bool is_in_force(DoorState state)
{
    return state == DoorState::doubtful || state == DoorState::received;
}

// Without what no list shows.
std::string printable(std::string_view text)
{
    std::string shown{text};
    std::erase_if(shown, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; });
    return http::as_text(shown);
}

// Of a report without a form no cell was read.
std::size_t unread_cells(Report const& report, Form const& form)
{
    return report.form == nullptr ? form.cells.size() : report.cells.size() - count_cells(report, CellState::read);
}

void count_findings(DoorFile& file, FileResult const& result, Form const& form)
{
    auto const& findings = result.check.findings;
    file.errors = static_cast<int>(std::ranges::count(findings, Severity::error, &Finding::severity));
    file.warnings = static_cast<int>(std::ranges::count(findings, Severity::warning, &Finding::severity));
    file.unread = static_cast<int>(unread_cells(result.report, form));
}

base::Error reading_failed(std::string const& file, std::exception const& failure)
{
    return {base::ErrorKind::unavailable, "input.failed", "reading {file} failed: {what}", {{"file", file}, {"what", failure.what()}}};
}

std::vector<std::string> names_of(Agency const& agency)
{
    std::vector<std::string> names;
    for (auto const& name : agency.names) {
        names.push_back(name.full);
        names.push_back(name.abbreviation);
    }
    return names;
}

}  // namespace

Result<void> DoorService::work(AgencyId agency, std::string_view subject, GoOn const& go_on)
{
    if (!subject.starts_with(drop_subject))
        return {};
    DropKey key{agency, 0};
    std::from_chars(subject.data() + drop_subject.size(), subject.data() + subject.size(), key.id);
    auto const drop = look(tools_, [&](sql::Connection& connection) { return DoorStore{connection}.drop(key); });
    if (!drop || drop->finished)
        return {};
    for (auto const& source : look(tools_, [&](sql::Connection& connection) { return DoorStore{connection}.sources(key); })) {
        if (source.opened)
            continue;
        if (auto const may = go_on().and_then([&] { return unpack(*drop, source); }); !may)
            return may;
    }
    for (auto const& file : files(key)) {
        if (file.state != DoorState::waiting)
            continue;
        if (auto const may = go_on().and_then([&] { return read(file, *drop); }); !may)
            return may;
    }
    return write(tools_, [&](sql::Connection& connection) -> Result<void> {
        DoorStore{connection}.set_finished(key);
        return {};
    });
}

DoorService::Read DoorService::read_bytes(DoorFile const& file) const
{
    auto content = source(file);
    InputFile input{.name = file.name, .is_csv = file.is_csv};
    if (content)
        input.content = *std::move(content);
    else
        input.refusal = content.error();
    return {.result = reader_.read(input)};
}

void DoorService::check(Read& read, std::optional<Agency> const& unit, int year) const
{
    auto& result = read.result;
    if (result.refusal)
        return;
    std::optional<Edition> last;
    Facts facts{.report = result.report};
    Profile profile;
    if (unit) {
        profile = profile_of(*unit);
        facts.profile = &profile;
        last = look(tools_, [&](sql::Connection& connection) {
            return ReportStore{connection, *tools_.statutes.forms}.published({unit->id, year - 1});
        });
        facts.previous = last ? &last->report : nullptr;
    }
    try {
        result.check = tools_.statutes.checker.check(facts);
        append_json(read.content.report, result.meta, result.report, nullptr);
        read.content.findings = findings_json(result.check, result.report);
    } catch (std::exception const& failure) {  // our own mistake: this file only
        result.refusal = reading_failed(result.meta.file, failure);
    }
}

MatchedUnits DoorService::match(AgencyId collector, int year, std::string const& organisation) const
{
    auto const all = tools_.agencies.subtree_of(collector);
    std::map<AgencyId, Agency const*> by_id;
    for (auto const& agency : all)
        by_id[agency.id] = &agency;
    std::vector<std::vector<std::string>> above;  // the names of those above the collector, the nearest first
    for (auto at = tools_.agencies.find(collector); at && at->superior;) {
        at = tools_.agencies.find(*at->superior);
        if (at)
            above.push_back(names_of(*at));
    }
    std::vector<NamedUnit> units;
    for (auto const& agency : all) {
        if (agency.closed_on && *agency.closed_on < Date{std::chrono::year{year} / 1 / 1})
            continue;
        NamedUnit unit{.id = agency.id, .names = names_of(agency), .places = {}};
        if (agency.id != collector)
            for (auto superior = agency.superior; superior && by_id.contains(*superior); superior = by_id.at(*superior)->superior)
                unit.places.push_back(names_of(*by_id.at(*superior)));
        std::ranges::copy(above, std::back_inserter(unit.places));
        units.push_back(std::move(unit));
    }
    return match_unit(organisation, units);
}

DoorService::Origin DoorService::origin_of(DoorFile const& file) const
{
    auto const matched = match(file.key.agency, file.year, file.organisation);
    Origin origin{.unit = {}, .doubt = doubt_of(file, matched)};
    if (matched.match == NameMatch::one && matched.units.front() != file.key.agency)
        if (auto found = tools_.agencies.find(matched.units.front()))
            origin.unit = *std::move(found);
    if (!origin.unit && !origin.doubt)
        origin.doubt = Decision{DoorState::doubtful, "door.doubt.unknown", {}};
    return origin;
}

Result<void> DoorService::read(DoorFile const& waiting, Drop const& drop)
{
    auto read = read_bytes(waiting);
    auto file = waiting;
    Origin origin;
    if (!read.result.refusal) {
        file.organisation = printable(read.result.report.organisation);
        file.report_year = read.result.report.year;
        file.report_id = read.result.meta.report_id;
        file.format = read.result.meta.format;
        origin = origin_of(file);
        file.unit = origin.unit ? std::optional{origin.unit->id} : std::nullopt;
    }
    check(read, origin.unit, file.year);
    return write(tools_, [&](sql::Connection& connection) -> Result<void> {
        auto const now = DoorStore{connection}.file(file.key);
        if (!now || now->state != DoorState::waiting)
            return {};  // another worker was faster
        auto next = file;
        return settle(connection, next, read, origin, {.came_on = drop.came_on, .by = drop.dropped_by});
    });
}

Result<void> DoorService::settle(sql::Connection& connection, DoorFile& file, Read const& read, Origin const& origin, Taking const& taking) const
{
    DoorStore store{connection};
    for (auto const& same : store.same_bytes(file.key.agency, file.address))
        if (same.key != file.key && same.year == file.year && is_in_force(same.state)) {
            file.state = DoorState::duplicate;
            file.unit = same.unit;
            file.other = same.key.id;
            store.save(file);
            return {};
        }
    if (auto const& refusal = read.result.refusal) {
        file.state = DoorState::unreadable;
        file.reason = refusal->code;
        file.words = refusal->words;
        store.save(file);
        return {};
    }
    auto decision = origin.doubt.value_or(Decision{});
    if (!origin.doubt && origin.unit)
        decision = doubt_of_figures(read.result.report, *tools_.statutes.forms->for_year(file.year))
                       .value_or(decide(file, standing_before(connection, tools_.statutes, file, *origin.unit)));
    file.state = decision.state;
    file.reason = decision.reason;
    file.words = {{"name", file.organisation}, {"year", file.report_year ? std::to_string(*file.report_year) : ""}};
    file.other = decision.other;
    count_findings(file, read.result, *tools_.statutes.forms->for_year(file.year));
    if (file.state == DoorState::received && origin.unit)
        return take_in(connection, file, read, *origin.unit, taking);
    store.put_content(file.key, read.content);
    store.save(file);
    return {};
}

Result<void> DoorService::take_in(sql::Connection& connection, DoorFile& file, Read const& read, Agency const& unit, Taking const& taking) const
{
    DoorStore store{connection};
    count_findings(file, read.result, *tools_.statutes.forms->for_year(file.year));
    file.state = DoorState::received;
    file.unit = unit.id;
    file.reason.clear();
    if (auto before = store.received(file.key.agency, file.year, unit.id); before && before->key != file.key) {
        before->state = DoorState::replaced;
        before->other = file.key.id;
        store.save(*before);
        file.other = before->key.id;
    }
    store.put_content(file.key, read.content);
    store.save(file);
    auto const draft = take_received(draft_of(connection, tools_.statutes, unit, file.year),
                                     {.report = read.result.report, .by = actor_of(file.key), .on = taking.came_on});
    if (!ReportStore{connection, *tools_.statutes.forms}.save(unit.id, draft))
        return base::fail(base::ErrorKind::conflict, "report.changed-meanwhile", "Somebody else has changed this report meanwhile.");
    note(connection, tools_.clock, unit.id,
         {"report.received", "report/" + std::to_string(file.year), taking.by,
          {{"file", subject_of(file.key)}, {"collector", file.key.agency.value}, {"sha256", file.address}}});
    return {};
}

}  // namespace report
