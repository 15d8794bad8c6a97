#include "report/desk/door/door_view.hpp"
#include "report/desk/page_parts.hpp"

#include <algorithm>

namespace report {
namespace {

using base::Json;

constexpr std::size_t named_at_most = 100;  // of those whose report is missing

bool is_handed_in(std::optional<ReportRow> const& row)
{
    return row && !is_editable(row->state) && row->state != ReportState::in_review;
}

std::string joined(std::vector<std::string> const& names, std::string_view between)
{
    std::string text;
    for (auto const& name : names)
        text += (text.empty() ? "" : std::string{between}) + name;
    return text;
}

// A year's reports of the units below, and what they add up to.
class Board {
public:
    Board(Visit const& visit, ReportPageTools const& tools, int year)
        : visit_{visit}, tools_{tools}, texts_{tools.site.texts_for(visit.request.headers())}, year_{year},
          by_file_{tools.door.received(visit.agency.id, year)}
    {
    }

    [[nodiscard]] http::Response show() const
    {
        auto const collected = tools_.reports.collected(visit_.agency, year_);
        if (!collected)
            return tools_.site.problem(visit_.request, collected.error());
        auto rows = Json::array();
        int handed_in = 0;
        int late = 0;
        for (auto const& one : *collected) {
            rows.push_back(row(one));
            handed_in += is_handed_in(one.row) ? 1 : 0;
            late += one.is_late ? 1 : 0;
        }
        return office_page(tools_.site, visit_, "report-board",
                           {{"title", texts_.say("report.board", {{"year", std::to_string(year_)}})},
                            {"counts", texts_.say("report.board.counts", {{"all", std::to_string(collected->size())},
                                                                          {"in", std::to_string(handed_in)}, {"late", std::to_string(late)}})},
                            {"none", rows.empty()},
                            {"rows", std::move(rows)},
                            {"message", message(*collected)},
                            {"door", door_json()},
                            {"faulty", faulty_json(*collected)},
                            {"path", path()},
                            {"total", total_json()}});
    }

private:
    [[nodiscard]] std::string path() const { return office_path(visit_.agency, "reports/" + std::to_string(year_)); }

    [[nodiscard]] Json row(CollectedReport const& one) const
    {
        auto const state = one.row ? std::string{to_string(one.row->state)} : std::string{"none"};
        auto const* const file = file_of(one);
        return {{"name", one.unit.names.back().abbreviation},
                {"href", office_path(one.unit, "report/" + std::to_string(year_))},
                {"state", texts_.say("report.state." + state)},
                {"due", one.due ? to_string(*one.due) : ""},
                {"submitted", one.row && one.row->submitted_on ? to_string(*one.row->submitted_on) : ""},
                {"late", one.is_late},
                {"file", file == nullptr ? Json(false) : Json(path() + "/files/" + std::to_string(file->file.key.id))},
                {"errors", !one.row ? "" : std::to_string(file == nullptr ? one.errors : file->file.errors)},
                {"warnings", !one.row ? "" : std::to_string(file == nullptr ? one.warnings : file->file.warnings)},
                {"returns", one.row ? std::to_string(one.row->returns) : ""},
                {"note", one.row ? one.row->note : ""}};
    }

    // The file by which the unit's report came, as long as it is the one that counts.
    [[nodiscard]] DoorService::ReceivedFile const* file_of(CollectedReport const& one) const
    {
        auto const at = by_file_.find(one.unit.id);
        return at == by_file_.end() || !one.row || one.row->submitted_by != actor_of(at->second.file.key) ? nullptr : &at->second;
    }

    // What came outside of the units' accounts.
    [[nodiscard]] Json door_json() const
    {
        auto const files = tools_.door.files(visit_.agency.id, year_);
        auto const count = [&](DoorState state) { return std::ranges::count(files, state, &DoorFile::state); };
        auto const asked = count(DoorState::doubtful);
        auto const unreadable = count(DoorState::unreadable);
        return {{"path", path() + "/files"},
                {"may_drop", acts_for_own(visit_, Permission::supervise)},
                {"today", to_string(tools_.clock.today())},
                {"some", files.empty() ? Json(false) : Json(texts_.say("door.board", {{"all", std::to_string(files.size())},
                                                                                      {"received", std::to_string(count(DoorState::received))},
                                                                                      {"duplicate", std::to_string(count(DoorState::duplicate))}}))},
                {"asked", asked > 0 ? Json(texts_.say("door.board.asked", {{"n", std::to_string(asked)}})) : Json(false)},
                {"unreadable", unreadable > 0 ? Json(texts_.say("door.board.unreadable", {{"n", std::to_string(unreadable)}})) : Json(false)}};
    }

    // What is wrong where in reports that came by a file: those of an account show it to their unit themselves.
    [[nodiscard]] Json faulty_json(std::vector<CollectedReport> const& collected) const
    {
        auto units = Json::array();
        for (auto const& one : collected) {
            auto const* const file = file_of(one);
            if (file == nullptr)
                continue;
            auto found = Json::array();
            for (auto const& kept : file->findings)
                found.push_back(finding_json(kept, tools_.reports.statutes().checker.book(), texts_));
            if (!found.empty())
                units.push_back({{"name", one.unit.names.back().abbreviation}, {"href", path() + "/files/" + std::to_string(file->file.key.id)},
                                 {"found", std::move(found)}});
        }
        return {{"none", units.empty()}, {"units", std::move(units)}};
    }

    // To be pasted where the units talk: who has not handed in, and who has what to mend.
    [[nodiscard]] std::string message(std::vector<CollectedReport> const& collected) const
    {
        std::vector<std::string> missing;
        std::vector<std::string> to_mend;
        for (auto const& one : collected) {
            auto const& name = one.unit.names.back().abbreviation;
            if (one.row && one.row->state == ReportState::returned)
                to_mend.push_back(texts_.say("report.message.mend", {{"unit", name}, {"what", what_to_mend(one)}}));
            else if (!is_handed_in(one.row))
                missing.push_back(name);
            else if (auto const errors = errors_by_file(one); one.row->state == ReportState::submitted && !errors.empty())
                to_mend.push_back(texts_.say("report.message.mend", {{"unit", name}, {"what", errors}}));
        }
        auto const none = texts_.say("report.message.none");
        return texts_.say("report.message", {{"year", std::to_string(year_)},
                                             {"missing", missing.empty() ? none : joined(missing, texts_.say("report.message.and"))},
                                             {"mend", to_mend.empty() ? none : joined(to_mend, texts_.say("report.message.or"))}});
    }

    // Of a report that came by a file, whose unit sees its findings only in what it is told.
    [[nodiscard]] std::string errors_by_file(CollectedReport const& one) const
    {
        std::vector<std::string> said;
        if (auto const* const file = file_of(one))
            for (auto const& kept : file->findings)
                if (kept.finding.severity == Severity::error)
                    said.push_back((kept.where.empty() ? "" : kept.where + "：") + say_finding(kept, tools_.reports.statutes().checker.book(), texts_.language()));
        return joined(said, texts_.say("report.message.or"));
    }

    [[nodiscard]] std::string what_to_mend(CollectedReport const& one) const
    {
        std::vector<std::string> parts;
        auto const& form = *tools_.reports.statutes().forms->for_year(year_);
        for (auto const& [cell, reason] : one.returned)
            parts.push_back(texts_.say("report.message.cell", {{"cell", form.cell_label(cell)}, {"reason", reason}}));
        if (!one.row->note.empty())
            parts.push_back(one.row->note);
        return joined(parts, texts_.say("report.message.or"));
    }

    // What is added up of it, on a page of its own.
    [[nodiscard]] Json total_json() const
    {
        auto const shown = tools_.consolidation.show(visit_.agency, year_);
        if (!shown)
            return {{"counted", texts_.say("report.total.none")}, {"missing", false}, {"since", false}, {"path", path()}};
        std::vector<std::string> missing;
        for (auto const& unit : shown->missing)
            if (missing.size() < named_at_most)
                missing.push_back(unit.names.back().abbreviation);
        return {{"counted", texts_.say("report.total.counted", {{"n", std::to_string(shown->members.size())}})},
                {"missing", missing.empty() ? Json(false)
                                            : Json(texts_.say("report.total.missing", {{"n", std::to_string(shown->missing.size())},
                                                                                       {"names", joined(missing, texts_.say("report.message.and"))}}))},
                {"since", shown->since.empty() ? Json(false) : Json(texts_.say("report.total.since", {{"n", std::to_string(shown->since.size())}}))},
                {"path", path()}};
    }

    Visit const& visit_;
    ReportPageTools const& tools_;
    config::Texts const& texts_;
    int year_;
    std::map<AgencyId, DoorService::ReceivedFile> by_file_;  // whose report came by a file
};

http::Response show_board(Visit const& visit, ReportPageTools const& tools)
{
    auto const year = year_in(visit);
    if (!year || tools.reports.statutes().forms->for_year(*year) == nullptr)
        return tools.site.problem(visit.request, no_such_year());
    return Board{visit, tools, *year}.show();
}

}  // namespace

void add_board_pages(agencies::StaffRoutes& routes, ReportPageTools const& tools)
{
    routes.get("/office/{agency}/reports/{year}", Permission::see_agency, [tools](Visit const& visit) { return show_board(visit, tools); });
}

}  // namespace report
