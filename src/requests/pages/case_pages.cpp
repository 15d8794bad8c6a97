#include "requests/pages/case_view.hpp"
#include "requests/pages/request_pages.hpp"

namespace requests {
namespace {

using base::Json;

Given sent(Visit const& visit)
{
    return given_in(*visit.request.form());  // the door has read it for its token
}

// Writes down what the form says; what is wrong with it is shown on the case page, at the form.
http::Response act(Visit const& visit, PageTools const& tools, Action const& action)
{
    auto const open = open_case(visit, tools);
    if (!open)
        return tools.site.problem(visit.request, open.error());
    auto const given = sent(visit);
    auto const entry = entry_of(action, open->scene(visit, tools), given);
    if (!entry) {
        Failed const failed{action.name, given, entry.error()};
        return case_page(visit, tools, &failed, http::status_of(base::ErrorKind::invalid_input));
    }
    auto const recorded = tools.requests.record(key_of(visit), *entry);
    if (!recorded) {
        Failed const failed{action.name, given, faults_of_refusal(recorded.error())};
        return case_page(visit, tools, &failed, http::status_of(recorded.error().kind));
    }
    return http::see_other(case_path(visit, key_of(visit).id, "?done=recorded"));
}

http::Response describe(Visit const& visit, PageTools const& tools)
{
    auto const given = sent(visit);
    auto const done = tools.requests.describe(key_of(visit), value_in(given, "subject"), {visit.visitor.key, version_in(given)});
    return done ? http::see_other(case_path(visit, key_of(visit).id, "?done=recorded")) : tools.site.problem(visit.request, done.error());
}

http::Response renew_secret(Visit const& visit, PageTools const& tools)
{
    auto const key = key_of(visit);
    auto const secret = tools.intake.renew_secret(key, visit.visitor.key);
    auto const found = tools.requests.find(key);
    if (!secret || !found)
        return tools.site.problem(visit.request, !secret ? secret.error() : found.error());
    return office_page(tools.site, visit, "filed",
                       {{"title", tools.texts(visit).say("desk.secret-renewed")}, {"number", found->request.intake.number}, {"receipt", false},
                        {"secret", *secret}, {"received", false}, {"warnings", Json::array()}, {"href", case_path(visit, key.id)}});
}

}  // namespace

void add_case_pages(agencies::StaffRoutes& routes, PageTools const& tools)
{
    std::string const path = "/office/{agency}/requests/{id}";
    routes.get(path, Permission::see_agency, [tools](Visit const& visit) { return case_page(visit, tools, nullptr); });
    for (auto const& action : case_actions())
        routes.post(path + "/" + std::string{action.name}, action.permission,
                    [tools, &action](Visit const& visit) { return act(visit, tools, action); });
    routes.post(path + "/subject", Permission::handle_request, [tools](Visit const& visit) { return describe(visit, tools); });
    routes.post(path + "/secret", Permission::receive_request, [tools](Visit const& visit) { return renew_secret(visit, tools); });
}

}  // namespace requests
