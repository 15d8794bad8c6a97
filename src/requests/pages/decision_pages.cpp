#include "requests/fault_text.hpp"
#include "requests/pages/case_view.hpp"
#include "requests/pages/request_pages.hpp"

#include <algorithm>
#include <array>

namespace requests {
namespace {

using base::Json;
using enum FieldKind;

constexpr int withheld_rows = 4;

std::string row_field(std::string_view name, int row)
{
    return std::string{name} + "-" + std::to_string(row);
}

DecisionDraft draft_in(Given const& given)
{
    auto const text = [&](std::string_view name) { return value_in(given, name); };
    DecisionDraft draft{.kind = text("kind"), .reasons = text("reasons"), .access = text("access"), .search_record = text("search_record"),
                        .governing_law = text("governing_law"), .earlier_answer = text("earlier_answer")};
    for (int row = 1; row <= withheld_rows; ++row)
        if (Withheld part{text(row_field("what", row)), text(row_field("ground", row)), text(row_field("reason", row))};
            !part.what.empty() || !part.reason.empty())
            draft.withheld.push_back(std::move(part));
    if (!text("right_agency").empty() || !text("right_agency_contact").empty())
        draft.right_agency = RightAgency{text("right_agency"), text("right_agency_contact")};
    auto const notice = FormReader{given}.number("override_letter");
    if (!text("override_reasons").empty() || notice != 0)
        draft.overrides = Override{text("override_reasons"), notice == 0 ? std::nullopt : std::optional{LetterId{notice}}};
    return draft;
}

Given given_of(DecisionDraft const& draft)
{
    Given given{{"kind", draft.kind}, {"reasons", draft.reasons}, {"access", draft.access}, {"search_record", draft.search_record},
                {"governing_law", draft.governing_law}, {"earlier_answer", draft.earlier_answer}};
    for (std::size_t i = 0; i < draft.withheld.size(); ++i) {
        auto const row = static_cast<int>(i) + 1;
        given[row_field("what", row)] = draft.withheld[i].what;
        given[row_field("ground", row)] = draft.withheld[i].ground;
        given[row_field("reason", row)] = draft.withheld[i].reason;
    }
    if (draft.right_agency) {
        given["right_agency"] = draft.right_agency->name;
        given["right_agency_contact"] = draft.right_agency->contact;
    }
    if (draft.overrides) {
        given["override_reasons"] = draft.overrides->reasons;
        given["override_letter"] = draft.overrides->letter ? std::to_string(draft.overrides->letter->value) : "";
    }
    return given;
}

// The kinds that can be decided, each with its article; or the grounds for which a part is withheld.
std::vector<Option> decisions(RequestLaw const& law, config::Texts const& texts, bool (*fits)(DecisionKind const&))
{
    std::vector<Option> choices;
    for (auto const& kind : law.decisions)
        if (fits(kind))
            choices.push_back({kind.id, in_language(kind.name, texts) + " · " + kind.article});
    return choices;
}

std::vector<Field> draft_fields(OpenCase const& open, config::Texts const& texts)
{
    auto const& law = open.terms.law;
    Field letter{.name = "override_letter", .kind = choice};
    letter.choices.push_back({"0", texts.say("desk.none-yet")});
    for (auto const& [id, one] : open.view.request.letters)
        letter.choices.push_back({std::to_string(id.value), say_letter(one.kind, law, texts) + " " + one.number});
    return {{.name = "kind", .kind = choice, .need = Need::required,
             .choices = decisions(law, texts, [](DecisionKind const& kind) { return kind.closing.empty(); })},
            {.name = "reasons", .kind = area, .need = Need::depends},
            {.name = "access", .kind = area, .need = Need::depends},
            {.name = "search_record", .kind = area, .need = Need::depends},
            {.name = "governing_law", .need = Need::depends},
            {.name = "earlier_answer", .need = Need::depends},
            {.name = "right_agency", .need = Need::depends},
            {.name = "right_agency_contact", .need = Need::depends},
            {.name = "override_reasons", .kind = area},
            letter};
}

Json withheld_json(Given const& given, RequestLaw const& law, config::Texts const& texts)
{
    auto const grounds = decisions(law, texts, [](DecisionKind const& kind) { return kind.is_ground; });
    auto rows = Json::array();
    for (int row = 1; row <= withheld_rows; ++row) {
        auto choices = Json::array();
        for (auto const& ground : grounds)
            choices.push_back({{"id", ground.id}, {"label", ground.label}, {"chosen", ground.id == value_in(given, row_field("ground", row))}});
        rows.push_back({{"row", row}, {"what", value_in(given, row_field("what", row))}, {"grounds", std::move(choices)},
                        {"reason", value_in(given, row_field("reason", row))}});
    }
    return rows;
}

// What stands on the page: the draft as it is kept, or the form that was sent and not taken.
struct Shown {
    Given given;
    base::Faults faults = {};
    bool kept = false;
    int status = 200;
};

class DecisionPages {
public:
    explicit DecisionPages(PageTools const& tools) : tools_{tools} {}

    [[nodiscard]] http::Response read(Visit const& visit) const
    {
        auto const draft = kept_draft(visit);
        if (!draft)
            return tools_.site.problem(visit.request, draft.error());
        return show(visit, {.given = *draft ? given_of(**draft) : Given{}, .kept = draft->has_value()});
    }

    [[nodiscard]] http::Response write(Visit const& visit) const
    {
        auto const given = given_in(*visit.request.form());
        if (auto const found = tools_.requests.find(key_of(visit)); !found)
            return tools_.site.problem(visit.request, found.error());
        auto const written = tools_.requests.write_draft(key_of(visit), draft_in(given), {visit.visitor.key, version_in(given)});
        if (!written)
            return show(visit, {given, faults_of_refusal(written.error()), false, http::status_of(written.error().kind)});
        return http::see_other(case_path(visit, key_of(visit).id, "/decision?done=draft-saved"));
    }

    // Makes the decision that was drafted, once nothing forbids it.
    [[nodiscard]] http::Response decide(Visit const& visit) const
    {
        auto const draft = kept_draft(visit);
        if (!draft)
            return tools_.site.problem(visit.request, draft.error());
        if (!*draft)
            return show(visit, {{}, {{"", "request.no-draft"}}, false, http::status_of(base::ErrorKind::conflict)});
        auto const version = version_in(given_in(*visit.request.form()));
        auto const decided = tools_.requests.decide(key_of(visit), {visit.visitor.key, version});
        if (!decided)
            return show(visit, {given_of(**draft), faults_of_refusal(decided.error()), true, http::status_of(decided.error().kind)});
        return http::see_other(case_path(visit, key_of(visit).id, "?done=decided"));
    }

private:
    // A look.
    [[nodiscard]] Result<std::optional<DecisionDraft>> kept_draft(Visit const& visit) const
    {
        if (auto const found = tools_.requests.find(key_of(visit)); !found)
            return tl::unexpected{found.error()};
        return tools_.requests.draft(key_of(visit), visit.visitor.key);
    }

    [[nodiscard]] http::Response show(Visit const& visit, Shown const& shown) const
    {
        auto const open = open_case(visit, tools_);
        if (!open)
            return tools_.site.problem(visit.request, open.error());
        auto const& texts = tools_.texts(visit);
        auto const& law = open->terms.law;
        auto const& request = open->view.request;
        auto const fields = draft_fields(*open, texts);
        auto findings = Json::array();
        if (shown.kept)
            findings = findings_json(check_decision(draft_in(shown.given), request, tools_.clock.today(), open->terms), law, texts);
        auto const faults = faults_json(shown.faults, law, texts);
        auto const nothing_wrong = findings.empty();
        return office_page(tools_.site, visit, "decision",
                           {{"title", texts.say("desk.decision-on", {{"number", request.intake.number}})},
                            {"subject", request.intake.subject},
                            {"path", case_path(visit, request.key.id)},
                            {"version", open->view.version},
                            {"fields", fields_json({fields, shown.given, faults, "draft"}, texts)},
                            {"withholds", !draft_in(shown.given).withheld.empty()},
                            {"withheld", withheld_json(shown.given, law, texts)},
                            {"problems", faults.value("form", Json::array())},
                            {"findings", std::move(findings)},
                            {"complete", shown.kept && nothing_wrong},
                            {"may_write", may_act(visit, Permission::handle_request) && is_open(request)},
                            {"may_decide", shown.kept && may_act(visit, Permission::sign_letter) && is_open(request)}},
                           shown.status);
    }

    PageTools tools_;
};

}  // namespace

void add_decision_pages(agencies::StaffRoutes& routes, PageTools const& tools)
{
    DecisionPages const pages{tools};
    std::string const path = "/office/{agency}/requests/{id}/decision";
    routes.get(path, Permission::see_applicants, [pages](Visit const& visit) { return pages.read(visit); });
    routes.post(path, Permission::handle_request, [pages](Visit const& visit) { return pages.write(visit); });
    routes.post(path + "/made", Permission::sign_letter, [pages](Visit const& visit) { return pages.decide(visit); });
}

}  // namespace requests
