#include "report/desk/door/door_service.hpp"

#include "base/json.hpp"
#include "journal/journal.hpp"
#include "platform/files/upload.hpp"
#include "platform/http/decoding.hpp"
#include "platform/jobs/queue.hpp"
#include "platform/sql/database.hpp"
#include "platform/sql/transaction.hpp"
#include "report/desk/door/door_record.hpp"
#include "report/desk/report_store.hpp"
#include "report/domain/received_report.hpp"
#include "report/exchange/report_json.hpp"

#include <algorithm>

namespace report {

using base::ErrorKind;
using base::Json;
using base::Result;

namespace {

tl::unexpected<base::Error> no_form(int year)
{
    return base::fail(ErrorKind::not_found, "compile.no-form", "there is no form for {year}", {{"year", std::to_string(year)}});
}

}  // namespace

DoorService::DoorService(DoorTools const& tools) : tools_{tools}, reader_{tools_.statutes, no_manifest_, {}} {}

Result<DropKey> DoorService::drop(Agency const& collector, std::vector<GivenFile> const& given, Dropped const& dropped)
{
    if (tools_.statutes.forms->for_year(dropped.year) == nullptr)
        return no_form(dropped.year);
    if (given.empty())
        return base::fail(ErrorKind::invalid_input, "door.nothing", "Choose the files that were sent.");
    if (dropped.came_on > tools_.clock.today())
        return base::fail(ErrorKind::invalid_input, "door.day-to-come", "The day on which the files came is still to come.");
    std::vector<DropSource> sources;
    for (auto const& file : given) {
        if (file.content.size() > tools_.statutes.limits.file_bytes)
            return base::fail(ErrorKind::over_limit, "files.too-large", "A file has more than {limit} bytes.",
                              {{"limit", std::to_string(tools_.statutes.limits.file_bytes)}});
        auto const scan = tools_.scanner.scan(base::bytes_of(file.content));
        if (scan.verdict == files::ScanVerdict::infected)
            return base::fail(ErrorKind::invalid_input, "door.infected", "The scanner found {finding} in the file {name}.",
                              {{"name", file.name}, {"finding", scan.finding}});
        auto const stored = store_bytes(tools_.files, file.content);
        if (!stored)
            return tl::unexpected{stored.error()};
        sources.push_back({static_cast<std::int64_t>(sources.size()) + 1, http::as_text(file.name), stored->address, stored->size, false});
    }
    return write(tools_, [&](sql::Connection& connection) -> Result<DropKey> {
        auto const& by = dropped.by;
        auto const key = DoorStore{connection}.add({.key = {collector.id, 0}, .year = dropped.year, .came_on = dropped.came_on,
                                                    .dropped_by = by, .dropped_at = tools_.clock.now(), .replaces = dropped.replaces},
                                                   sources);
        auto const subject = "report-drop/" + std::to_string(key.id);
        jobs::Queue{connection, tools_.clock}.enqueue({collector.id, std::string{door_duty}, subject});
        auto names = Json::object();
        for (auto const& source : sources)
            names[source.address] = source.name;
        note(connection, tools_.clock, collector.id, {"report.files-dropped", subject, by, {{"year", dropped.year}, {"files", names}}});
        return key;
    });
}

Result<std::optional<Agency>> DoorService::unit_to_take(DoorKey const& file, Answer const& answer) const
{
    if (answer.verdict == Verdict::set_aside)
        return std::nullopt;
    auto const below = units_below(file.agency);
    auto const unit = std::ranges::find_if(below, [&](Agency const& one) { return one.id == answer.unit; });
    if (unit == below.end())
        return base::fail(ErrorKind::invalid_input, "door.no-unit", "Choose the unit whose report it is.");
    if (tools_.statutes.forms->for_year(answer.year) == nullptr)
        return no_form(answer.year);
    return *unit;
}

Result<void> DoorService::answer(DoorKey const& key, Answer const& answer, PersonKey by)
{
    auto const known = find(key);
    if (!known)
        return tl::unexpected{known.error()};
    auto const unit = unit_to_take(key, answer);
    if (!unit)
        return tl::unexpected{unit.error()};
    auto const drop = find_drop({key.agency, known->drop});
    if (!drop)
        return tl::unexpected{drop.error()};
    auto read = *unit ? read_bytes(*known) : Read{};
    if (read.result.refusal)
        return tl::unexpected{*read.result.refusal};
    if (*unit)
        check(read, *unit, answer.year);
    auto const by_whom = agencies::actor_text(by);
    return write(tools_, [&](sql::Connection& connection) -> Result<void> {
        DoorStore store{connection};
        auto file = store.file(key);
        if (!file || !may_be_answered(file->state))
            return base::fail(ErrorKind::conflict, "door.not-asked", "This file is no longer asked for.");
        file->decided_by = by_whom;
        file->decided_on = tools_.clock.today();
        file->note = answer.note;
        note(connection, tools_.clock, key.agency,
             {"report.file-answered", subject_of(key), by_whom,
              {{"unit", *unit ? (*unit)->code : ""}, {"year", answer.year}, {"note", answer.note}}});
        if (!*unit) {
            file->state = DoorState::set_aside;
            store.save(*file);
            return {};
        }
        file->year = answer.year;
        auto const before = standing_before(connection, tools_.statutes, *file, **unit);
        if (auto const may = check_takable(before); !may)
            return may;
        return take_in(connection, *file, read, **unit, {.came_on = drop->came_on, .by = by_whom});
    });
}

Result<void> DoorService::withdraw(DoorKey const& key, std::string const& reason, PersonKey by)
{
    if (reason.empty())
        return base::fail(ErrorKind::invalid_input, "door.no-reason", "Say why the file is taken back.");
    auto const known = find(key);
    if (!known)
        return tl::unexpected{known.error()};
    auto const unit = known->unit ? tools_.agencies.find(*known->unit) : base::Result<Agency>{Agency{}};
    if (!unit)
        return tl::unexpected{unit.error()};
    return write(tools_, [&](sql::Connection& connection) -> Result<void> {
        DoorStore store{connection};
        auto file = store.file(key);
        if (!file || file->state == DoorState::waiting || file->state == DoorState::withdrawn || file->unit != known->unit)
            return base::fail(ErrorKind::conflict, "door.not-there", "This file is taken back already, or nobody has read it yet.");
        auto const by_whom = agencies::actor_text(by);
        if (file->state == DoorState::received) {
            if (auto const cleared = clear_report(connection, *file, *unit, {{"file", subject_of(key)}, {"note", reason}}, by_whom); !cleared)
                return cleared;
        }
        file->state = DoorState::withdrawn;
        file->decided_by = by_whom;
        file->decided_on = tools_.clock.today();
        file->note = reason;
        store.save(*file);
        note(connection, tools_.clock, key.agency, {"report.file-withdrawn", subject_of(key), by_whom, {{"note", reason}}});
        return {};
    });
}

// Takes the report away that a file became, as long as nobody of the unit has gone on with it.
Result<void> DoorService::clear_report(sql::Connection& connection, DoorFile const& file, Agency const& unit, base::Json details,
                                       std::string const& by) const
{
    auto const before = standing_before(connection, tools_.statutes, file, unit);
    if (auto const may = check_takable(before); !may)
        return may;
    auto draft = draft_of(connection, tools_.statutes, unit, file.year);
    if (draft.submitted_by != actor_of(file.key))
        return {};
    if (before.standing != Standing::by_file)
        return base::fail(ErrorKind::conflict, "door.being-made",
                          "People of the unit have gone on with this report here. Ask the unit first.");
    if (!ReportStore{connection, *tools_.statutes.forms}.save(unit.id, without_received(std::move(draft))))
        return base::fail(ErrorKind::conflict, "report.changed-meanwhile", "Somebody else has changed this report meanwhile.");
    note(connection, tools_.clock, unit.id, {"report.withdrawn", "report/" + std::to_string(file.year), by, std::move(details)});
    return {};
}

Result<Drop> DoorService::find_drop(DropKey const& key) const
{
    auto const drop = look(tools_, [&](sql::Connection& connection) { return DoorStore{connection}.drop(key); });
    if (!drop)
        return base::fail(ErrorKind::not_found, "door.no-drop", "There is no such delivery.");
    return *drop;
}

std::vector<Drop> DoorService::drops(AgencyId agency, int year) const
{
    return look(tools_, [&](sql::Connection& connection) { return DoorStore{connection}.drops(agency, year); });
}

std::vector<DoorFile> DoorService::files(AgencyId agency, int year) const
{
    return look(tools_, [&](sql::Connection& connection) { return DoorStore{connection}.files(agency, year); });
}

std::vector<DoorFile> DoorService::files(DropKey const& drop) const
{
    return look(tools_, [&](sql::Connection& connection) { return DoorStore{connection}.files(drop); });
}

Result<DoorFile> DoorService::find(DoorKey const& key) const
{
    auto file = look(tools_, [&](sql::Connection& connection) { return DoorStore{connection}.file(key); });
    if (!file)
        return base::fail(ErrorKind::not_found, "door.no-file", "There is no such file.");
    return *std::move(file);
}

DoorService::Reading DoorService::reading(DoorKey const& key) const
{
    auto const content = look(tools_, [&](sql::Connection& connection) { return DoorStore{connection}.content(key); });
    if (!content)
        return {};
    auto report = parse_report_json(content->report, *tools_.statutes.forms);
    return {parse_findings(content->findings), report ? std::optional{*std::move(report)} : std::nullopt};
}

std::map<AgencyId, DoorService::ReceivedFile> DoorService::received(AgencyId agency, int year) const
{
    auto all = look(tools_, [&](sql::Connection& connection) { return DoorStore{connection}.received_with_findings(agency, year); });
    std::map<AgencyId, ReceivedFile> by_unit;
    for (auto& [file, findings] : all)
        if (auto const unit = file.unit)
            by_unit.insert_or_assign(*unit, ReceivedFile{std::move(file), parse_findings(findings)});
    return by_unit;
}

Result<std::string> DoorService::source(DoorFile const& file) const
{
    if (file.address.empty())
        return base::fail(ErrorKind::not_found, "files.not-found", "This file could not be taken out of its archive: it is not there.");
    return files::open_file(tools_.files, file.address).and_then([&](base::ByteSource const& bytes) {
        return base::read_all(bytes, tools_.statutes.limits.file_bytes);
    });
}

std::vector<Agency> DoorService::units_below(AgencyId agency) const
{
    auto all = tools_.agencies.subtree_of(agency);
    std::erase_if(all, [&](Agency const& unit) { return unit.id == agency; });
    std::ranges::sort(all, {}, &Agency::code);
    return all;
}

}  // namespace report
