#include "platform/clock/local_time.hpp"
#include "report/desk/page_parts.hpp"
#include "report/totalling/total_outputs.hpp"

#include <algorithm>

namespace report {
namespace {

using base::Json;

constexpr std::size_t named_at_most = 100;    // of those whose report is missing
constexpr std::size_t changes_at_most = 100;  // that are told one by one

std::string figure_text(std::optional<Decimal> const& value, config::Texts const& texts)
{
    return value ? to_string(*value) : texts.say("report.total.not-known");
}

// What is added up of the reports below, and what has happened since.
class ConsolidatedPage {
public:
    ConsolidatedPage(Visit const& visit, ReportPageTools const& tools, int year)
        : visit_{visit}, tools_{tools}, texts_{tools.site.texts_for(visit.request.headers())}, year_{year}
    {
    }

    [[nodiscard]] http::Response show(std::optional<base::Error> const& fault = {}, int status = 200) const
    {
        auto const shown = tools_.consolidation.show(visit_.agency, year_);
        if (!shown)
            return tools_.site.problem(visit_.request, shown.error());
        std::size_t zeros = 0;
        auto rows = rows_json(*shown, zeros);
        return office_page(tools_.site, visit_, "report-consolidated",
                           {{"title", texts_.say("report.consolidated", {{"year", std::to_string(year_)}})},
                            {"path", path()},
                            {"fault", fault ? Json(texts_.say(*fault)) : Json(false)},
                            {"counted", texts_.say("report.total.counted", {{"n", std::to_string(shown->members.size())}})},
                            {"made", shown->made ? Json(texts_.say("report.consolidated.made", {{"who", say_person(shown->made->made_by, tools_)},
                                                                                               {"when", clocks::local_text(shown->made->made_at)},
                                                                                               {"n", std::to_string(shown->made->number)}})) : Json(false)},
                            {"may_make", acts_for_own(visit_, Permission::supervise)},
                            {"has_own", shown->own.has_value()},
                            {"missing", missing_json(*shown)},
                            {"since", since_json(*shown)},
                            {"joint", joint_json(*shown)},
                            {"rows", std::move(rows)},
                            {"zeros", zeros > 0 ? Json(texts_.say("report.consolidated.zeros", {{"n", std::to_string(zeros)}})) : Json(false)}},
                           status);
    }

    [[nodiscard]] http::Response make() const
    {
        auto const made = tools_.consolidation.make(visit_.agency, year_, visit_.visitor.key);
        if (!made)
            return show(made.error(), http::status_of(made.error().kind));
        return http::see_other(path() + "/consolidated?done=recorded");
    }

    // The consolidated report, or its list of members, as a file.
    [[nodiscard]] http::Response give() const
    {
        auto const shown = tools_.consolidation.show(visit_.agency, year_);
        auto const total = shown.and_then([&](Consolidation const& one) { return total_of(one); });
        if (!total)
            return tools_.site.problem(visit_.request, total.error());
        auto const name = visit_.agency.code + "-total-" + std::to_string(year_);
        if (visit_.request.query().get("format") == "csv")
            return http::download(total_csv(*total), "text/csv; charset=utf-8", name + ".csv");
        auto report = consolidated_report(*total, texts_);
        for (std::size_t i = 0; i < report.cells.size(); ++i)
            if (auto const doubles = shown->cells.at(i).doubles; doubles > 0 && report.cells[i].known()) {
                report.cells[i].value -= Decimal{doubles};
                report.cells[i].raw = to_string(report.cells[i].value);
            }
        return report_download(visit_, report, tools_.reports.statutes().checker.check({.report = report}), name, tools_);
    }

private:
    [[nodiscard]] std::string path() const { return agencies::office_path(visit_.agency, "reports/" + std::to_string(year_)); }

    [[nodiscard]] std::string name_of(Consolidation const& shown, AgencyId unit) const
    {
        auto const at = shown.units.find(unit);
        return at == shown.units.end() ? std::to_string(unit.value) : at->second.names.back().abbreviation;
    }

    [[nodiscard]] base::Result<Total> total_of(Consolidation const& shown) const
    {
        std::vector<MemberReport> members;
        std::vector<std::string> expected;
        auto const end_of_year = Date{std::chrono::year{year_} / 12 / 31};
        for (auto const& unit : shown.missing)
            expected.push_back(agencies::name_on(unit, end_of_year).full);
        for (auto const& [unit, figures] : shown.members) {
            auto const at = shown.units.find(unit);
            auto report = empty_report(*shown.form);
            report.year = year_;
            report.organisation = at == shown.units.end() ? std::to_string(unit.value) : agencies::name_on(at->second, end_of_year).full;
            for (std::size_t i = 0; i < report.cells.size(); ++i) {
                report.cells[i].state = figures.at(i) ? CellState::read : CellState::blank;
                report.cells[i].value = figures.at(i).value_or(Decimal{0});
            }
            expected.push_back(report.organisation);
            members.push_back({at == shown.units.end() ? "" : at->second.code, std::move(report)});
        }
        return total_reports(members, {.name = agencies::name_on(visit_.agency, end_of_year).full, .expected = std::move(expected)},
                             tools_.reports.statutes().checker.book());
    }

    // A row for each figure that somebody has, or that somebody's is not known; how many are 0 everywhere.
    [[nodiscard]] Json rows_json(Consolidation const& shown, std::size_t& zeros) const
    {
        std::optional<Decimal> const nobodys;
        auto rows = Json::array();
        for (std::size_t i = 0; i < shown.cells.size(); ++i) {
            auto const& cell = shown.cells[i];
            auto const& own = shown.own ? shown.own->at(i) : nobodys;
            auto const own_is_zero = !own || own == Decimal{0};
            if (cell.unread == 0 && cell.known == Decimal{0} && own_is_zero) {
                ++zeros;
                continue;
            }
            std::string remark;
            if (cell.unread > 0)
                remark = texts_.say("report.total.unknown", {{"n", std::to_string(cell.unread)}, {"sum", to_string(cell.known)}});
            if (cell.doubles > 0)
                remark += texts_.say("report.total.doubles", {{"sum", to_string(cell.known)}, {"n", std::to_string(cell.doubles)}});
            auto const sum = cell.sum();
            rows.push_back({{"label", shown.form->cell_label(static_cast<CellIndex>(i))},
                            {"own", shown.own ? figure_text(own, texts_) : ""},
                            {"sum", sum ? to_string(*sum) : texts_.say("report.total.not-known")},
                            {"remark", remark}});
        }
        return rows;
    }

    [[nodiscard]] Json missing_json(Consolidation const& shown) const
    {
        std::string names;
        for (std::size_t i = 0; i < std::min(shown.missing.size(), named_at_most); ++i)
            names += (i == 0 ? "" : texts_.say("report.message.and")) + shown.missing[i].names.back().abbreviation;
        return shown.missing.empty() ? Json(false)
                                     : Json(texts_.say("report.total.missing", {{"n", std::to_string(shown.missing.size())}, {"names", names}}));
    }

    [[nodiscard]] Json since_json(Consolidation const& shown) const
    {
        auto all = Json::array();
        for (auto const& change : shown.since) {
            if (all.size() == changes_at_most)
                break;
            auto figures = Json::array();
            for (auto const& [cell, before, after] : change.figures)
                figures.push_back({{"cell", shown.form->cell_label(cell)}, {"before", figure_text(before, texts_)}, {"after", figure_text(after, texts_)}});
            auto const unit = shown.units.find(change.unit);
            all.push_back({{"name", name_of(shown, change.unit)},
                           {"href", unit == shown.units.end() ? Json(false) : Json(agencies::office_path(unit->second, "report/" + std::to_string(year_)))},
                           {"what", texts_.say(what_code(change.kind))},
                           {"figures", std::move(figures)}});
        }
        return {{"none", all.empty()}, {"count", shown.since.size()}, {"all", std::move(all)}};
    }

    static char const* what_code(MemberChange::Kind kind)
    {
        switch (kind) {
        case MemberChange::Kind::came: return "report.since.came";
        case MemberChange::Kind::gone: return "report.since.gone";
        case MemberChange::Kind::changed: break;
        }
        return "report.since.changed";
    }

    [[nodiscard]] Json joint_json(Consolidation const& shown) const
    {
        auto all = Json::array();
        for (auto const& document : shown.joint) {
            std::string names;
            for (auto const holder : document.holders)
                names += (names.empty() ? "" : texts_.say("report.message.and")) + name_of(shown, holder);
            all.push_back({{"number", document.file_number}, {"names", names}});
        }
        return {{"none", all.empty()}, {"all", std::move(all)}};
    }

    Visit const& visit_;
    ReportPageTools const& tools_;
    config::Texts const& texts_;
    int year_;
};

http::Response of_year(Visit const& visit, ReportPageTools const& tools, http::Response (*answer)(ConsolidatedPage const&))
{
    auto const year = year_in(visit);
    if (!year || tools.reports.statutes().forms->for_year(*year) == nullptr)
        return tools.site.problem(visit.request, no_such_year());
    return answer(ConsolidatedPage{visit, tools, *year});
}

}  // namespace

void add_consolidation_pages(agencies::StaffRoutes& routes, ReportPageTools const& tools)
{
    std::string const board = "/office/{agency}/reports/{year}";
    routes.get(board + "/consolidated", Permission::see_agency,
               [tools](Visit const& visit) { return of_year(visit, tools, [](ConsolidatedPage const& page) { return page.show(); }); });
    routes.post(board + "/consolidated", Permission::supervise,
                [tools](Visit const& visit) { return of_year(visit, tools, [](ConsolidatedPage const& page) { return page.make(); }); });
    routes.get(board + "/total", Permission::see_agency,
               [tools](Visit const& visit) { return of_year(visit, tools, [](ConsolidatedPage const& page) { return page.give(); }); });
}

}  // namespace report
