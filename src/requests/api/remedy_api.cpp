#include "agencies/api/agency_api.hpp"
#include "requests/api/call_body.hpp"
#include "requests/fault_text.hpp"
#include "requests/remedies/remedy_actions.hpp"
#include "requests/remedy_json.hpp"
#include "requests/stored_names.hpp"

#include <algorithm>
#include <charconv>

// Reconsiderations and suits in the JSON API. Their answers are kept under the case of the request they are about; of a published
// item, under a case of their own.
namespace requests {
namespace {

using agencies::api_problem;
using base::Json;

constexpr int created = 201;
constexpr std::array awaited_names{"acceptance"sv, "reply"sv, "decision"sv, "suit"sv, "appeal"sv, "own_appeal"sv};  // by the position in RemedyAwaited
constexpr std::array which_names{"open"sv, "closed"sv};

RemedyKey remedy_in(ApiCall const& call)
{
    auto const& text = call.request.path_parameter("remedy");
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return {call.agency.id, RemedyCaseId{number}};
}

Json day_json(std::optional<Date> const& day)
{
    return day ? Json(to_string(*day)) : Json();
}

Json text_or_null(std::string const& text)
{
    return text.empty() ? Json() : Json(text);
}

Json remedy_as_json(RemedyView const& view)
{
    auto const& remedy = view.remedy;
    auto const* about = std::get_if<AboutRequest>(&remedy.filing.about);
    auto const* item = std::get_if<AboutItem>(&remedy.filing.about);
    auto awaited = Json::array();
    for (auto const& due : view.awaited)
        awaited.push_back({{"awaited", awaited_names.at(static_cast<std::size_t>(due.awaited))}, {"day", day_json(due.day)}, {"certain", due.certain}});
    return {{"id", view.key.id.value},
            {"kind", stored_name(remedy.filing.kind)},
            {"before", stored_name(remedy.filing.before)},
            {"request", about == nullptr ? Json() : Json(about->request.id.value)},
            {"item", item == nullptr ? Json() : Json(item->index)},
            {"body", text_or_null(remedy.filing.body)},
            {"filed_on", to_string(remedy.filed_on)},
            {"stage", stored_name(remedy.stage)},
            {"procedure", stored_name(remedy.procedure)},
            {"file_number", text_or_null(remedy.file_number)},
            {"accepted_on", day_json(remedy.accepted_on)},
            {"copy_received_on", day_json(remedy.copy_received_on)},
            {"replied_on", day_json(remedy.replied_on)},
            {"extended", remedy.is_extended},
            {"decided_on", day_json(remedy.decided_on)},
            {"outcome", text_or_null(remedy.outcome)},
            {"served_on_applicant", day_json(remedy.served_on_applicant)},
            {"served_on_agency", day_json(remedy.served_on_agency)},
            {"appealed_on", day_json(remedy.appealed_on)},
            {"appeal_decided_on", day_json(remedy.appeal_decided_on)},
            {"appeal_outcome", text_or_null(remedy.appeal_outcome)},
            {"awaited", std::move(awaited)},
            {"version", view.version}};
}

keys::Case vault_case(RemedyView const& view)
{
    if (auto const* about = std::get_if<AboutRequest>(&view.remedy.filing.about))
        return requests::vault_case(about->request);
    return {view.key.agency, "remedy/" + std::to_string(view.key.id.value)};
}

class RemedyApi {
public:
    explicit RemedyApi(PageTools const& tools) : tools_{tools} {}

    [[nodiscard]] http::Response list(ApiCall const& call) const
    {
        auto const& query = call.request.query();
        base::Faults faults;
        auto const page = agencies::api_page(query);
        if (!page)
            faults = page.error();
        RemedyFilter filter;
        auto const which = query.get("which");
        if (!which.empty() && std::ranges::find(which_names, which) == which_names.end())
            faults.push_back({"which", "api.bad-choice", {{"choices", "open, closed"}}});
        if (which == "closed")
            filter.which = RemedyFilter::Which::closed;
        if (auto const kind = query.get("kind"); !kind.empty()) {
            filter.kind = parse_stored_name<RemedyKind>(kind);
            if (!filter.kind)
                faults.push_back({"kind", "api.bad-choice", {{"choices", "review, suit"}}});
        }
        if (auto const day = query.get("due_until"); !day.empty()) {
            filter.due_until = base::parse_date(day);
            if (!filter.due_until)
                faults.push_back({"due_until", "api.bad-day"});
        }
        if (!faults.empty())
            return refused(call, faults, tools_);
        auto const found = tools_.remedies.list(call.agency.id, filter, {page->number, page->size});
        if (!found)
            return api_problem(call, found.error());
        auto items = Json::array();
        for (auto const& view : found->cases)
            items.push_back(remedy_as_json(view));
        return http::json(agencies::api_list(std::move(items), found->total, *page));
    }

    [[nodiscard]] http::Response show(ApiCall const& call) const
    {
        auto const view = tools_.remedies.find(remedy_in(call));
        return view ? http::json(remedy_as_json(*view)) : api_problem(call, view.error());
    }

    [[nodiscard]] http::Response history(ApiCall const& call) const
    {
        auto const events = tools_.remedies.history(remedy_in(call));
        if (!events)
            return api_problem(call, events.error());
        auto items = Json::array();
        for (auto const& event : *events)
            items.push_back({{"event", name_of(event.what)}, {"happened_on", to_string(event.happened_on)},
                             {"recorded_on", to_string(event.recorded_on)}, {"by", event.by.id}, {"what", to_json(event.what)}});
        return http::json({{"items", std::move(items)}});
    }

    [[nodiscard]] ApiWritten file(ApiCall const& call) const
    {
        base::Faults faults;
        auto const given = given_in(call.body, std::vector<std::string>{"remedy_kind", "before", "request", "item", "body", "filed_on"}, faults);
        FormReader form{given};
        RemedyFiled filing{.agency = call.agency.id,
                           .id = {},
                           .kind = static_cast<RemedyKind>(form.position_in(stored_names<RemedyKind>, "remedy_kind")),
                           .before = static_cast<Before>(form.position_in(stored_names<Before>, "before")),
                           .about = about_in(call, form),
                           .body = form.text("body")};
        auto const filed_on = form.date("filed_on", tools_.clock.today());
        faults.insert(faults.end(), form.faults().begin(), form.faults().end());
        if (!faults.empty())
            return {refused(call, faults, tools_)};
        auto const filed = tools_.remedies.file(std::move(filing), filed_on, call.by());
        if (!filed)
            return {api_problem(call, filed.error())};
        auto response = http::json(remedy_as_json(*filed), created);
        response.headers.set("Location", std::string{agencies::api_root} + "/agencies/" + call.agency.code + "/remedies/" +
                                             std::to_string(filed->key.id.value));
        return {std::move(response), vault_case(*filed)};
    }

    [[nodiscard]] ApiWritten act(ApiCall const& call, RemedyAction const& action) const
    {
        auto const view = tools_.remedies.find(remedy_in(call));
        auto const terms = tools_.law.terms(call.agency.holiday_region);
        if (!view || !terms)
            return {api_problem(call, view ? terms.error() : view.error())};
        RemedyScene const scene{view->remedy, *terms, call.texts, tools_.clock.today()};
        base::Faults faults;
        auto const given = given_in(call.body, with_version(names_of(fields_of(action, scene))), faults);
        need_version(given, faults);
        auto const entry = entry_of(action, scene, given, call.by());
        if (!entry)
            faults.insert(faults.end(), entry.error().begin(), entry.error().end());
        if (!faults.empty())
            return {refused(call, faults, tools_)};
        auto const recorded = tools_.remedies.record(remedy_in(call), *entry);
        if (!recorded)
            return {api_problem(call, recorded.error())};
        return {http::json(remedy_as_json(*recorded)), vault_case(*recorded)};
    }

private:
    // One thing: a request of ours, or an item that was published or should have been.
    [[nodiscard]] std::variant<AboutRequest, AboutItem> about_in(ApiCall const& call, FormReader& form) const
    {
        auto const item = form.text("item");
        if (form.text("request").empty() == item.empty()) {
            form.add_fault({"request", "remedy.about-one-thing"});
            return AboutItem{};
        }
        if (!item.empty())
            return AboutItem{item};
        RequestKey const key{call.agency.id, RequestId{form.number("request")}};
        if (auto const found = tools_.requests.find(key); !found)
            form.add_fault(fault_of(found.error(), "request"));
        return AboutRequest{key};
    }

    PageTools tools_;
};

}  // namespace

void add_remedy_api(ApiRoutes& routes, PageTools const& tools)
{
    using enum Permission;
    RemedyApi const api{tools};
    std::string const all = "/agencies/{agency}/remedies";
    auto const one = all + "/{remedy}";
    routes.get(all, see_agency, [api](ApiCall const& call) { return api.list(call); });
    routes.write(all, handle_request, [api](ApiCall const& call) { return api.file(call); });
    routes.get(one, see_agency, [api](ApiCall const& call) { return api.show(call); });
    routes.get(one + "/history", see_agency, [api](ApiCall const& call) { return api.history(call); });
    for (auto const& action : remedy_actions())
        routes.write(one + "/acts/" + std::string{action.name}, handle_request,
                     [api, &action](ApiCall const& call) { return api.act(call, action); });
}

}  // namespace requests
