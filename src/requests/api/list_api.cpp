#include "agencies/api/agency_api.hpp"
#include "requests/api/case_json.hpp"
#include "requests/api/query_reader.hpp"
#include "requests/api/request_api.hpp"
#include "requests/stored_names.hpp"

namespace requests {
namespace {

using agencies::api_problem;
using agencies::ApiPage;
using base::Json;

constexpr std::string_view of_applicant = "applicant";  // what is awaited is a correction or a payment
constexpr std::array which_names{"open"sv, "closed"sv};

// The filters of the work list, as its page has them.
WorkFilter filter_in(QueryReader& query)
{
    WorkFilter filter;
    if (query.position_in(which_names, "which") == 1U)
        filter.which = WorkFilter::Which::closed;
    filter.state = query.choice<RequestState>("state");
    filter.awaits_applicant = query.text("awaited") == of_applicant;
    if (!filter.awaits_applicant)
        filter.awaited = query.choice<Awaited>("awaited");
    filter.due_from = query.day("due_from");
    filter.due_until = query.day("due_until");
    filter.text = query.text("text");
    if (auto const who = query.text("assigned_to"); !who.empty())
        filter.assigned_to = Actor{std::string{who}};
    return filter;
}

http::Response list(ApiCall const& call, PageTools const& tools)
{
    QueryReader query{call.request.query()};
    auto const filter = filter_in(query);
    auto const page = agencies::api_page(call.request.query());
    if (!page)
        query.faults().insert(query.faults().end(), page.error().begin(), page.error().end());
    if (!query.faults().empty())
        return refused(call, query.faults(), tools);
    auto const found = tools.lists.work_list(call.agency.id, filter, {page->number, page->size});
    if (!found)
        return api_problem(call, found.error());
    auto items = Json::array();
    for (auto const& summary : found->requests)
        items.push_back(summary_as_json(summary));
    return http::json(agencies::api_list(std::move(items), found->total, *page));
}

http::Response show(ApiCall const& call, PageTools const& tools)
{
    auto const view = tools.requests.find(key_of(call));
    return view ? http::json(case_as_json(*view, call.texts)) : api_problem(call, view.error());
}

http::Response history(ApiCall const& call, PageTools const& tools)
{
    auto const entries = tools.requests.history(key_of(call));
    if (!entries)
        return api_problem(call, entries.error());
    auto items = Json::array();
    for (auto const& recorded : *entries)
        items.push_back(event_as_json(recorded, tools.law));
    return http::json({{"items", std::move(items)}});
}

http::Response day_view(ApiCall const& call, PageTools const& tools)
{
    auto const day = tools.lists.day_view(call.agency.id);
    if (!day)
        return api_problem(call, day.error());
    return http::json({{"day", to_string(tools.clock.today())}, {"late", day->late}, {"today", day->today}, {"soon", day->soon},
                       {"lapsed", day->lapsed}, {"unconfirmed", day->unconfirmed}, {"to_circulate", day->to_circulate}, {"open", day->open}});
}

}  // namespace

void add_list_api(ApiRoutes& routes, PageTools const& tools)
{
    std::string const one{request_path};
    routes.get(requests_path, Permission::see_agency, [tools](ApiCall const& call) { return list(call, tools); });
    routes.get(one, Permission::see_agency, [tools](ApiCall const& call) { return show(call, tools); });
    routes.get(one + "/history", Permission::see_agency, [tools](ApiCall const& call) { return history(call, tools); });
    routes.get("/agencies/{agency}/today", Permission::see_agency, [tools](ApiCall const& call) { return day_view(call, tools); });
}

}  // namespace requests
