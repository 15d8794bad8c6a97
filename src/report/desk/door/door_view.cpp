#include "report/desk/door/door_view.hpp"

#include "platform/config/place_text.hpp"

#include <algorithm>
#include <map>

namespace report {
namespace {

using base::Json;

constexpr std::size_t differences_shown = 30;

std::string_view mark_of(DoorState state)
{
    switch (state) {
    case DoorState::received: return "done";
    case DoorState::doubtful:
    case DoorState::waiting: return "soon";
    case DoorState::unreadable: return "late";
    case DoorState::duplicate:
    case DoorState::replaced:
    case DoorState::withdrawn:
    case DoorState::set_aside: break;
    }
    return "";
}

std::string say_state(DoorState state, config::Texts const& texts)
{
    return texts.say("door.state." + std::string{to_string(state)});
}

std::string file_path(Visit const& visit, int year, std::int64_t id)
{
    return door_path(visit, year, "/files/" + std::to_string(id));
}

// The figures in which two files of a unit differ, as their sources print them.
Json differences_json(DoorService::Reading const& one, DoorService::Reading const& other)
{
    auto rows = Json::array();
    if (!one.report || !other.report || one.report->form == nullptr || one.report->form != other.report->form)
        return rows;
    auto const& form = *one.report->form;
    for (std::size_t i = 0; i < form.cells.size() && rows.size() < differences_shown; ++i)
        if (one.report->cells[i].known() != other.report->cells[i].known())
            rows.push_back({{"cell", form.cell_label(static_cast<CellIndex>(i))}, {"this", one.report->cells[i].raw}, {"other", other.report->cells[i].raw}});
    return rows;
}

Json units_json(Visit const& visit, ReportPageTools const& tools, std::optional<AgencyId> chosen)
{
    auto units = Json::array();
    for (auto const& unit : tools.door.units_below(visit.agency.id))
        units.push_back({{"code", unit.code}, {"name", unit.names.back().full}, {"chosen", chosen == unit.id}});
    return units;
}

Json findings_json_of(DoorService::Reading const& reading, RuleBook const& rules, config::Texts const& texts)
{
    auto all = Json::array();
    for (auto const& kept : reading.findings)
        all.push_back(finding_json(kept, rules, texts));
    return {{"none", all.empty()}, {"all", std::move(all)}};
}

}  // namespace

std::string door_path(Visit const& visit, int year, std::string_view rest)
{
    return agencies::office_path(visit.agency, "reports/" + std::to_string(year) + std::string{rest});
}

std::string say_outcome(DoorFile const& file, config::Texts const& texts)
{
    auto const other = std::to_string(file.other.value_or(0));
    switch (file.state) {
    case DoorState::doubtful:
    case DoorState::unreadable:
        return texts.say(base::Error{.code = file.reason, .message = file.reason, .words = file.words});
    case DoorState::duplicate: return texts.say("door.same-as", {{"n", other}});
    case DoorState::replaced: return texts.say("door.replaced-by", {{"n", other}});
    case DoorState::received: return file.other ? texts.say("door.in-place-of", {{"n", other}}) : std::string{};
    case DoorState::withdrawn:
    case DoorState::set_aside: return file.note;
    case DoorState::waiting: break;
    }
    return {};
}

Json finding_json(KeptFinding const& kept, RuleBook const& rules, config::Texts const& texts)
{
    auto const* const rule = rules.find(kept.finding.rule);
    auto const place = config::place_text(kept.finding.at, texts);
    auto where = kept.where;
    if (!place.empty())
        where += where.empty() ? place : "（" + place + "）";
    auto const advice = rule == nullptr ? std::string{} : advice_of(*rule, kept.finding, texts.language());
    return {{"rule", kept.finding.rule},
            {"severity", texts.say("report.severity." + std::string{to_string(kept.finding.severity)})},
            {"text", say_finding(kept, rules, texts.language())},
            {"advice", advice.empty() ? Json(false) : Json(advice)},
            {"where", where.empty() ? Json(false) : Json(where)}};
}

Json files_json(Visit const& visit, ReportPageTools const& tools, int year, std::vector<DoorFile> const& files)
{
    auto const& texts = tools.site.texts_for(visit.request.headers());
    std::map<AgencyId, std::string> names;
    for (auto const& unit : tools.door.units_below(visit.agency.id))
        names[unit.id] = unit.names.back().abbreviation;
    auto rows = Json::array();
    auto questions = Json::array();
    std::map<DoorState, int> counts;
    for (auto const& file : files) {
        ++counts[file.state];
        auto const unit = file.unit && names.contains(*file.unit) ? names.at(*file.unit) : std::string{};
        Json row{{"href", file_path(visit, year, file.key.id)}, {"number", file.key.id}, {"name", file.name}, {"unit", unit},
                 {"organisation", file.organisation}, {"state", say_state(file.state, texts)}, {"mark", mark_of(file.state)},
                 {"outcome", say_outcome(file, texts)}, {"found", false}};
        if (file.state == DoorState::received)
            row["found"] = texts.say("door.found", {{"errors", std::to_string(file.errors)}, {"warnings", std::to_string(file.warnings)},
                                                    {"unread", std::to_string(file.unread)}});
        if (file.state == DoorState::doubtful)
            questions.push_back(row);
        rows.push_back(std::move(row));
    }
    std::string summary;
    for (auto const& [state, count] : counts)
        summary += (summary.empty() ? "" : texts.say("report.message.and")) + say_state(state, texts) + " " + std::to_string(count);
    return {{"none", rows.empty()},
            {"counts", summary},
            {"asked", !questions.empty()},
            {"questions", std::move(questions)},
            {"rows", std::move(rows)}};
}

Json file_json(Visit const& visit, ReportPageTools const& tools, int year, DoorFile const& file)
{
    auto const& texts = tools.site.texts_for(visit.request.headers());
    auto const reading = tools.door.reading(file.key);
    auto const unit = file.unit ? tools.agencies.find(*file.unit) : base::Result<Agency>{tl::unexpected{base::Error{}}};
    auto const may_act = acts_for_own(visit, Permission::supervise);
    auto const differences = file.other && file.state == DoorState::doubtful
                                 ? differences_json(reading, tools.door.reading({file.key.agency, *file.other})) : Json::array();
    auto const asks = file.state != DoorState::waiting && file.state != DoorState::unreadable && file.state != DoorState::received;
    return {{"title", texts.say("door.file", {{"n", std::to_string(file.key.id)}})},
            {"name", file.name},
            {"path", file_path(visit, year, file.key.id)},
            {"list", door_path(visit, year, "/files")},
            {"state", say_state(file.state, texts)},
            {"mark", mark_of(file.state)},
            {"outcome", say_outcome(file, texts)},
            {"organisation", file.organisation},
            {"report_year", file.report_year ? std::to_string(*file.report_year) : ""},
            {"unit", unit ? Json{{"name", unit->names.back().full}, {"href", agencies::office_path(*unit, "report/" + std::to_string(file.year))}} : Json(false)},
            {"format", file.format},
            {"sha256", file.address},
            {"size", file.size},
            {"unread", file.unread > 0 ? Json(texts.say("door.unread", {{"n", std::to_string(file.unread)}})) : Json(false)},
            {"decided", file.decided_on ? Json(texts.say("door.decided", {{"who", say_person(file.decided_by, tools)}, {"day", to_string(*file.decided_on)}})) : Json(false)},
            {"note", file.note.empty() ? Json(false) : Json(file.note)},
            {"other", file.other ? Json(file_path(visit, year, *file.other)) : Json(false)},
            {"differs", !differences.empty()},
            {"differences", differences},
            {"read", reading.report.has_value()},
            {"findings", findings_json_of(reading, tools.reports.statutes().checker.book(), texts)},
            {"asks", may_act && asks},
            {"is_question", file.state == DoorState::doubtful},
            {"units", may_act && asks ? units_json(visit, tools, file.unit) : Json::array()},
            {"year", file.report_year.value_or(year)},
            {"today", to_string(tools.clock.today())},
            {"may_replace", may_act && file.state == DoorState::received},
            {"number", file.key.id},
            {"may_withdraw", may_act && file.state != DoorState::waiting && file.state != DoorState::withdrawn}};
}

}  // namespace report
