#include "report/desk/page_parts.hpp"

#include <charconv>

namespace report {
namespace {

using base::Json;

unsigned number_in(std::string_view text)
{
    unsigned number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

// By when the units below are to hand in, by their kind; what is left empty goes by the rules.
http::Response show_days(Visit const& visit, ReportPageTools const& tools, DueDays const& days, std::optional<base::Error> const& fault, int status)
{
    auto const& texts = tools.site.texts_for(visit.request.headers());
    auto const year = tools.clock.today().year() - 1;
    auto rows = Json::array();
    for (auto const name : agencies::reporting_level_names) {
        auto const level = agencies::parse_level(name);
        auto const by_rules = level ? due_by_rules(tools.reports.statutes().checker.book(), *level, year) : std::nullopt;
        auto const set = level ? days.find(*level) : days.end();
        rows.push_back({{"level", name},
                        {"label", texts.say("agency.level." + std::string{name})},
                        {"month", set == days.end() ? "" : std::to_string(set->second.month)},
                        {"day", set == days.end() ? "" : std::to_string(set->second.day)},
                        {"by_rules", by_rules ? to_string(*by_rules).substr(5) : ""}});
    }
    return office_page(tools.site, visit, "report-days",
                       {{"title", texts.say("report.days")}, {"rows", std::move(rows)},
                        {"path", agencies::office_path(visit.agency, "report-days")},
                        {"may_set", acts_for_own(visit, Permission::supervise)},
                        {"back", agencies::office_path(visit.agency, "report")},
                        {"fault", fault ? Json(texts.say(*fault)) : Json(false)}},
                       status);
}

http::Response set_days(Visit const& visit, ReportPageTools const& tools)
{
    auto const& fields = visit.request.form()->fields;
    DueDays days;
    for (auto const name : agencies::reporting_level_names) {
        auto const month = fields.get(std::string{name} + ".month");
        auto const day = fields.get(std::string{name} + ".day");
        if (auto const level = agencies::parse_level(name); level && !(month.empty() && day.empty()))
            days[*level] = {number_in(month), number_in(day)};
    }
    if (auto const done = tools.publication.set_due_days(visit.agency, days, visit.visitor.key); !done)
        return show_days(visit, tools, days, done.error(), http::status_of(done.error().kind));
    return http::see_other(agencies::office_path(visit.agency, "report-days?done=recorded"));
}

}  // namespace

void add_due_pages(agencies::StaffRoutes& routes, ReportPageTools const& tools)
{
    routes.get("/office/{agency}/report-days", Permission::see_agency, [tools](Visit const& visit) {
        return show_days(visit, tools, tools.publication.due_days(visit.agency.id), {}, 200);
    });
    routes.post("/office/{agency}/report-days", Permission::supervise, [tools](Visit const& visit) { return set_days(visit, tools); });
}

}  // namespace report
