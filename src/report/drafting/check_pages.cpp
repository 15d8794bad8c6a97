#include "report/drafting/drafting_parts.hpp"

namespace report {
namespace {

constexpr std::size_t form_bytes = 1024UL * 1024;  // of a whole report

// What the rules find in what is typed, saved or not. The page sends every figure it shows, so nothing is counted again: the
// answer takes as long as the rules do.
http::Response check_typed(Visit const& visit, ReportPageTools const& tools)
{
    auto const year = year_to_write(visit);
    if (!year)
        return tools.site.problem(visit.request, year.error());
    auto const* const form = tools.reports.statutes().forms->for_year(*year);
    if (form == nullptr)
        return tools.site.problem(visit.request, no_such_year());
    auto draft = new_draft(*form, agencies::name_on(visit.agency, std::chrono::year{*year} / 12 / 31).full, *year);
    auto const figures = figures_in(visit.request, draft);
    auto const faults = apply_typed(draft, figures);
    auto const check = tools.reports.check(visit.agency, draft);
    auto parts = base::Json::array();
    if (auto const last = tools.reports.published({visit.agency.id, *year - 1}))
        for (auto const& [part, text] : figures.texts)
            parts.push_back({{"name", "part-" + std::to_string(part)}, {"differences", differences_json(*last, draft, part)}});
    return tools.site.page(visit.request, "report-check",
                           {{"tables", tables_json(draft, check, faults, visit, tools)},
                            {"parts", std::move(parts)},
                            {"text_findings", text_findings_json(draft, check, visit, tools)}});
}

}  // namespace

void add_check_pages(agencies::StaffRoutes& routes, DraftingTools const& tools)
{
    routes.post("/office/{agency}/report/{year}/check", Permission::handle_request, form_bytes,
                [tools](Visit const& visit) { return check_typed(visit, tools.pages); });
}

}  // namespace report
