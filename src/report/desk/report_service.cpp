#include "report/desk/report_service.hpp"

#include "base/json.hpp"
#include "journal/journal.hpp"
#include "platform/sql/transaction.hpp"
#include "report/desk/publication_service.hpp"
#include "report/desk/unit_facts.hpp"

#include <algorithm>

namespace report {
namespace {

using base::ErrorKind;
using base::Json;
using base::Result;

template <class Step>
auto look(ReportTools const& tools, Step const& step)
{
    return sql::retry_when_busy([&] {
        auto const connection = tools.database.connection();
        sql::Transaction const transaction{*connection, sql::Access::read};
        return step(*connection);
    });
}

void take_register(Report& report, disclosure::RegisterFigures const& figures)
{
    auto const set = [&](std::string const& id, Decimal value) {
        if (auto const at = report.form->find_cell(id)) {
            report.cells[*at].state = CellState::read;
            report.cells[*at].value = value;
            report.cells[*at].raw = to_string(value);
        }
    };
    for (auto const& [kind, counts] : figures.documents) {
        auto const row = "t2." + std::string{to_string(kind)};
        set(row + ".issued", counts.issued);
        set(row + ".repealed", counts.repealed);
        set(row + ".in_force", counts.in_force);
    }
    for (auto const& [kind, sum] : figures.acts)
        for (auto const* column : {".decisions", ".amount"})
            set("t2." + std::string{to_string(kind)} + column, sum);
}

tl::unexpected<base::Error> changed_meanwhile()
{
    return base::fail(ErrorKind::conflict, "report.changed-meanwhile", "Somebody else has changed this report meanwhile.");
}

std::optional<Report> published_in(sql::Connection& connection, Forms const& forms, ReportKey key)
{
    auto edition = ReportStore{connection, forms}.published(key);
    return edition ? std::optional{std::move(edition->report)} : std::nullopt;
}

EditionKind kind_of(ReportStep step, std::vector<Edition> const& before)
{
    if (step == ReportStep::accept)
        return EditionKind::accepted;
    auto const is_public = [](Edition const& edition) { return edition.kind != EditionKind::accepted; };
    return std::ranges::any_of(before, is_public) ? EditionKind::corrected : EditionKind::published;
}

// A sum of other cells, whose cases are theirs.
bool is_sum(Form const& form, CellIndex i)
{
    auto const& cell = form.cells[i];
    return cell.id.ends_with(".total") || (cell.table == TableId::t3 && form.table(TableId::t3).rows[cell.row].kind == RowKind::sum);
}

bool is_error(Finding const& finding)
{
    return finding.severity == Severity::error;
}

}  // namespace

Result<Report> ReportService::compiled(Agency const& agency, int year) const
{
    auto const* const form = tools_.statutes.forms->for_year(year);
    if (form == nullptr)
        return base::fail(ErrorKind::not_found, "compile.no-form", "there is no form for {year}", {{"year", std::to_string(year)}});
    auto const counts = tools_.counting.count_tables(agency.id, year, {});
    if (!counts)
        return tl::unexpected{counts.error()};
    auto const last = published({agency.id, year - 1});
    Sources sources{.organisation = name_in(agency, year), .year = year, .published = last ? &*last : nullptr};
    if (counts->keeps_ledger) {
        sources.counts = counts->table_three;
        sources.counts->insert(counts->table_four.begin(), counts->table_four.end());
    }
    auto report = compile(*form, sources).report;
    take_register(report, tools_.documents.figures(agency.id, year));
    return report;
}

Result<Draft> ReportService::load(sql::Connection& connection, Agency const& agency, int year, Report const& compiled) const
{
    auto draft = new_draft(*compiled.form, name_in(agency, year), year);
    ReportStore{connection, *tools_.statutes.forms}.read_into(draft, agency.id);
    if (is_editable(draft.state)) {
        take_computed(draft, compiled);
        return draft;
    }
    // What was confirmed is what was handed up, whatever has been recorded since.
    for (auto& cell : draft.cells)
        if (!cell.typed && cell.confirmed)
            cell.computed = cell.confirmed->value;
    return draft;
}

Result<Draft> ReportService::draft(Agency const& agency, int year) const
{
    return compiled(agency, year).and_then([&](Report const& report) {
        return look(tools_, [&](sql::Connection& connection) { return load(connection, agency, year, report); });
    });
}

std::optional<Report> ReportService::published(ReportKey key) const
{
    return look(tools_, [&](sql::Connection& connection) { return published_in(connection, *tools_.statutes.forms, key); });
}

CheckResult ReportService::check(Agency const& agency, Draft const& draft) const
{
    auto const report = report_of(draft);
    auto const profile = profile_of(agency);
    auto const last = published({agency.id, draft.year - 1});
    return tools_.statutes.checker.check({.report = report, .previous = last ? &*last : nullptr, .profile = &profile});
}

template <class Change>
Result<Draft> ReportService::change(Agency const& agency, int year, Acting const& acting, std::string_view event, Change const& change)
{
    auto const figures = compiled(agency, year);
    if (!figures)
        return tl::unexpected{figures.error()};
    return sql::retry_when_busy([&]() -> Result<Draft> {
        auto const connection = tools_.database.connection();
        sql::Transaction transaction{*connection};
        ReportStore store{*connection, *tools_.statutes.forms};
        auto draft = load(*connection, agency, year, *figures);
        if (draft && draft->version != acting.version)
            return changed_meanwhile();
        auto details = Json::object();
        draft = draft.and_then([&](Draft const& now) { return change(now, store, details); });
        if (!draft)
            return draft;
        if (!store.save(agency.id, *draft))
            return changed_meanwhile();
        ++draft->version;
        journal::Journal{*connection, tools_.clock}.record(
            agency.id, journal::Act{.event = std::string{event}, .subject = "report/" + std::to_string(year), .actor = actor_text(acting.by),
                                    .rule = {}, .happened_at = tools_.clock.now(), .details = details.empty() ? "" : details.dump()});
        transaction.commit();
        return draft;
    });
}

base::Accepted<Draft> ReportService::put_figures(Agency const& agency, int year, Figures const& figures, Acting const& acting)
{
    base::Faults faults;
    auto const by = actor_text(acting.by);
    auto const today = tools_.clock.today();
    auto changed = change(agency, year, acting, "report.figures-written", [&](Draft draft, ReportStore&, Json& details) -> Result<Draft> {
        faults.clear();
        if (!is_editable(draft.state))
            return base::fail(ErrorKind::conflict, "report.not-editable", "The report is handed in: its figures do not change any more.");
        for (auto const& [cell, typed] : figures.typed)
            if (auto const taken = type_figure(draft, cell, typed.text, typed.reason); !taken)
                faults.push_back({draft.form->cells[cell].id, taken.error().code, taken.error().words});
        if (!faults.empty())
            return base::fail(ErrorKind::invalid_input, "report.bad-figures", "Some figures cannot be taken.");
        for (auto const& [part, text] : figures.texts)
            draft.texts.at(part) = text;
        if (figures.also == Also::zeros)
            confirm_zeros(draft, figures.table, by, today);
        if (figures.also == Also::confirm)
            for (auto const& [cell, typed] : figures.typed)
                confirm(draft, cell, by, today);
        details = {{"table", table_name(figures.table)}, {"cells", figures.typed.size()},
                   {"confirmed", figures.also == Also::confirm}, {"zeros", figures.also == Also::zeros}};
        if (!figures.file.empty())
            details["file"] = figures.file;
        return draft;
    });
    if (changed)
        return *std::move(changed);
    if (faults.empty())
        faults.push_back({"form", changed.error().code, changed.error().words});
    return base::refuse(std::move(faults));
}

Result<Draft> ReportService::put_texts(Agency const& agency, int year, std::map<std::size_t, std::string> const& texts, Acting const& acting)
{
    return change(agency, year, acting, "report.text-written", [&](Draft draft, ReportStore&, Json&) -> Result<Draft> {
        if (!is_editable(draft.state))
            return base::fail(ErrorKind::conflict, "report.not-editable", "The report is handed in: its figures do not change any more.");
        for (auto const& [part, text] : texts)
            draft.texts.at(part) = text;
        return draft;
    });
}

CountedCases ReportService::cases_of(AgencyId agency, Report const& report) const
{
    CountedCases cases;
    for (CellIndex i = 0; i < report.form->cell_count(); ++i) {
        auto const& id = report.form->cells[i].id;
        auto const value = report.cells[i].known();
        if (report.form->cells[i].table == TableId::t2 || !value || *value == Decimal{0} || is_sum(*report.form, i))
            continue;
        auto& ids = cases[id];
        if (report.form->cells[i].table == TableId::t3) {
            auto const found = tools_.counting.requests_in(agency, *report.year, id, {});
            for (auto const& key : found.value_or(std::vector<requests::RequestKey>{}))
                ids.push_back(key.id.value);
        } else {
            auto const found = tools_.counting.remedies_in(agency, *report.year, id, {});
            for (auto const& key : found.value_or(std::vector<requests::RemedyKey>{}))
                ids.push_back(key.id.value);
        }
    }
    return cases;
}

Result<Draft> ReportService::take_step(Agency const& agency, int year, Step const& step, Acting const& acting)
{
    auto const before = draft(agency, year);
    if (!before)
        return tl::unexpected{before.error()};
    auto const makes_edition = step.step == ReportStep::accept || step.step == ReportStep::publish;
    StepTaken const taken{.step = step.step, .by = actor_text(acting.by), .on = tools_.clock.today(), .note = step.note,
                          .returned = step.returned,
                          .has_errors = step.step == ReportStep::submit && std::ranges::any_of(check(agency, *before).findings, is_error)};
    auto const cases = makes_edition ? cases_of(agency.id, report_of(*before)) : CountedCases{};
    auto const event = "report." + std::string{to_string(step.step)};
    return change(agency, year, acting, event, [&](Draft const& now, ReportStore& store, Json& details) -> Result<Draft> {
        auto next = take(now, taken);
        if (!next)
            return next;
        if (!step.note.empty())
            details["note"] = step.note;
        for (auto const& [cell, reason] : step.returned)
            details["cells"][now.form->cells[cell].id] = reason;
        ReportKey const key{agency.id, year};
        if (step.step == ReportStep::correct)
            store.begin_correction(key, step.note, taken.by, taken.on);
        if (makes_edition) {
            auto const editions = store.editions(key);
            auto const kind = kind_of(step.step, editions);
            auto const reason = kind == EditionKind::corrected && step.note.empty() ? store.correction_reason(key) : step.note;
            store.add(key, {.number = static_cast<std::int64_t>(editions.size()) + 1, .kind = kind, .made_on = taken.on, .made_by = taken.by,
                            .note = reason, .report = report_of(*next), .cases = cases});
        }
        return next;
    });
}

std::vector<ReportRow> ReportService::of_agency(AgencyId agency) const
{
    return look(tools_, [&](sql::Connection& connection) { return ReportStore{connection, *tools_.statutes.forms}.of_agency(agency); });
}

std::vector<Edition> ReportService::editions(ReportKey key) const
{
    return look(tools_, [&](sql::Connection& connection) { return ReportStore{connection, *tools_.statutes.forms}.editions(key); });
}

Result<std::vector<Drift>> ReportService::drift(Agency const& agency, int year) const
{
    auto const all = editions({agency.id, year});
    if (all.empty())
        return std::vector<Drift>{};
    auto const now = compiled(agency, year);
    if (!now)
        return tl::unexpected{now.error()};
    auto const& then = all.back();
    auto const cases = cases_of(agency.id, *now);
    std::vector<Drift> found;
    for (CellIndex i = 0; i < now->form->cell_count(); ++i) {
        auto const& id = now->form->cells[i].id;
        auto const counted = now->cells[i].known();
        if (now->form->cells[i].table == TableId::t2 || !counted || is_sum(*now->form, i) || id.starts_with("t3.carry_in."))
            continue;
        auto const ids_in = [&](CountedCases const& of) {
            auto const at = of.find(id);
            return at == of.end() ? std::vector<std::int64_t>{} : at->second;
        };
        auto const old_ids = ids_in(then.cases);
        auto const new_ids = ids_in(cases);
        if (old_ids == new_ids)
            continue;
        auto const* const cell = then.report.find(id);
        Drift drift{.cell = i, .published = cell == nullptr ? std::nullopt : cell->known(), .now = counted->whole(), .added = {}, .gone = {}};
        std::ranges::set_difference(new_ids, old_ids, std::back_inserter(drift.added));
        std::ranges::set_difference(old_ids, new_ids, std::back_inserter(drift.gone));
        found.push_back(std::move(drift));
    }
    return found;
}

Result<std::vector<CollectedReport>> ReportService::collected(Agency const& superior, int year) const
{
    std::vector<CollectedReport> all;
    auto const today = tools_.clock.today();
    auto const due = PublicationService{tools_.database, tools_.clock, tools_.statutes, tools_.agencies}.due_below(superior, year);
    for (auto& unit : tools_.agencies.units_of(superior.id)) {
        auto const rows = of_agency(unit.id);
        auto const row = std::ranges::find(rows, ReportKey{unit.id, year}, &ReportRow::key);
        CollectedReport one{.unit = std::move(unit), .row = row == rows.end() ? std::nullopt : std::optional{*row}, .due = {}};
        if (auto const day = due.find(one.unit.level); day != due.end())
            one.due = day->second;
        auto const filed = one.row ? one.row->submitted_on : std::nullopt;
        one.is_late = one.due && filed.value_or(today) > *one.due;
        if (one.row) {
            auto const now = draft(one.unit, year);
            if (!now)
                return tl::unexpected{now.error()};
            auto const findings = check(one.unit, *now).findings;
            one.errors = static_cast<int>(std::ranges::count_if(findings, is_error));
            one.warnings = static_cast<int>(std::ranges::count(findings, Severity::warning, &Finding::severity));
            one.returned = now->returned;
        }
        all.push_back(std::move(one));
    }
    return all;
}

}  // namespace report
