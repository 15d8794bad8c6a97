#include "report/desk/page_parts.hpp"

#include <algorithm>
#include <charconv>

namespace report {
namespace {

using base::Json;

constexpr int shown_cases = 50;

// What a figure counts, case by case.
http::Response list_cell(Visit const& visit, ReportPageTools const& tools)
{
    auto const year = year_in(visit);
    auto const draft = draft_in(visit, tools, year);
    if (!draft)
        return tools.site.problem(visit.request, draft.error());
    auto const cell = visit.request.path_parameter("cell");
    auto const at = draft->form->find_cell(cell);
    if (!at)
        return tools.site.problem(visit.request, {base::ErrorKind::not_found, "report.no-such-cell", "The form has no such cell.", {}});
    auto const& texts = tools.site.texts_for(visit.request.headers());
    auto rows = Json::array();
    std::int64_t total = 0;
    int page = 1;
    auto const asked = visit.request.query().get("page");
    std::from_chars(asked.data(), asked.data() + asked.size(), page);
    page = std::clamp(page, 1, 1'000'000);
    if (draft->form->cells[*at].table == TableId::t3) {
        auto const found = tools.counting.list_requests_in(visit.agency.id, *year, cell, {}, {page, shown_cases});
        if (!found)
            return tools.site.problem(visit.request, found.error());
        total = found->total;
        for (auto const& request : found->requests)
            rows.push_back({{"number", request.number}, {"subject", request.subject},
                            {"received", request.received_on ? to_string(*request.received_on) : ""},
                            {"closed", request.closed_on ? to_string(*request.closed_on) : ""},
                            {"href", office_path(visit.agency, "requests/" + std::to_string(request.key.id.value))}});
    } else {
        auto const found = tools.counting.remedies_in(visit.agency.id, *year, cell, {});
        if (!found)
            return tools.site.problem(visit.request, found.error());
        total = static_cast<std::int64_t>(found->size());
        for (auto const& key : *found)
            rows.push_back({{"number", key.id.value}, {"subject", ""}, {"received", ""}, {"closed", ""},
                            {"href", office_path(visit.agency, "remedies/" + std::to_string(key.id.value))}});
    }
    auto const other = [&](int number, bool there) {
        return there ? Json("?page=" + std::to_string(number)) : Json(false);
    };
    return office_page(tools.site, visit, "report-cell",
                       {{"title", draft->form->cell_label(*at)},
                        {"back", report_path(visit, *year)},
                        {"total", texts.say("report.cell.total", {{"n", std::to_string(total)}, {"year", std::to_string(*year)}})},
                        {"none", rows.empty()},
                        {"rows", std::move(rows)},
                        {"previous", other(page - 1, page > 1)},
                        {"following", other(page + 1, static_cast<std::int64_t>(page) * shown_cases < total)}});
}

http::Response give_file(Visit const& visit, ReportPageTools const& tools)
{
    auto const year = year_in(visit);
    auto draft = draft_in(visit, tools, year);
    if (!draft)
        return tools.site.problem(visit.request, draft.error());
    auto const name = visit.agency.code + "-" + std::to_string(*year);
    auto const check = tools.reports.check(visit.agency, *draft);
    auto const asked = visit.request.query().get("edition");
    if (asked.empty())
        return report_download(visit, report_of(*draft), check, name, tools);
    for (auto const& edition : tools.reports.editions({visit.agency.id, *year}))
        if (std::to_string(edition.number) == asked)
            return report_download(visit, edition.report, tools.reports.statutes().checker.check({.report = edition.report}), name + "-" + std::string{asked}, tools);
    return tools.site.problem(visit.request, {base::ErrorKind::not_found, "report.no-such-edition", "There is no such edition.", {}});
}

}  // namespace

void add_cell_pages(agencies::StaffRoutes& routes, ReportPageTools const& tools)
{
    routes.get("/office/{agency}/report/{year}/file", Permission::see_agency, [tools](Visit const& visit) { return give_file(visit, tools); });
    routes.get("/office/{agency}/report/{year}/cells/{cell}", Permission::see_agency, [tools](Visit const& visit) { return list_cell(visit, tools); });
}

}  // namespace report
