#include "report/comparing/text_comparison.hpp"
#include "report/drafting/drafting_parts.hpp"

#include <algorithm>

namespace report {
namespace {

using base::Json;

constexpr std::size_t form_bytes = 1024UL * 1024;
constexpr std::size_t part_five = 4;

// Parts one, five and six beside what helps to write them.
class TextPage {
public:
    TextPage(Visit const& visit, DraftingTools const& tools)
        : visit_{visit}, tools_{tools}, texts_{tools.pages.site.texts_for(visit.request.headers())}
    {
    }

    [[nodiscard]] http::Response show(Draft const& draft, std::vector<ReportNote> const& notes, std::optional<base::Error> const& error = std::nullopt) const
    {
        auto const check = tools_.pages.reports.check(visit_.agency, draft);
        auto const last = tools_.pages.reports.published({visit_.agency.id, draft.year - 1});
        return office_page(tools_.pages.site, visit_, "report-text",
                           {{"title", texts_.say("draft.text.title", {{"year", std::to_string(draft.year)}})},
                            {"path", report_path(visit_, draft.year)},
                            {"version", draft.version},
                            {"editable", is_editable(draft.state)},
                            {"problems", error ? Json::array({texts_.say(error->code, error->words)}) : Json::array()},
                            {"has_last", last.has_value()},
                            {"parts", parts(draft, last, notes)},
                            {"figures", figures(draft)},
                            {"facts", facts(draft)},
                            {"likeness", likeness_json(draft, visit_, tools_.pages)},
                            {"text_findings", text_findings_json(draft, check, visit_, tools_.pages)}},
                           error ? http::status_of(error->kind) : 200);
    }

private:
    [[nodiscard]] Json parts(Draft const& draft, std::optional<Report> const& last, std::vector<ReportNote> const& notes) const
    {
        auto all = Json::array();
        for (std::size_t part = 0; part < section_count; ++part) {
            auto const& section = draft.form->sections[part];
            if (section.is_table)
                continue;
            all.push_back({{"name", "part-" + std::to_string(part)},
                           {"heading", section.number + "、" + section.title.official},
                           {"content", draft.texts[part]},
                           {"differences", last ? differences_json(*last, draft, part) : Json::array()},
                           {"questions", part == part_five ? notes_json(notes, NoteKind::question) : Json::array()},
                           {"last_problems", part == part_five ? notes_json(notes, NoteKind::problem) : Json::array()}});
        }
        return all;
    }

    [[nodiscard]] Json notes_json(std::vector<ReportNote> const& notes, NoteKind kind) const
    {
        auto all = Json::array();
        for (std::size_t i = 0; i < notes.size(); ++i)
            if (notes[i].kind == kind)
                all.push_back({{"name", "note-" + std::to_string(i)}, {"label", label_of(notes[i])}, {"content", notes[i].content}});
        return all;
    }

    [[nodiscard]] std::string label_of(ReportNote const& note) const
    {
        auto const& questions = tools_.texts.law().questions;
        auto const question = std::ranges::find(questions, note.item, &TextQuestion::id);
        if (note.kind == NoteKind::problem || question == questions.end())
            return note.item;
        return texts_.language() == Language::zh ? question->zh : question->en;
    }

    // Every figure as a hidden field, so that the text is checked against the tables as it is typed.
    [[nodiscard]] static Json figures(Draft const& draft)
    {
        auto all = Json::array();
        for (std::size_t i = 0; i < draft.cells.size(); ++i)
            if (auto const value = draft.cells[i].value())
                all.push_back({{"cell", draft.form->cells[i].id}, {"value", to_string(*value)}});
        return all;
    }

    [[nodiscard]] Json facts(Draft const& draft) const
    {
        auto all = Json::array();
        for (auto const& fact : tools_.texts.facts(visit_.agency, draft))
            all.push_back({{"number", all.size() + 1},
                           {"clause", fact.clause},
                           {"as_of", texts_.say(fact.document ? "draft.fact.on" : "draft.fact.until", {{"day", to_string(fact.as_of)}})},
                           {"source", texts_.say("draft.fact." + std::string{to_string(fact.source)})},
                           {"href", opens(draft, fact)}});
        return {{"none", all.empty()}, {"all", std::move(all)}};
    }

    [[nodiscard]] std::string opens(Draft const& draft, Fact const& fact) const
    {
        if (fact.document)
            return office_path(visit_.agency, "documents?number=" + std::to_string(*fact.document));
        switch (fact.source) {
        case FactSource::document_register: return office_path(visit_.agency, "documents");
        case FactSource::months: return office_path(visit_.agency, "months?year=" + std::to_string(draft.year));
        case FactSource::ledger: return report_path(visit_, draft.year, "/cells/" + draft.form->cells[fact.cell.value_or(0)].id);
        case FactSource::typed: return report_path(visit_, draft.year, "#c-" + draft.form->cells[fact.cell.value_or(0)].id);
        }
        return {};
    }

    Visit const& visit_;
    DraftingTools const& tools_;
    config::Texts const& texts_;
};

// The notes of the page with what the form has for them.
std::vector<ReportNote> notes_in(http::Request const& request, std::vector<ReportNote> notes)
{
    auto const& form = request.form()->fields;
    for (std::size_t i = 0; i < notes.size(); ++i)
        if (auto const name = "note-" + std::to_string(i); form.find(name).has_value()) {
            notes[i].content = std::string{form.get(name)};
            std::erase(notes[i].content, '\r');
        }
    return notes;
}

std::vector<ReportNote> notes_of(Visit const& visit, DraftingTools const& tools, int year)
{
    auto const last = tools.pages.reports.published({visit.agency.id, year - 1});
    return tools.texts.notes(visit.agency, year, last ? &*last : nullptr);
}

http::Response show(Visit const& visit, DraftingTools const& tools)
{
    auto const year = year_to_write(visit);
    auto const draft = year ? tools.pages.reports.draft(visit.agency, *year) : tl::unexpected{year.error()};
    return draft ? TextPage{visit, tools}.show(*draft, notes_of(visit, tools, *year)) : tools.pages.site.problem(visit.request, draft.error());
}

http::Response put(Visit const& visit, DraftingTools const& tools)
{
    auto const year = year_to_write(visit);
    auto draft = year ? tools.pages.reports.draft(visit.agency, *year) : tl::unexpected{year.error()};
    if (!draft)
        return tools.pages.site.problem(visit.request, draft.error());
    auto const texts = figures_in(visit.request, *draft).texts;
    auto const notes = notes_in(visit.request, notes_of(visit, tools, *year));
    auto const done = tools.pages.reports.put_texts(visit.agency, *year, texts, {visit.visitor.key, version_seen(visit.request)}).and_then([&](Draft const&) {
        return tools.texts.put_notes(visit.agency, *year, notes, visit.visitor.key);
    });
    if (done)
        return http::see_other(report_path(visit, *year, "/text?done=recorded"));
    for (auto const& [part, text] : texts)
        draft->texts.at(part) = text;
    return TextPage{visit, tools}.show(*draft, notes, done.error());
}

}  // namespace

Json differences_json(Report const& last, Draft const& draft, std::size_t part)
{
    auto sentences = Json::array();
    auto const now = report_of(draft);
    for (auto const& sentence : compare_texts(last.sections[part].paragraphs, now.sections[part].paragraphs)) {
        auto pieces = Json::array();
        if (sentence.change == TextChange::changed)
            for (auto const& piece : sentence.pieces)
                pieces.push_back({{"text", piece.text}, {"gone", piece.change == TextChange::removed}, {"come", piece.change == TextChange::added}});
        else
            pieces.push_back({{"text", sentence.change == TextChange::added ? sentence.newer : sentence.older},
                              {"gone", sentence.change == TextChange::removed}, {"come", sentence.change == TextChange::added}});
        sentences.push_back({{"same", sentence.change == TextChange::same},
                             {"opens", (sentence.opens_older || sentence.opens_newer) && !sentences.empty()},
                             {"pieces", std::move(pieces)}});
    }
    return sentences;
}

void add_text_pages(agencies::StaffRoutes& routes, DraftingTools const& tools)
{
    std::string const path = "/office/{agency}/report/{year}/text";
    routes.get(path, Permission::handle_request, [tools](Visit const& visit) { return show(visit, tools); });
    routes.post(path, Permission::handle_request, form_bytes, [tools](Visit const& visit) { return put(visit, tools); });
}

}  // namespace report
