#include "requests/api/call_body.hpp"
#include "requests/api/case_json.hpp"
#include "requests/desk.hpp"
#include "requests/fault_text.hpp"
#include "requests/pages/particulars_form.hpp"
#include "requests/stored_names.hpp"

#include <algorithm>

// How requests come in by the JSON API, and who asks for what. Each look at personal values is recorded by the service.
namespace requests {
namespace {

using agencies::api_problem;
using base::Json;

constexpr int created = 201;
constexpr std::array<std::string_view, 6> party_fields{"applicant_name", "identity_kind", "identity_number", "telephone", "address", "email"};

std::vector<std::string> particulars_names()
{
    std::vector<std::string> names{"content", "service_address", "needed_help", "agent_name", "agent_telephone", "power_of_attorney"};
    names.insert(names.end(), party_fields.begin(), party_fields.end());
    return names;
}

std::vector<std::string> registration_names()
{
    auto names = particulars_names();
    for (auto const* name : {"channel", "arrived_on", "signed_on", "confirmed_on", "contact_restored_on", "applicant_kind", "subject",
                             "wanted_form", "wanted_way"})
        names.emplace_back(name);
    return names;
}

Party party_of(Given const& given)
{
    auto const text = [&](std::string_view name) { return value_in(given, name); };
    return {.name = text("applicant_name"), .identity_kind = text("identity_kind"), .identity_number = text("identity_number"),
            .telephone = text("telephone"), .address = text("address"), .email = text("email")};
}

// Takes those besides the first off the body, and who represents them.
void take_others(Json& body, Particulars& particulars, base::Faults& faults)
{
    std::vector<std::string> const names{party_fields.begin(), party_fields.end()};
    auto const others = body.value("co_applicants", Json::array());
    auto const representative = body.value("representative", Json());
    body.erase("co_applicants");
    body.erase("representative");
    if (!others.is_array())
        faults.push_back({"co_applicants", "api.wrong-type"});
    for (auto const& other : others.is_array() ? others : Json::array()) {
        if (other.is_object())
            particulars.co_applicants.push_back(party_of(given_in(other, names, faults)));
        else
            faults.push_back({"co_applicants", "api.wrong-type"});
    }
    if (representative.is_number_unsigned())
        particulars.representative = representative.get<std::size_t>();
    else if (!representative.is_null())
        faults.push_back({"representative", "api.wrong-type"});
}

Json party_json(Party const& party)
{
    return {{"applicant_name", party.name}, {"identity_kind", party.identity_kind}, {"identity_number", party.identity_number},
            {"telephone", party.telephone}, {"address", party.address},             {"email", party.email}};
}

Json particulars_json(Particulars const& particulars)
{
    auto json = party_json(particulars.applicant);
    for (auto const* name : {"agent_name", "agent_telephone", "power_of_attorney"})
        json[name] = "";
    for (auto const& [name, value] : given_of(particulars))
        json[name] = value;
    auto& others = json["co_applicants"] = Json::array();
    for (auto const& other : particulars.co_applicants)
        others.push_back(party_json(other));
    json["representative"] = particulars.representative ? Json(*particulars.representative) : Json();
    return json;
}

Json warnings_json(std::vector<Finding> const& findings, RequestLaw const& law, config::Texts const& texts)
{
    auto warnings = Json::array();
    for (auto const& finding : findings)
        warnings.push_back({{"check", finding.check}, {"field", finding.field}, {"detail", message_of(finding, law, texts.language())}});
    return warnings;
}

class IntakeApi {
public:
    explicit IntakeApi(PageTools const& tools) : tools_{tools} {}

    // The Idempotency-Key is the form's own token too: a registration that is sent again is the same request even where the answer
    // to the first was never written down.
    [[nodiscard]] ApiWritten register_request(ApiCall const& call) const
    {
        if (call.key.agency != call.agency.id)
            return {api_problem(call, {base::ErrorKind::forbidden, "request.not-of-this-agency", "Only people of the agency act in its cases.", {}})};
        base::Faults faults;
        auto registration = registration_in(call, faults);
        registration.form = "api/" + std::to_string(call.key.number) + "/" + std::string{call.request.headers().get("Idempotency-Key")};
        if (!faults.empty())
            return {refused(call, faults, tools_)};
        auto const filed = tools_.intake.register_request(call.agency.id, registration, call.by());
        if (!filed)
            return {refused(call, filed.error(), tools_)};
        auto response = http::json({{"id", filed->key.id.value}, {"number", filed->number}, {"receipt", filed->receipt},
                                    {"secret", filed->secret},
                                    {"received_on", filed->received_on ? Json(to_string(*filed->received_on)) : Json()},
                                    {"warnings", warnings_json(filed->warnings, tools_.law.requests(), call.texts)}},
                                   created);
        response.headers.set("Location", std::string{agencies::api_root} + "/agencies/" + call.agency.code + "/requests/" +
                                             std::to_string(filed->key.id.value));
        return {std::move(response), vault_case(filed->key)};
    }

    // Requests that may be the same one, and the how-manieth of the applicant in this month it would be.
    [[nodiscard]] http::Response look_alikes(ApiCall const& call) const
    {
        base::Faults faults;
        auto const registration = registration_in(call, faults);
        if (!faults.empty())
            return refused(call, faults, tools_);
        auto const& particulars = registration.submission.particulars;
        auto const alike = tools_.intake.look_alikes(call.agency.id, particulars, registration.subject);
        auto const nth = tools_.intake.next_this_month(call.agency.id, particulars);
        if (!alike || !nth)
            return api_problem(call, !alike ? alike.error() : nth.error());
        auto items = Json::array();
        for (auto const& one : *alike)
            items.push_back({{"request", summary_as_json(one.summary)}, {"same_applicant", one.same_applicant}, {"likeness", one.likeness}});
        return http::json({{"items", std::move(items)}, {"next_this_month", *nth}});
    }

    // Whoever applied stands in the body, so that names stand in no address and no log.
    [[nodiscard]] http::Response search(ApiCall const& call) const
    {
        constexpr std::array<std::string_view, 3> ways{"name", "telephone", "identity_number"};
        base::Faults faults;
        auto const given = given_in(call.body, std::vector<std::string>{"by", "value"}, faults);
        FormReader form{given};
        auto const by = static_cast<SearchBy>(form.position_in(ways, "by"));
        auto const value = form.needed_text("value");
        faults.insert(faults.end(), form.faults().begin(), form.faults().end());
        if (!faults.empty())
            return refused(call, faults, tools_);
        auto const found = tools_.lists.find_by_applicant(call.agency.id, by, value, call.by());
        if (!found)
            return api_problem(call, found.error());
        auto items = Json::array();
        for (auto const& summary : *found)
            items.push_back(summary_as_json(summary));
        return http::json({{"items", std::move(items)}});
    }

    [[nodiscard]] http::Response particulars(ApiCall const& call) const
    {
        auto const versions = tools_.requests.particulars_versions(key_of(call), call.by());
        if (!versions)
            return api_problem(call, versions.error());
        auto items = Json::array();
        for (auto const& version : *versions)
            items.push_back(particulars_json(version));
        return http::json({{"items", std::move(items)}});
    }

    [[nodiscard]] ApiWritten amend(ApiCall const& call) const
    {
        base::Faults faults;
        auto const given = given_in(call.body, with_version(particulars_names()), faults);
        need_version(given, faults);
        if (!faults.empty())
            return {refused(call, faults, tools_)};
        if (auto const found = tools_.requests.find(key_of(call)); !found)
            return {api_problem(call, found.error())};
        auto const amended = tools_.requests.amend_particulars(key_of(call), particulars_of(FormReader{given}), {call.by(), version_in(given)});
        if (!amended)
            return {refused(call, amended.error(), tools_)};
        return changed(call, *amended);
    }

    [[nodiscard]] ApiWritten renew_secret(ApiCall const& call) const
    {
        auto const secret = tools_.intake.renew_secret(key_of(call), call.by());
        if (!secret)
            return {api_problem(call, secret.error())};
        return {http::json({{"secret", *secret}}), vault_case(key_of(call))};
    }

private:
    [[nodiscard]] Registration registration_in(ApiCall const& call, base::Faults& faults) const
    {
        auto body = call.body;
        Particulars others;
        take_others(body, others, faults);
        auto const split_from = body.value("split_from", Json());
        body.erase("split_from");
        auto const given = given_in(body, registration_names(), faults);
        FormReader form{given};
        auto registration = registration_of(form, tools_.clock.today());
        registration.submission.particulars.co_applicants = std::move(others.co_applicants);
        registration.submission.particulars.representative = others.representative;
        if (split_from.is_number_integer())
            registration.split_from = RequestId{split_from.get<std::int64_t>()};
        else if (!split_from.is_null())
            faults.push_back({"split_from", "api.wrong-type"});
        auto checked = registration.submission;
        checked.particulars = normalised(checked.particulars);
        for (auto const& more : {form.faults(), faults_of(check_submission(checked, tools_.law.requests()))})
            faults.insert(faults.end(), more.begin(), more.end());
        return registration;
    }

    PageTools tools_;
};

}  // namespace

void add_intake_api(ApiRoutes& routes, PageTools const& tools)
{
    using enum Permission;
    IntakeApi const api{tools};
    std::string const all{requests_path};
    std::string const one{request_path};
    routes.write(all, receive_request, [api](ApiCall const& call) { return api.register_request(call); });
    routes.look(all + "/look-alikes", receive_request, [api](ApiCall const& call) { return api.look_alikes(call); });
    routes.look(all + "/search", see_applicants, [api](ApiCall const& call) { return api.search(call); });
    routes.get(one + "/particulars", see_applicants, [api](ApiCall const& call) { return api.particulars(call); });
    routes.write(one + "/particulars", handle_request, [api](ApiCall const& call) { return api.amend(call); });
    routes.write(one + "/secret", receive_request, [api](ApiCall const& call) { return api.renew_secret(call); });
}

}  // namespace requests
