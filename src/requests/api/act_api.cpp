#include "requests/api/call_body.hpp"
#include "requests/api/case_json.hpp"
#include "requests/issued_letters.hpp"
#include "requests/pages/letter_prefill.hpp"

// What can be written down in a case and its letters, by the same table as the forms of the pages.
namespace requests {
namespace {

using agencies::api_problem;
using base::Json;

// By the position in FieldKind.
constexpr std::array<std::string_view, 7> field_kinds{"line", "area", "date", "number", "choice", "telephone", "email"};

Json field_json(Field const& field)
{
    auto choices = Json::array();
    for (auto const& choice : field.choices)
        choices.push_back({{"id", choice.id}, {"label", choice.label}});
    return {{"name", field.name},
            {"kind", field_kinds.at(static_cast<std::size_t>(field.kind))},
            {"required", field.need == Need::required},
            {"choices", std::move(choices)}};
}

// What the law allows now, whoever may do it, with what each asks.
Json possible_json(std::span<Action const> actions, ActionScene const& scene)
{
    auto acts = Json::array();
    for (auto const& action : actions) {
        if (!is_possible(action, scene))
            continue;
        auto fields = Json::array();
        for (auto const& field : fields_of(action, scene))
            fields.push_back(field_json(field));
        acts.push_back({{"act", action.name}, {"scope", agencies::entry_of(action.permission).name}, {"fields", std::move(fields)}});
    }
    return acts;
}

class ActApi {
public:
    explicit ActApi(PageTools const& tools) : tools_{tools} {}

    [[nodiscard]] http::Response possible(ApiCall const& call, bool of_letter) const
    {
        CallerVisit const visit{call};
        auto const open = open_case(*visit, tools_);
        if (!open)
            return api_problem(call, open.error());
        auto const letter = of_letter ? std::optional{letter_of(call)} : std::nullopt;
        if (letter && !open->view.request.letters.contains(*letter))
            return api_problem(call, no_letter());
        auto const scene = open->scene(*visit, tools_, letter);
        auto acts = open->view.erased_on ? Json::array() : possible_json(of_letter ? letter_actions() : case_actions(), scene);
        return http::json({{"version", open->view.version}, {"items", std::move(acts)}});
    }

    [[nodiscard]] ApiWritten act(ApiCall const& call, Action const& action, bool of_letter) const
    {
        CallerVisit const visit{call};
        auto const open = open_case(*visit, tools_);
        if (!open)
            return {api_problem(call, open.error())};
        auto const letter = of_letter ? std::optional{letter_of(call)} : std::nullopt;
        if (letter && !open->view.request.letters.contains(*letter))
            return {api_problem(call, no_letter())};
        auto const scene = open->scene(*visit, tools_, letter);
        base::Faults faults;
        auto const given = given_in(call.body, with_version(names_of(fields_of(action, scene))), faults);
        need_version(given, faults);
        auto const entry = entry_of(action, scene, given);
        if (!entry)
            faults.insert(faults.end(), entry.error().begin(), entry.error().end());
        if (!faults.empty())
            return {refused(call, faults, tools_)};
        return changed(call, record(call, letter, *entry));
    }

    [[nodiscard]] ApiWritten describe(ApiCall const& call) const
    {
        base::Faults faults;
        auto const given = given_in(call.body, std::vector<std::string>{"subject", "version"}, faults);
        need_version(given, faults);
        if (!faults.empty())
            return {refused(call, faults, tools_)};
        return changed(call, tools_.requests.describe(key_of(call), value_in(given, "subject"), {call.by(), version_in(given)}));
    }

    // A look.
    [[nodiscard]] http::Response read_letter(ApiCall const& call) const
    {
        auto const key = key_of(call);
        auto const view = tools_.requests.find(key);
        auto const content = view ? tools_.requests.letter(key, letter_of(call), call.by()) : tl::unexpected{view.error()};
        if (!content)
            return api_problem(call, content.error());
        auto const letter = view->request.letters.find(letter_of(call));
        if (letter == view->request.letters.end())
            return api_problem(call, no_letter());
        auto const text = letter->second.stage == LetterStage::draft
                              ? content->text
                              : issued_text(content->text, letter->second, call.agency, tools_.clock.today(), tools_.letters);
        return http::json({{"letter", letter->first.value}, {"kind", content->kind}, {"text", text}, {"version", view->version}});
    }

    // What a new letter of the kind begins with, by the templates. A look.
    [[nodiscard]] http::Response first_text(ApiCall const& call) const
    {
        CallerVisit const visit{call};
        auto const open = open_case(*visit, tools_);
        if (!open)
            return api_problem(call, open.error());
        std::string const kind{call.request.query().get("kind")};
        if (open->terms.law.letter(kind) == nullptr)
            return api_problem(call, unknown_letter(kind));
        return http::json({{"kind", kind}, {"text", first_content(*visit, tools_, *open, kind).text}, {"version", open->view.version}});
    }

    [[nodiscard]] ApiWritten write_new(ApiCall const& call) const
    {
        base::Faults faults;
        auto const given = given_in(call.body, std::vector<std::string>{"kind", "text", "version"}, faults);
        need_version(given, faults);
        if (!faults.empty())
            return {refused(call, faults, tools_)};
        auto const& kind = value_in(given, "kind");
        if (tools_.law.requests().letter(kind) == nullptr)
            return {api_problem(call, unknown_letter(kind))};
        CallerVisit const visit{call};
        auto const open = open_case(*visit, tools_);
        if (!open)
            return {api_problem(call, open.error())};
        return write(call, *open, {letter_for(open->view.request, kind, open->terms.law), kind}, given);
    }

    [[nodiscard]] ApiWritten rewrite(ApiCall const& call) const
    {
        base::Faults faults;
        auto const given = given_in(call.body, std::vector<std::string>{"text", "version"}, faults);
        need_version(given, faults);
        if (!faults.empty())
            return {refused(call, faults, tools_)};
        CallerVisit const visit{call};
        auto const open = open_case(*visit, tools_);
        if (!open)
            return {api_problem(call, open.error())};
        auto const letter = open->view.request.letters.find(letter_of(call));
        if (letter == open->view.request.letters.end())
            return {api_problem(call, no_letter())};
        return write(call, *open, {letter->first, letter->second.kind}, given);
    }

private:
    static base::Error no_letter() { return {base::ErrorKind::not_found, "letter.no-text", "This letter has no text here.", {}}; }
    static base::Error unknown_letter(std::string const& kind)
    {
        return {base::ErrorKind::invalid_input, "request.unknown-letter", "There is no letter {id}.", {{"id", kind}}};
    }

    [[nodiscard]] ApiWritten write(ApiCall const& call, OpenCase const& open, std::pair<LetterId, std::string> const& letter,
                                   Given const& given) const
    {
        CallerVisit const visit{call};
        auto const content = typed_content(*visit, tools_, open, {.kind = letter.second, .text = value_in(given, "text")});
        return changed(call, tools_.requests.write_letter(key_of(call), letter.first, content, {call.by(), version_in(given)}));
    }

    [[nodiscard]] Result<CaseView> record(ApiCall const& call, std::optional<LetterId> letter, Entry const& entry) const
    {
        auto const* moved = std::get_if<LetterMoved>(&entry.what);
        if (letter && moved != nullptr && std::holds_alternative<LetterNumbered>(moved->step))
            return tools_.requests.number_letter(key_of(call), *letter, {entry.by, entry.version});
        return tools_.requests.record(key_of(call), entry);
    }

    PageTools tools_;
};

}  // namespace

void add_act_api(ApiRoutes& routes, PageTools const& tools)
{
    using enum Permission;
    ActApi const api{tools};
    std::string const one{request_path};
    auto const letters = one + "/letters";
    auto const letter = letters + "/{letter}";
    routes.get(one + "/acts", see_agency, [api](ApiCall const& call) { return api.possible(call, false); });
    for (auto const& action : case_actions())
        routes.write(one + "/acts/" + std::string{action.name}, action.permission,
                     [api, &action](ApiCall const& call) { return api.act(call, action, false); });
    routes.write(one + "/subject", handle_request, [api](ApiCall const& call) { return api.describe(call); });
    routes.get(one + "/letter-text", see_applicants, [api](ApiCall const& call) { return api.first_text(call); });
    routes.write(letters, handle_request, [api](ApiCall const& call) { return api.write_new(call); });
    routes.get(letter, see_applicants, [api](ApiCall const& call) { return api.read_letter(call); });
    routes.get(letter + "/review", review_letter, [api](ApiCall const& call) { return api.read_letter(call); });
    routes.write(letter, handle_request, [api](ApiCall const& call) { return api.rewrite(call); });
    routes.get(letter + "/acts", see_agency, [api](ApiCall const& call) { return api.possible(call, true); });
    for (auto const& action : letter_actions())
        routes.write(letter + "/acts/" + std::string{action.name}, action.permission,
                     [api, &action](ApiCall const& call) { return api.act(call, action, true); });
}

}  // namespace requests
