#include "requests/attachments/enclosure_check.hpp"
#include "requests/domain/letter_check.hpp"
#include "requests/fault_text.hpp"
#include "requests/letter_soundness.hpp"
#include "requests/pages/enclosure_view.hpp"
#include "requests/pages/letter_prefill.hpp"
#include "requests/pages/letter_standing.hpp"
#include "requests/pages/request_pages.hpp"
#include "requests/stored_names.hpp"

#include <algorithm>
#include <iterator>

namespace requests {
namespace {

using base::Json;

class LetterPages {
public:
    explicit LetterPages(PageTools const& tools) : tools_{tools} {}

    [[nodiscard]] http::Response blank(Visit const& visit) const
    {
        auto const open = open_case(visit, tools_);
        if (!open)
            return tools_.site.problem(visit.request, open.error());
        auto const& decision = open->view.request.decision;
        std::string kind{visit.request.query().get("kind")};
        if (kind.empty() && decision)
            kind = open->terms.law.decision(decision->kind)->letter;
        if (open->terms.law.letter(kind) == nullptr)
            return tools_.site.problem(visit.request, {base::ErrorKind::not_found, "request.unknown-letter", "There is no letter {id}.", {{"id", kind}}});
        return form_of_new(visit, *open, first_content(visit, tools_, *open, kind), {});
    }

    [[nodiscard]] http::Response write_new(Visit const& visit) const
    {
        auto const open = open_case(visit, tools_);
        if (!open)
            return tools_.site.problem(visit.request, open.error());
        auto const given = given_in(*visit.request.form());
        auto const& kind = value_in(given, "kind");
        if (open->terms.law.letter(kind) == nullptr)
            return tools_.site.problem(visit.request,
                                       {base::ErrorKind::invalid_input, "request.unknown-letter", "There is no letter {id}.", {{"id", kind}}});
        auto const content = typed_content(visit, tools_, *open, {.kind = kind, .text = value_in(given, "text")});
        auto const letter = letter_for(open->view.request, content.kind, open->terms.law);
        auto const written = tools_.requests.write_letter(key_of(visit), letter, content, {visit.visitor.key, version_in(given)});
        if (!written)
            return form_of_new(visit, *open, content, faults_of_refusal(written.error()), http::status_of(written.error().kind));
        return http::see_other(address(visit, letter) + "?done=letter-saved");
    }

    [[nodiscard]] http::Response read(Visit const& visit, std::string_view door) const { return show(visit, door, {}); }

    [[nodiscard]] http::Response write(Visit const& visit) const
    {
        auto const open = open_case(visit, tools_);
        if (!open)
            return tools_.site.problem(visit.request, open.error());
        auto const letter = open->view.request.letters.find(letter_of(visit));
        if (letter == open->view.request.letters.end())
            return tools_.site.problem(visit.request, {base::ErrorKind::not_found, "letter.no-text", "This letter has no text here.", {}});
        auto const given = given_in(*visit.request.form());
        auto const content = typed_content(visit, tools_, *open, {.kind = letter->second.kind, .text = value_in(given, "text")});
        auto const written = tools_.requests.write_letter(key_of(visit), letter->first, content, {visit.visitor.key, version_in(given)});
        if (!written)
            return show(visit, "", {.typed = content.text, .faults = faults_of_refusal(written.error()),
                                    .status = http::status_of(written.error().kind)});
        return http::see_other(address(visit, letter->first) + "?done=letter-saved");
    }

    [[nodiscard]] http::Response act(Visit const& visit, Action const& action) const
    {
        auto const open = open_case(visit, tools_);
        if (!open)
            return tools_.site.problem(visit.request, open.error());
        auto const letter = letter_of(visit);
        if (!open->view.request.letters.contains(letter))
            return tools_.site.problem(visit.request, {base::ErrorKind::not_found, "letter.no-text", "This letter has no text here.", {}});
        auto const given = given_in(*visit.request.form());
        auto const entry = entry_of(action, open->scene(visit, tools_, letter), given);
        auto const door = is_allowed(visit.roles, Permission::see_applicants) ? "" : "/review";
        if (!entry) {
            Failed const failed{action.name, given, entry.error()};
            return show(visit, door, {.failed = &failed, .status = http::status_of(base::ErrorKind::invalid_input)});
        }
        auto const recorded = record(visit, letter, *entry);
        if (!recorded) {
            Failed const failed{action.name, given, faults_of_refusal(recorded.error())};
            return show(visit, door, {.failed = &failed, .status = http::status_of(recorded.error().kind)});
        }
        return http::see_other(case_path(visit, key_of(visit).id, "?done=recorded"));
    }

    [[nodiscard]] http::Response enclose(Visit const& visit) const
    {
        auto const id = letter_of(visit);
        auto const& form = *visit.request.form();
        auto const done = tools_.attachments.enclose(key_of(visit), id, chosen_enclosures(form), {visit.visitor.key, version_in(given_in(form))});
        if (!done)
            return show(visit, "", {.faults = faults_of_refusal(done.error()), .status = http::status_of(done.error().kind)});
        return http::see_other(address(visit, id) + "?done=enclosed");
    }

private:
    // What was sent and not taken.
    struct Shown {
        std::optional<std::string> typed = {};
        base::Faults faults = {};
        Failed const* failed = nullptr;
        int status = 200;
    };

    // What the letter lacks, and what in it must not go out.
    [[nodiscard]] Json all_findings(Visit const& visit, std::vector<Finding> const& findings, LetterContent const& content, RequestLaw const& law) const
    {
        auto const& texts = tools_.texts(visit);
        auto all = findings_json(findings, law, texts);
        for (auto const& finding : screen_letter(content.text, tools_.law.screening()))
            all.push_back({{"text", tools_.law.screening().message_of(finding, texts.language())}, {"error", forbid({finding})}});
        return all;
    }

    static std::string address(Visit const& visit, LetterId letter)
    {
        return case_path(visit, key_of(visit).id, "/letters/" + std::to_string(letter.value));
    }

    Result<CaseView> record(Visit const& visit, LetterId letter, Entry const& entry) const
    {
        auto const* moved = std::get_if<LetterMoved>(&entry.what);
        if (moved != nullptr && std::holds_alternative<LetterNumbered>(moved->step))
            return tools_.requests.number_letter(key_of(visit), letter, {entry.by, entry.version});
        return tools_.requests.record(key_of(visit), entry);
    }

    [[nodiscard]] http::Response form_of_new(Visit const& visit, OpenCase const& open, LetterContent const& content,
                                             base::Faults const& faults, int status = 200) const
    {
        auto const& texts = tools_.texts(visit);
        auto const path = case_path(visit, key_of(visit).id);
        return office_page(tools_.site, visit, "letter",
                           {{"title", say_letter(content.kind, open.terms.law, texts)}, {"path", path}, {"address", path + "/letters/new"},
                            {"kind", content.kind}, {"text", content.text}, {"version", open.view.version}, {"draft", true}, {"known", false}, {"enclosures", false}, {"may_enclose", false}, {"posting", false},
                            {"problems", faults_json(faults, open.terms.law, texts).value("form", Json::array())},
                            {"findings", Json::array()}, {"files", false}, {"issued", false}, {"next", false}, {"actions", Json::array()}},
                           status);
    }

    [[nodiscard]] http::Response show(Visit const& visit, std::string_view door, Shown const& shown) const
    {
        auto const open = open_case(visit, tools_);
        if (!open)
            return tools_.site.problem(visit.request, open.error());
        auto const id = letter_of(visit);
        auto const& request = open->view.request;
        auto const found = tools_.requests.letter(request.key, id, visit.visitor.key);
        // What was written on paper alone has no text here, but goes its way all the same.
        auto const is_on_paper = !found && found.error().code == "letter.no-text";
        if ((!found && !is_on_paper) || !request.letters.contains(id))
            return tools_.site.problem(visit.request, found ? base::Error{base::ErrorKind::not_found, "letter.no-text",
                                                                          "This letter has no text here.", {}} : found.error());
        auto const& texts = tools_.texts(visit);
        auto const& letter = request.letters.at(id);
        auto const content = found.value_or(LetterContent{.kind = letter.kind, .text = {}});
        auto const enclosures = enclosures_json(visit, tools_, id, door.empty() ? Door::applicants : Door::review);
        if (!enclosures)
            return tools_.site.problem(visit.request, enclosures.error());
        auto const is_open = letter.stage == LetterStage::draft && may_act(visit, Permission::handle_request) && door.empty();
        auto findings = is_on_paper ? std::vector<Finding>{} : letter_findings(content, letter, request, open->terms.law, tools_.clock.today());
        std::ranges::copy(check_people(letter, open->terms.law), std::back_inserter(findings));
        auto actions = actions_json({letter_actions(), address(visit, id), shown.failed}, visit, open->scene(visit, tools_, id),
                                    open->view.version);
        // A receipt that is known can only be put right: it is no next step.
        auto const has_next = !actions.empty() && !letter.received_on;
        auto next = has_next ? actions.front() : Json(false);
        if (has_next)
            actions.erase(actions.begin());
        return office_page(tools_.site, visit, "letter",
                           {{"title", say_letter(letter.kind, open->terms.law, texts)},
                            {"path", case_path(visit, request.key.id)},
                            {"address", address(visit, id)},
                            {"kind", letter.kind},
                            {"text", shown.typed.value_or(letter.stage == LetterStage::draft || is_on_paper
                                                               ? content.text
                                                               : issued_text(content.text, letter, visit.agency, tools_.clock.today(), tools_.letters))},
                            {"on_paper", is_on_paper},
                            {"files", is_on_paper ? Json(false) : Json{{"pdf", address(visit, id) + std::string{door} + "/file.pdf"}, {"docx", address(visit, id) + std::string{door} + "/file.docx"}}},
                            {"issued", issued_json(request.key, id, visit, tools_)},
                            {"version", open->view.version},
                            {"draft", is_open},
                            {"enclosures", *enclosures},
                            {"posting", !is_on_paper && !letter.number.empty() && may_act(visit, Permission::handle_request) && door.empty()},
                            {"may_enclose", is_open && !enclosures->at("choices").empty()},
                            {"known", {{"stage", texts.say("desk.stage." + std::string{stored_name(letter.stage)})},
                                       {"number", letter.number.empty() ? Json(false) : Json(letter.number)},
                                       {"served", letter.served_on ? Json(say_service_days(letter, open->terms.law, texts)) : Json(false)}}},
                            {"problems", faults_json(shown.faults, open->terms.law, texts).value("form", Json::array())},
                            {"findings", all_findings(visit, findings, content, open->terms.law)},
                            {"next", std::move(next)},
                            {"actions", std::move(actions)}},
                           shown.status);
    }

    PageTools tools_;
};

}  // namespace

void add_letter_pages(agencies::StaffRoutes& routes, PageTools const& tools)
{
    LetterPages const pages{tools};
    std::string const letters = "/office/{agency}/requests/{id}/letters/";
    auto const one = letters + "{letter}";
    routes.get(letters + "new", Permission::handle_request, [pages](Visit const& visit) { return pages.blank(visit); });
    routes.post(letters + "new", Permission::handle_request, [pages](Visit const& visit) { return pages.write_new(visit); });
    routes.get(one, Permission::see_applicants, [pages](Visit const& visit) { return pages.read(visit, ""); });
    routes.get(one + "/review", Permission::review_letter, [pages](Visit const& visit) { return pages.read(visit, "/review"); });
    routes.post(one, Permission::handle_request, [pages](Visit const& visit) { return pages.write(visit); });
    routes.post(one + "/enclosures", Permission::handle_request, [pages](Visit const& visit) { return pages.enclose(visit); });
    for (auto const& action : letter_actions())
        routes.post(one + "/" + std::string{action.name}, action.permission,
                    [pages, &action](Visit const& visit) { return pages.act(visit, action); });
}

}  // namespace requests
