#include "base/whole_number.hpp"
#include "report/desk/links/link_view.hpp"

#include <algorithm>

namespace report {
namespace {

using base::Json;

// The links that a collector has given out for a year.
class LinkPages {
public:
    explicit LinkPages(ReportPageTools const& tools) : tools_{tools} {}

    [[nodiscard]] http::Response list(Visit const& visit) const { return page(visit, {}, {}, 200); }

    // The link is shown by the answer itself: it stands nowhere, and no address of ours tells it.
    [[nodiscard]] http::Response issue(Visit const& visit) const
    {
        auto const year = year_in(visit);
        if (!year)
            return tools_.site.problem(visit.request, no_such_year());
        auto const& fields = visit.request.form()->fields;
        LinkService::Wanted wanted{.year = *year, .use = fields.get("use") == "until" ? LinkUse::until_day : LinkUse::once,
                                   .until = base::parse_date(fields.get("until")).value_or(tools_.clock.today())};
        if (auto const unit = tools_.agencies.find(fields.get("unit")))
            wanted.unit = unit->id;
        auto const token = tools_.links.issue(visit.agency, wanted, visit.visitor.key);
        if (!token)
            return page(visit, {}, token.error(), http::status_of(token.error().kind));
        return page(visit, tools_.public_address + link_path(*token), {}, 200);
    }

    [[nodiscard]] http::Response revoke(Visit const& visit) const
    {
        auto const year = year_in(visit);
        auto const done = tools_.links.revoke({visit.agency.id, base::whole_number(visit.request.path_parameter("link")).value_or(0)}, visit.visitor.key);
        if (!year || !done)
            return tools_.site.problem(visit.request, year ? done.error() : no_such_year());
        return http::see_other(path(visit, *year) + "?done=recorded");
    }

private:
    static std::string path(Visit const& visit, int year)
    {
        return agencies::office_path(visit.agency, "reports/" + std::to_string(year) + "/links");
    }

    [[nodiscard]] http::Response page(Visit const& visit, std::string const& given, std::optional<base::Error> const& fault, int status) const
    {
        auto const year = year_in(visit);
        if (!year)
            return tools_.site.problem(visit.request, no_such_year());
        auto const& texts = tools_.site.texts_for(visit.request.headers());
        auto const today = tools_.clock.today();
        auto units = Json::array();
        std::map<AgencyId, std::string> names;
        for (auto const& unit : tools_.door.units_below(visit.agency.id)) {
            names[unit.id] = unit.names.back().abbreviation;
            units.push_back({{"code", unit.code}, {"name", unit.names.back().full}, {"chosen", unit.code == visit.request.query().get("unit")}});
        }
        auto rows = Json::array();
        for (auto const& link : tools_.links.of(visit.agency.id, *year))
            rows.push_back({{"unit", names[link.unit]}, {"use", texts.say(link.use == LinkUse::once ? "link.once" : "link.until")},
                            {"until", to_string(link.until)}, {"by", say_person(link.made_by, tools_)}, {"on", to_string(link.made_on)},
                            {"opened", link.opened}, {"open", is_open(link, today)},
                            {"state", texts.say(link.revoked_on ? "link.revoked" : is_open(link, today) ? "link.open" : "link.closed")},
                            {"may_revoke", !link.revoked_on && acts_for_own(visit, Permission::supervise)},
                            {"revoke", path(visit, *year) + "/" + std::to_string(link.key.id) + "/revoke"}});
        auto response = office_page(tools_.site, visit, "report-links",
                                    {{"title", texts.say("link.title", {{"year", std::to_string(*year)}})},
                                     {"path", path(visit, *year)},
                                     {"board", agencies::office_path(visit.agency, "reports/" + std::to_string(*year))},
                                     {"given", given.empty() ? Json(false) : Json(given)},
                                     {"fault", fault ? Json(texts.say(*fault)) : Json(false)},
                                     {"may_give", acts_for_own(visit, Permission::supervise)},
                                     {"units", std::move(units)},
                                     {"week", to_string(today + std::chrono::days{7})},
                                     {"none", rows.empty()},
                                     {"rows", std::move(rows)}},
                                    status);
        response.headers.set("Cache-Control", "no-store");
        return response;
    }

    ReportPageTools tools_;
};

}  // namespace

void add_link_pages(agencies::StaffRoutes& routes, ReportPageTools const& tools)
{
    LinkPages const pages{tools};
    std::string const links = "/office/{agency}/reports/{year}/links";
    routes.get(links, Permission::see_agency, [pages](Visit const& visit) { return pages.list(visit); });
    routes.post(links, Permission::supervise, [pages](Visit const& visit) { return pages.issue(visit); });
    routes.post(links + "/{link}/revoke", Permission::supervise, [pages](Visit const& visit) { return pages.revoke(visit); });
}

}  // namespace report
