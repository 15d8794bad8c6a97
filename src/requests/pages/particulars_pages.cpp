#include "requests/pages/particulars_form.hpp"
#include "requests/pages/request_pages.hpp"

#include <algorithm>

// Who asks, and for what: shown where it is asked for, and amended as corrections come in.
namespace requests {
namespace {

using base::Json;

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

Json or_false(std::string const& text)
{
    return text.empty() ? Json(false) : Json(text);
}

// Of several applicants, who gets the letters and speaks for all.
std::string say_representative(Particulars const& particulars, config::Texts const& texts)
{
    auto const& who = particulars.representative;
    if (particulars.co_applicants.empty() || !who || *who > particulars.co_applicants.size())
        return {};
    return *who == 0 ? texts.say("desk.applicant") + " " + particulars.applicant.name
                     : texts.say("desk.co-applicant.nth", {{"n", std::to_string(*who)}}) + " " + particulars.co_applicants[*who - 1].name;
}

Json version_json(Particulars const& particulars, RequestLaw const& law, config::Texts const& texts)
{
    auto parties = Json::array({{{"title", texts.say("desk.applicant")}, {"facts", party_json(particulars.applicant, law, texts)}}});
    if (particulars.agent)
        parties.push_back({{"title", texts.say("desk.agent")}, {"facts", party_json(particulars.agent->person, law, texts)}});
    for (std::size_t i = 0; i < particulars.co_applicants.size(); ++i)
        parties.push_back({{"title", texts.say("desk.co-applicant.nth", {{"n", std::to_string(i + 1)}})}, {"facts", party_json(particulars.co_applicants[i], law, texts)}});
    return {{"parties", std::move(parties)},
            {"service_address", or_false(particulars.service_address)},
            {"representative", or_false(say_representative(particulars, texts))},
            {"needed_help", or_false(particulars.needed_help)},
            {"content", particulars.content}};
}

// A look at the personal data, which the service records.
http::Response show_particulars(Visit const& visit, PageTools const& tools)
{
    auto const key = key_of(visit);
    auto const found = tools.requests.find(key);
    auto const versions = found ? tools.requests.particulars_versions(key, visit.visitor.key) : tl::unexpected{found.error()};
    if (!versions)
        return tools.site.problem(visit.request, versions.error());
    auto const& texts = tools.texts(visit);
    auto const& law = tools.law.requests();
    auto earlier = Json::array();
    for (auto version = versions->size(); auto const& particulars : *versions) {
        if (version != versions->size())
            earlier.push_back({{"heading", texts.say("desk.details.version", {{"n", std::to_string(version)}})},
                               {"version", version_json(particulars, law, texts)}});
        --version;
    }
    return office_page(tools.site, visit, "particulars",
                       {{"title", texts.say("desk.particulars-of", {{"number", found->request.intake.number}})},
                        {"back", case_path(visit, key.id)},
                        {"version", version_json(versions->front(), law, texts)},
                        {"may_amend", is_open(found->request) && may_act(visit, Permission::handle_request)},
                        {"earlier", std::move(earlier)}});
}

// What was typed, or what is there, with what is wrong with it.
http::Response amend_form(Visit const& visit, PageTools const& tools, Given const& given, base::Faults const& faults)
{
    auto const key = key_of(visit);
    auto const found = tools.requests.find(key);
    if (!found)
        return tools.site.problem(visit.request, found.error());
    auto const& texts = tools.texts(visit);
    auto const& law = tools.law.requests();
    auto fields = applicant_fields(law, texts);
    fields.insert(fields.begin(), content_field());
    auto const shown_faults = faults_json(faults, law, texts);
    return office_page(tools.site, visit, "amend",
                       {{"title", texts.say("desk.amend-of", {{"number", found->request.intake.number}})},
                        {"back", case_path(visit, key.id)},
                        {"action", case_path(visit, key.id, "/particulars/amended")},
                        {"version", value_in(given, "version")},
                        {"label", texts.say("desk.amend.save")},
                        {"about", texts.say("desk.amend.about")},
                        {"problems", shown_faults.value("form", Json::array())},
                        {"fields", fields_json({fields, given, shown_faults, "amend"}, texts)}},
                       faults.empty() ? 200 : http::status_of(base::ErrorKind::invalid_input));
}

http::Response begin_amending(Visit const& visit, PageTools const& tools)
{
    auto const key = key_of(visit);
    auto const found = tools.requests.find(key);
    auto const particulars = found ? tools.requests.particulars(key, visit.visitor.key) : tl::unexpected{found.error()};
    if (!particulars)
        return tools.site.problem(visit.request, particulars.error());
    auto given = given_of(*particulars);
    given["version"] = std::to_string(found->version);
    return amend_form(visit, tools, given, {});
}

http::Response save_amended(Visit const& visit, PageTools const& tools)
{
    auto const given = given_in(*visit.request.form());
    FormReader const form{given};
    auto const amended =
        tools.requests.amend_particulars(key_of(visit), particulars_of(form), {visit.visitor.key, version_in(given)});
    if (!amended)
        return amend_form(visit, tools, given, amended.error());
    return http::see_other(case_path(visit, key_of(visit).id, "?done=recorded"));
}

}  // namespace

void add_particulars_pages(agencies::StaffRoutes& routes, PageTools const& tools)
{
    std::string const path = "/office/{agency}/requests/{id}/particulars";
    routes.post(path, Permission::see_applicants, [tools](Visit const& visit) { return show_particulars(visit, tools); });
    routes.post(path + "/amend", Permission::handle_request, [tools](Visit const& visit) { return begin_amending(visit, tools); });
    routes.post(path + "/amended", Permission::handle_request, [tools](Visit const& visit) { return save_amended(visit, tools); });
}

}  // namespace requests
