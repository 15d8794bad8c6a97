#include "requests/pages/case_view.hpp"

#include "requests/fault_text.hpp"
#include "requests/opinions/opinion_pages.hpp"
#include "requests/pages/attachment_words.hpp"
#include "requests/remedies/remedy_pages.hpp"
#include "requests/stored_names.hpp"

#include <algorithm>
#include <array>

namespace requests {
namespace {

using base::Json;

Json fact(std::string_view code, std::string value, config::Texts const& texts)
{
    return {{"label", texts.say(code)}, {"value", std::move(value)}};
}

template <class Kind>
std::string name_or_id(Kind const* kind, std::string const& id, config::Texts const& texts)
{
    return kind == nullptr ? id : in_language(kind->name, texts);
}

Json facts_json(OpenCase const& open, PageTools const& tools, config::Texts const& texts)
{
    auto const& request = open.view.request;
    auto const& intake = request.intake;
    auto const& law = open.terms.law;
    auto facts = Json::array();
    facts.push_back(fact("desk.fact.state", say_state(request.state, texts), texts));
    facts.push_back(fact("desk.fact.channel", name_or_id(law.channel(intake.channel), intake.channel, texts), texts));
    facts.push_back(fact("desk.fact.arrived", say_day(intake.arrived_on, texts), texts));
    if (request.received_on)
        facts.push_back(fact("desk.fact.received", say_day(*request.received_on, texts), texts));
    facts.push_back(fact("desk.fact.applicant", name_or_id(law.applicant(intake.applicant_kind), intake.applicant_kind, texts), texts));
    facts.push_back(fact("desk.fact.wanted", name_or_id(law.wanted_form(intake.wanted.form), intake.wanted.form, texts) + " · " +
                                                 name_or_id(law.wanted_way(intake.wanted.way), intake.wanted.way, texts), texts));
    if (request.assigned)
        facts.push_back(fact("desk.fact.assigned", request.assigned->unit + " · " + say_actor(request.assigned->to, tools, texts), texts));
    if (request.correction_until && !request.corrected_on)
        facts.push_back(fact("desk.fact.correction-until", say_day(*request.correction_until, texts), texts));
    if (request.decision) {
        auto const* kind = law.decision(request.decision->kind);
        facts.push_back(fact("desk.fact.decision", name_or_id(kind, request.decision->kind, texts), texts));
        if (kind != nullptr)
            facts.push_back(fact("desk.fact.article", kind->article, texts));
    }
    if (request.closed_on)
        facts.push_back(fact("desk.fact.closed", say_day(*request.closed_on, texts), texts));
    return facts;
}

// False for who may not read it. Reviewers read by their own door: they need not see who applied.
Json letter_address(Visit const& visit, RequestId request, LetterId letter)
{
    auto address = case_path(visit, request, "/letters/" + std::to_string(letter.value));
    if (is_allowed(visit.roles, Permission::see_applicants))
        return address;
    return is_allowed(visit.roles, Permission::review_letter) ? Json(address + "/review") : Json(false);
}

Json letters_json(Request const& request, Visit const& visit, RequestLaw const& law, config::Texts const& texts)
{
    auto letters = Json::array();
    for (auto const& [id, letter] : request.letters)
        letters.push_back({{"title", say_letter(letter.kind, law, texts)},
                           {"number", letter.number},
                           {"stage", texts.say("desk.stage." + std::string{stored_name(letter.stage)})},
                           {"href", letter_address(visit, request.key.id, id)}});
    return letters;
}

Json new_letters_json(RequestLaw const& law, config::Texts const& texts)
{
    auto kinds = Json::array();
    for (auto const& kind : law.letters)
        if (kind.to != Addressee::office)
            kinds.push_back({{"id", kind.id}, {"label", in_language(kind.title, texts)}});
    return kinds;
}

// The clock: the day, how far off it is, and why that day.
Json due_json(OpenCase const& open, Date today, config::Texts const& texts)
{
    auto const& due = open.view.due;
    Json shown{{"awaited", texts.say("desk.awaited." + std::string{stored_name(due.awaited)})}, {"moves", due.moves}};
    auto const day = open.view.confirm_until ? open.view.confirm_until : due.day;
    if (open.view.confirm_until)
        shown["awaited"] = texts.say("desk.awaited.confirmation");
    if (!day)
        return shown;
    auto const words = say_distance(*day, today, open.terms.calendar, texts);
    shown["day"] = {{"text", say_day(*day, texts)}, {"distance", words.text}, {"mark", words.mark}};
    if (due.derivation && !open.view.confirm_until) {
        shown["derivation"] = {{"steps", derivation_json(*due.derivation, texts)}};
        if (due.derivation->first_due)
            shown["derivation"]["first_due"] = texts.say("desk.first-due", {{"day", say_day(*due.derivation->first_due, texts)}});
        if (due.derivation->warning)
            shown["derivation"]["warning"] = texts.say(*due.derivation->warning);
    }
    return shown;
}

// Where the next step is a page of its own: the decision, or its letter.
Json next_page(Request const& request, Visit const& visit, config::Texts const& texts)
{
    using enum RequestState;
    auto const is_to_be_decided = request.state == in_progress || request.state == correction_lapsed || request.state == payment_lapsed;
    if (is_to_be_decided && is_allowed(visit.roles, Permission::see_applicants))
        return {{"href", case_path(visit, request.key.id, "/decision")}, {"label", texts.say("desk.next.decision")}};
    if (request.state != decided)
        return false;
    auto const& answer = request.decision->answer;
    auto const letter = request.letters.find(answer);
    if (letter == request.letters.end())
        return may_act(visit, Permission::handle_request)
                   ? Json{{"href", case_path(visit, request.key.id, "/letters/new")}, {"label", texts.say("desk.next.letter")}}
                   : Json(false);
    auto const address = letter_address(visit, request.key.id, answer);
    if (address == false)
        return false;
    return {{"href", address},
            {"label", texts.say("desk.next.letter-" + std::string{stored_name(letter->second.stage)})}};
}

// The first of the next steps that is possible, apart from the other forms.
Json take_next(Json& actions, RequestState state)
{
    for (auto const name : next_steps(state))
        for (auto it = actions.begin(); it != actions.end(); ++it)
            if (it->at("name") == name) {
                auto next = *it;
                actions.erase(it);
                return next;
            }
    return false;
}

int nth_this_month(RequestKey key, PageTools const& tools)
{
    auto const same = tools.intake.same_applicant_requests(key);
    if (!same)
        return 1;
    auto const found = std::ranges::find(*same, key, &RequestSummary::key);
    return static_cast<int>(found - same->begin()) + 1;
}

}  // namespace

ActionScene OpenCase::scene(Visit const& visit, PageTools const& tools, std::optional<LetterId> letter) const
{
    return {.request = view.request, .terms = terms, .tools = tools, .texts = tools.texts(visit), .by = visit.visitor.key,
            .today = tools.clock.today(), .people = people, .letter = letter, .nth_this_month = nth_this_month};
}

Result<OpenCase> open_case(Visit const& visit, PageTools const& tools)
{
    auto const key = key_of(visit);
    auto view = tools.requests.find(key);
    if (!view)
        return tl::unexpected{view.error()};
    return tools.terms(visit).map([&](Terms const& terms) {
        return OpenCase{std::move(*view), terms, tools.accounts.people_of(visit.agency.id), nth_this_month(key, tools)};
    });
}

Json actions_json(ShownActions const& shown, Visit const& visit, ActionScene const& scene, std::int64_t version)
{
    auto all = Json::array();
    for (auto const& action : shown.actions) {
        auto const failed = shown.failed != nullptr && shown.failed->action == action.name;
        if (!failed && (!may_act(visit, action.permission) || !is_possible(action, scene)))
            continue;
        auto const fields = fields_of(action, scene);
        auto const given = failed ? shown.failed->given : first_of(fields);
        auto const faults = faults_json(failed ? shown.failed->faults : base::Faults{}, scene.terms.law, scene.texts);
        auto const about = "desk.about." + std::string{action.name};
        all.push_back({{"name", action.name},
                       {"label", scene.texts.say("desk.action." + std::string{action.name})},
                       {"about", scene.texts.has(about) ? Json(scene.texts.say(about)) : Json(false)},
                       {"action", shown.address + "/" + std::string{action.name}},
                       {"fields", fields_json({fields, given, faults, action.name}, scene.texts)},
                       {"problems", faults.value("form", Json::array())},
                       {"open", failed},
                       {"version", version}});
    }
    return all;
}

http::Response case_page(Visit const& visit, PageTools const& tools, Failed const* failed, int status)
{
    auto const open = open_case(visit, tools);
    if (!open)
        return tools.site.problem(visit.request, open.error());
    auto const history = tools.requests.history(open->view.request.key);
    if (!history)
        return tools.site.problem(visit.request, history.error());
    auto const& texts = tools.texts(visit);
    auto const& request = open->view.request;
    auto const path = case_path(visit, request.key.id);
    auto const files = tools.attachments.of(request.key);
    if (!files)
        return tools.site.problem(visit.request, files.error());
    auto const files_path = is_allowed(visit.roles, Permission::see_applicants) ? path + "/files" : "";
    auto actions = Json::array();
    if (!open->view.erased_on)
        actions = actions_json({case_actions(), path, failed}, visit, open->scene(visit, tools), open->view.version);
    Json values{{"title", request.intake.number},
                {"subject", request.intake.subject.empty() ? texts.say("desk.no-subject") : request.intake.subject},
                {"path", path},
                {"version", open->view.version},
                {"erased", open->view.erased_on.has_value()},
                {"due", due_json(*open, tools.clock.today(), texts)},
                {"facts", facts_json(*open, tools, texts)},
                {"letters", letters_json(request, visit, open->terms.law, texts)},
                {"files", attachments_json(*files, {}, files_path, tools, texts)},
                {"files_page", files_path.empty() || open->view.erased_on ? Json(false) : Json(files_path)},
                {"timeline", timeline_json(*history, request, tools, texts)},
                {"may_look", is_allowed(visit.roles, Permission::see_applicants) && !open->view.erased_on},
                {"may_write", may_act(visit, Permission::handle_request) && !open->view.erased_on},
                {"may_split", may_act(visit, Permission::handle_request) && is_allowed(visit.roles, Permission::see_applicants) && is_open(request) &&
                                  request.received_on && !open->view.erased_on},
                {"may_renew", may_act(visit, Permission::receive_request) && !open->view.erased_on},
                {"kinds", new_letters_json(open->terms.law, texts)},
                {"opinions", opinions_of_request(open->view, visit, tools)},
                {"remedies", remedies_of_request(request.key, visit, open->terms, tools)}};
    values["next"] = take_next(actions, request.state);
    values["next_page"] = values["next"] == false ? next_page(request, visit, texts) : Json(false);
    values["nothing_next"] = values["next"] == false && values["next_page"] == false && request.state != RequestState::archived;
    values["actions"] = std::move(actions);
    return office_page(tools.site, visit, "case", std::move(values), status);
}

base::Faults faults_of_refusal(base::Error const& error)
{
    constexpr std::array of_the_day{"request.not-yet-happened", "request.before-receipt", "request.recorded-before", "letter.before-its-date",
                                     "letter.received-before-service"};
    auto const is_of_the_day = std::ranges::find(of_the_day, error.code) != of_the_day.end();
    return {fault_of(error, is_of_the_day ? "happened_on" : "")};
}

}  // namespace requests
