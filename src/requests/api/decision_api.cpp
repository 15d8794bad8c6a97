#include "requests/api/call_body.hpp"
#include "requests/api/case_json.hpp"
#include "requests/domain/decision.hpp"
#include "requests/sealed_json.hpp"

// What the unit proposes, and the decision that is made of it.
namespace requests {
namespace {

using agencies::api_problem;
using base::Json;

// Takes a member that is an object, or null, off the body.
std::optional<Given> take_object(Json& body, std::string const& name, std::vector<std::string> const& names, base::Faults& faults)
{
    auto const value = body.value(name, Json());
    body.erase(name);
    if (value.is_object())
        return given_in(value, names, faults);
    if (!value.is_null())
        faults.push_back({name, "api.wrong-type"});
    return std::nullopt;
}

std::vector<Withheld> take_withheld(Json& body, base::Faults& faults)
{
    std::vector<std::string> const names{"what", "ground", "reason"};
    std::vector<Withheld> withheld;
    auto const parts = body.value("withheld", Json::array());
    body.erase("withheld");
    if (!parts.is_array())
        faults.push_back({"withheld", "api.wrong-type"});
    for (auto const& part : parts.is_array() ? parts : Json::array()) {
        auto const given = part.is_object() ? given_in(part, names, faults) : Given{};
        if (!part.is_object())
            faults.push_back({"withheld", "api.wrong-type"});
        withheld.push_back({value_in(given, "what"), value_in(given, "ground"), value_in(given, "reason")});
    }
    return withheld;
}

struct SentDraft {
    DecisionDraft draft;
    std::int64_t version = 0;
};

SentDraft draft_in(Json body, base::Faults& faults)
{
    auto withheld = take_withheld(body, faults);
    auto const right_agency = take_object(body, "right_agency", {"name", "contact"}, faults);
    auto const overrides = take_object(body, "overrides", {"reasons", "letter"}, faults);
    auto const given = given_in(body,
                                std::vector<std::string>{"kind", "reasons", "access", "search_record", "governing_law", "earlier_answer", "version"},
                                faults);
    need_version(given, faults);
    auto const text = [&](std::string_view name) { return value_in(given, name); };
    SentDraft sent{.draft = {.kind = text("kind"), .reasons = text("reasons"), .access = text("access"), .withheld = std::move(withheld),
                             .search_record = text("search_record"), .governing_law = text("governing_law"),
                             .earlier_answer = text("earlier_answer")},
                   .version = version_in(given)};
    if (right_agency)
        sent.draft.right_agency = RightAgency{value_in(*right_agency, "name"), value_in(*right_agency, "contact")};
    if (overrides) {
        sent.draft.overrides = Override{.reasons = value_in(*overrides, "reasons"), .letter = {}};
        if (!value_in(*overrides, "letter").empty())
            sent.draft.overrides->letter = LetterId{FormReader{*overrides}.number("letter")};
    }
    return sent;
}

class DecisionApi {
public:
    explicit DecisionApi(PageTools const& tools) : tools_{tools} {}

    // A look.
    [[nodiscard]] http::Response read(ApiCall const& call) const
    {
        auto const view = tools_.requests.find(key_of(call));
        auto const draft = view ? tools_.requests.draft(key_of(call), call.by()) : tl::unexpected{view.error()};
        auto const terms = tools_.law.terms(call.agency.holiday_region);
        if (!draft || !terms)
            return api_problem(call, !draft ? draft.error() : terms.error());
        auto findings = Json::array();
        if (*draft)
            for (auto const& finding : check_decision(**draft, view->request, tools_.clock.today(), *terms))
                findings.push_back({{"check", finding.check}, {"field", finding.field}, {"forbids", finding.severity == Severity::error},
                                    {"detail", message_of(finding, terms->law, call.texts.language())}});
        return http::json({{"draft", *draft ? Json::parse(to_sealed_text(**draft)) : Json()}, {"findings", std::move(findings)},
                           {"version", view->version}});
    }

    [[nodiscard]] ApiWritten write(ApiCall const& call) const
    {
        base::Faults faults;
        auto const sent = draft_in(call.body, faults);
        if (!faults.empty())
            return {refused(call, faults, tools_)};
        return changed(call, tools_.requests.write_draft(key_of(call), sent.draft, {call.by(), sent.version}));
    }

    [[nodiscard]] ApiWritten decide(ApiCall const& call) const
    {
        base::Faults faults;
        auto const given = given_in(call.body, std::vector<std::string>{"version"}, faults);
        need_version(given, faults);
        if (!faults.empty())
            return {refused(call, faults, tools_)};
        return changed(call, tools_.requests.decide(key_of(call), {call.by(), version_in(given)}));
    }

private:
    PageTools tools_;
};

}  // namespace

void add_decision_api(ApiRoutes& routes, PageTools const& tools)
{
    DecisionApi const api{tools};
    std::string const one{request_path};
    routes.get(one + "/draft", Permission::see_applicants, [api](ApiCall const& call) { return api.read(call); });
    routes.write(one + "/draft", Permission::handle_request, [api](ApiCall const& call) { return api.write(call); });
    routes.write(one + "/decision", Permission::sign_letter, [api](ApiCall const& call) { return api.decide(call); });
}

}  // namespace requests
