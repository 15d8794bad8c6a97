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

Json party_json(Party const& party, RequestLaw const& law, config::Texts const& texts)
{
    auto facts = Json::array();
    auto const add = [&](std::string_view field, std::string const& value) {
        if (!value.empty())
            facts.push_back({{"label", texts.say("desk.field." + std::string{field})}, {"value", value}});
    };
    auto const* kind = law.identity_kind(party.identity_kind);
    add("applicant_name", party.name);
    add("identity_kind", kind == nullptr ? party.identity_kind : in_language(kind->name, texts));
    add("identity_number", party.identity_number);
    add("telephone", party.telephone);
    add("address", party.address);
    add("email", party.email);
    return facts;
}

// A look at the personal data, which the service records.
http::Response show_particulars(Visit const& visit, PageTools const& tools)
{
    auto const key = key_of(visit);
    auto const found = tools.requests.find(key);
    auto const particulars = found ? tools.requests.particulars(key, visit.visitor.key) : tl::unexpected{found.error()};
    if (!particulars)
        return tools.site.problem(visit.request, particulars.error());
    auto const& texts = tools.texts(visit);
    auto const& law = tools.law.requests();
    auto parties = Json::array({{{"title", texts.say("desk.applicant")}, {"facts", party_json(particulars->applicant, law, texts)}}});
    if (particulars->agent)
        parties.push_back({{"title", texts.say("desk.agent")}, {"facts", party_json(particulars->agent->person, law, texts)}});
    for (auto const& other : particulars->co_applicants)
        parties.push_back({{"title", texts.say("desk.co-applicant")}, {"facts", party_json(other, law, texts)}});
    return office_page(tools.site, visit, "particulars",
                       {{"title", texts.say("desk.particulars-of", {{"number", found->request.intake.number}})},
                        {"back", case_path(visit, key.id)},
                        {"parties", std::move(parties)},
                        {"service_address", particulars->service_address.empty() ? Json(false) : Json(particulars->service_address)},
                        {"needed_help", particulars->needed_help.empty() ? Json(false) : Json(particulars->needed_help)},
                        {"content", particulars->content}});
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
    routes.post(path + "/particulars", Permission::see_applicants, [tools](Visit const& visit) { return show_particulars(visit, tools); });
    routes.post(path + "/secret", Permission::receive_request, [tools](Visit const& visit) { return renew_secret(visit, tools); });
}

}  // namespace requests
