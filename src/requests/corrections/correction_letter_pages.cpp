#include "requests/attachments/enclosure_check.hpp"
#include "requests/corrections/correction_pages.hpp"
#include "requests/corrections/correction_parts.hpp"
#include "requests/domain/letter_check.hpp"
#include "requests/fault_text.hpp"
#include "requests/letters/letter_text.hpp"
#include "requests/pages/form_fields.hpp"
#include "requests/papers/letter_document.hpp"

#include <array>

// The letter that tells the result of a record correction: its text and its file.
namespace requests {
namespace {

using base::Json;

constexpr std::array result_names{"corrected", "refused", "passed_on", "told_where"};  // as data/letters.json asks for them
constexpr std::string_view organisation_identity = "credit_code";

// The facts of a letter are those of a request: what is asked, when, under which number.
Request as_request(RecordCorrection const& correction, CorrectionSubmission const& submission)
{
    auto const is_organisation = submission.applicant.identity_kind == organisation_identity;
    return {.key = {correction.receipt.agency, {}},
            .intake = {.number = correction.receipt.number, .channel = "in_person", .applicant_kind = is_organisation ? "other_org" : "natural_person",
                       .arrived_on = correction.received_on, .received_on = correction.received_on, .subject = correction.receipt.record},
            .registered_on = correction.received_on,
            .received_on = correction.received_on,
            .last_recorded_on = correction.last_recorded_on};
}

class CorrectionLetterPages {
public:
    explicit CorrectionLetterPages(PageTools const& tools) : tools_{tools} {}

    [[nodiscard]] http::Response read(Visit const& visit) const { return show(visit, {}, {}, 200); }

    [[nodiscard]] http::Response write(Visit const& visit) const
    {
        auto const given = given_in(*visit.request.form());
        auto const key = correction_in(visit);
        auto const& text = value_in(given, "text");
        auto const written = service().write_letter(key, text, visit.visitor.key, version_in(given));
        if (!written)
            return show(visit, text, {fault_of(written.error(), "")}, http::status_of(written.error().kind));
        return http::see_other(correction_path(visit, key.id, "/letter?done=letter-saved"));
    }

    [[nodiscard]] http::Response file(Visit const& visit, LetterFormat format) const
    {
        auto const key = correction_in(visit);
        auto const view = service().find(key);
        auto const text = view ? service().letter_text(key, visit.visitor.key) : tl::unexpected{view.error()};
        if (!text)
            return tools_.site.problem(visit.request, text.error());
        if (!*text || !view->correction.letter)
            return tools_.site.problem(visit.request, {base::ErrorKind::not_found, "letter.no-text", "This letter has no text here.", {}});
        LetterContent const content{.kind = std::string{correction_letter}, .text = **text};
        auto made = letter_file({content, *view->correction.letter, visit.agency}, tools_.clock.today(), tools_.letters, format);
        if (!made)
            return tools_.site.problem(visit.request, made.error());
        return http::download(std::move(made->bytes), made->type, made->name);
    }

private:
    [[nodiscard]] CorrectionService service() const { return CorrectionService{tools_.desk}; }

    // By the template, as far as the case knows it; opens what was handed in, which is a look.
    [[nodiscard]] Result<std::string> first_text(Visit const& visit, CorrectionView const& view) const
    {
        auto const submission = service().submission(view.key, visit.visitor.key);
        auto const terms = tools_.terms(visit);
        if (!submission || !terms)
            return tl::unexpected{submission ? terms.error() : submission.error()};
        auto const request = as_request(view.correction, *submission);
        Particulars const particulars{.applicant = submission->applicant, .content = submission->record};
        auto facts = requests::facts_of({visit.agency, request, particulars, tools_.clock.today()}, *terms);
        if (auto const& decision = view.correction.decision) {
            facts.say("correction_result", result_names.at(static_cast<std::size_t>(decision->result)));
            facts.say("agency_told", decision->agency_told);
        }
        if (auto const remedies = remedies_of(RemedyClause::ordinary, agencies::to_string(visit.agency.level), std::nullopt, *terms))
            add_remedies(facts, *remedies, {}, terms->law);
        return write_letter(correction_letter, facts, tools_.letters, terms->law).text;
    }

    [[nodiscard]] Json findings_of(std::string const& text, config::Texts const& texts) const
    {
        auto const& law = tools_.law.requests();
        auto findings = check_letter({.kind = std::string{correction_letter}, .elements = {}, .text = text, .dated = tools_.clock.today()}, law);
        std::erase_if(findings, [](Finding const& finding) { return finding.check.starts_with("letter.element"); });
        auto all = findings_json(findings, law, texts);
        if (has_gaps(text, tools_.letters))
            all.push_back({{"text", texts.say("correction.gaps")}, {"error", true}});
        for (auto const& finding : screen_letter(text, tools_.law.screening()))
            all.push_back({{"text", tools_.law.screening().message_of(finding, texts.language())}, {"error", forbid({finding})}});
        return all;
    }

    [[nodiscard]] http::Response show(Visit const& visit, std::optional<std::string> const& typed, base::Faults const& faults, int status) const
    {
        auto const key = correction_in(visit);
        auto const view = service().find(key);
        if (!view)
            return tools_.site.problem(visit.request, view.error());
        auto const kept = service().letter_text(key, visit.visitor.key);
        auto const first = kept && !*kept ? first_text(visit, *view) : Result<std::string>{std::string{}};
        if (!kept || !first)
            return tools_.site.problem(visit.request, kept ? first.error() : kept.error());
        auto const& texts = tools_.texts(visit);
        auto const text = typed.value_or(kept->value_or(*first));
        auto const& letter = view->correction.letter;
        auto const is_draft = view->correction.decision && (!letter || letter->stage == LetterStage::draft) && may_act(visit, Permission::handle_request);
        return office_page(tools_.site, visit, "correction-letter",
                           {{"title", texts.say("correction.letter")},
                            {"path", correction_path(visit, key.id)},
                            {"text", text},
                            {"version", view->version},
                            {"draft", is_draft},
                            {"files", kept->has_value()},
                            {"problems", faults_json(faults, tools_.law.requests(), texts).value("form", Json::array())},
                            {"findings", kept->has_value() ? findings_of(text, texts) : Json::array()}},
                           status);
    }

    PageTools tools_;
};

}  // namespace

void add_correction_letter_pages(agencies::StaffRoutes& routes, PageTools const& tools)
{
    CorrectionLetterPages const pages{tools};
    std::string const path = "/office/{agency}/corrections/{correction}/letter";
    routes.get(path, Permission::see_applicants, [pages](Visit const& visit) { return pages.read(visit); });
    routes.post(path, Permission::handle_request, [pages](Visit const& visit) { return pages.write(visit); });
    routes.get(path + "/file.pdf", Permission::see_applicants, [pages](Visit const& visit) { return pages.file(visit, LetterFormat::pdf); });
    routes.get(path + "/file.docx", Permission::see_applicants, [pages](Visit const& visit) { return pages.file(visit, LetterFormat::docx); });
}

}  // namespace requests
