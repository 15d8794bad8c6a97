#include "report/drafting/drafting_parts.hpp"

#include <algorithm>

namespace report {
namespace {

using base::Json;

constexpr std::size_t form_bytes = 64UL * 1024;     // of everything in the form but its file
constexpr std::size_t texts_bytes = 1024UL * 1024;  // of a whole report as a form

// What was read out of a file, at its cells, where a person corrects and completes it.
class ImportPage {
public:
    ImportPage(Visit const& visit, DraftingTools const& tools)
        : visit_{visit}, tools_{tools}, texts_{tools.pages.site.texts_for(visit.request.headers())}
    {
    }

    // `shown` is the draft as the file, or the person, would have it.
    [[nodiscard]] http::Response show(Draft const& stored, Draft const& shown, ImportedReport const& import, base::Faults const& faults = {},
                                      int status = 200) const
    {
        auto const check = tools_.pages.reports.check(visit_.agency, shown);
        auto values = frame(shown);
        values["has_import"] = true;
        values["file"] = import.file;
        values["read"] = texts_.say("draft.import.read", {{"who", say_person(import.read_by, tools_.pages)}, {"on", to_string(import.read_on)}});
        values["taken"] = import.taken_on ? Json(texts_.say("draft.import.taken", {{"on", to_string(*import.taken_on)}})) : Json(false);
        values["summary"] = summary(import.report);
        values["remarks"] = remarks(import, shown);
        values["problems"] = problems(faults, shown);
        values["tables"] = with_raw(tables_json(shown, check, faults, visit_, tools_.pages), stored, import.report);
        values["parts"] = texts_json(shown, tools_.pages.reports.published({visit_.agency.id, shown.year - 1}));
        values["text_findings"] = text_findings_json(shown, check, visit_, tools_.pages);
        return office_page(tools_.pages.site, visit_, "report-import", std::move(values), status);
    }

    // Nothing was read yet, or what was given could not be.
    [[nodiscard]] http::Response ask(Draft const& draft, std::optional<base::Error> const& error = std::nullopt) const
    {
        auto values = frame(draft);
        values["has_import"] = false;
        values["problems"] = error ? Json::array({texts_.say(error->code, error->words)}) : Json::array();
        return office_page(tools_.pages.site, visit_, "report-import", std::move(values), error ? http::status_of(error->kind) : 200);
    }

private:
    [[nodiscard]] Json frame(Draft const& draft) const
    {
        return {{"title", texts_.say("draft.import.title", {{"year", std::to_string(draft.year)}})},
                {"path", report_path(visit_, draft.year)},
                {"version", draft.version},
                {"editable", is_editable(draft.state)}};
    }

    // How many cells were read, and how many were not, by the reason.
    [[nodiscard]] std::string summary(Report const& read) const
    {
        auto text = texts_.say("draft.import.cells", {{"n", std::to_string(count_cells(read, CellState::read))}});
        for (auto const state : unread_states)
            if (auto const n = count_cells(read, state); n > 0)
                text += texts_.say("draft.import.unread", {{"n", std::to_string(n)}, {"state", texts_.say("draft.state." + std::string{to_string(state)})}});
        return text;
    }

    [[nodiscard]] Json remarks(ImportedReport const& import, Draft const& draft) const
    {
        auto all = Json::array();
        auto const& read = import.report;
        if (!read.organisation.empty() && read.organisation != draft.organisation)
            all.push_back(texts_.say("draft.import.other-agency", {{"theirs", read.organisation}, {"ours", draft.organisation}}));
        if (!read.year)
            all.push_back(texts_.say("draft.import.no-year", {{"year", std::to_string(draft.year)}}));
        for (auto const& remark : import.remarks)
            all.push_back(texts_.language() == Language::zh ? remark.zh : remark.en);
        return {{"none", all.empty()}, {"all", std::move(all)}};
    }

    [[nodiscard]] Json problems(base::Faults const& faults, Draft const& draft) const
    {
        auto all = Json::array();
        for (auto const& fault : faults)
            if (!draft.form->find_cell(fault.field))
                all.push_back(texts_.say(fault.code, fault.words));
        return all;
    }

    // "文件中为“3或5”：可能是3、5": how a cell stands in the file, where that is not simply its figure.
    [[nodiscard]] Json raw_of(Cell const& cell) const
    {
        if (cell.state == CellState::read)
            return cell.raw.empty() || cell.raw == to_string(cell.value) ? Json(false) : Json(texts_.say("draft.import.raw", {{"raw", cell.raw}}));
        auto text = texts_.say("draft.state." + std::string{to_string(cell.state)});
        if (!cell.raw.empty())
            text += texts_.say("draft.import.raw", {{"raw", cell.raw}});
        std::string candidates;
        for (auto const& candidate : cell.candidates)
            candidates += (candidates.empty() ? "" : "、") + (candidate ? to_string(*candidate) : texts_.say("draft.state.absent"));
        return candidates.empty() ? text : text + texts_.say("draft.import.candidates", {{"all", candidates}});
    }

    [[nodiscard]] Json with_raw(Json tables, Draft const& stored, Report const& read) const
    {
        for (auto& table : tables)
            for (auto& block : table["blocks"])
                for (auto& row : block["rows"])
                    for (auto& cell : row["cells"]) {
                        auto const i = stored.form->find_cell(cell["cell"].get_ref<std::string const&>());
                        if (!i)
                            continue;
                        cell["raw"] = raw_of(read.cells[*i]);
                        cell["asked"] = cell["blank"].get<bool>();
                        auto const& counted = stored.cells[*i].computed;
                        cell["ledger"] = counted ? Json(texts_.say("report.cell.counted", {{"n", to_string(*counted)}})) : Json(false);
                    }
        return tables;
    }

    Visit const& visit_;
    DraftingTools const& tools_;
    config::Texts const& texts_;
};

struct ToWrite {
    int year = 0;
    Draft draft;
};

base::Result<ToWrite> draft_to_write(Visit const& visit, DraftingTools const& tools)
{
    return year_to_write(visit).and_then([&](int year) {
        return tools.pages.reports.draft(visit.agency, year).map([&](Draft draft) { return ToWrite{year, std::move(draft)}; });
    });
}

http::Response show(Visit const& visit, DraftingTools const& tools)
{
    auto const at = draft_to_write(visit, tools);
    if (!at)
        return tools.pages.site.problem(visit.request, at.error());
    auto const import = tools.imports.find({visit.agency.id, at->year});
    ImportPage const page{visit, tools};
    return import ? page.show(at->draft, with_import(at->draft, import->report), *import) : page.ask(at->draft);
}

http::Response read(Visit const& visit, DraftingTools const& tools)
{
    auto const at = draft_to_write(visit, tools);
    if (!at)
        return tools.pages.site.problem(visit.request, at.error());
    auto const& files = visit.request.form()->files;
    auto const file = std::ranges::find_if(files, [](http::UploadedFile const& one) { return one.field == "file" && !one.name.empty(); });
    ImportPage const page{visit, tools};
    if (file == files.end())
        return page.ask(at->draft, base::Error{base::ErrorKind::invalid_input, "draft.import.choose", "Choose a file.", {}});
    if (auto const done = tools.imports.read_file(visit.agency, at->year, file->name, file->content, visit.visitor.key); !done)
        return page.ask(at->draft, done.error());
    return http::see_other(report_path(visit, at->year, "/import"));
}

http::Response take(Visit const& visit, DraftingTools const& tools)
{
    auto const at = draft_to_write(visit, tools);
    auto const import = at ? tools.imports.find({visit.agency.id, at->year}) : std::nullopt;
    if (!at || !import)
        return tools.pages.site.problem(visit.request, at ? base::Error{base::ErrorKind::not_found, "draft.import.none", "No file was read for this report.", {}}
                                                          : at.error());
    auto const also = visit.request.form()->fields.get("also");
    if (also == "discard") {
        auto const gone = tools.imports.discard(visit.agency, at->year, visit.visitor.key);
        return gone ? http::see_other(report_path(visit, at->year, "/import")) : tools.pages.site.problem(visit.request, gone.error());
    }
    auto figures = figures_in(visit.request, at->draft);
    auto shown = with_import(at->draft, import->report);
    auto faults = apply_typed(shown, figures);
    ImportPage const page{visit, tools};
    if (also == "check" || !faults.empty())
        return page.show(at->draft, shown, *import, faults, faults.empty() ? 200 : http::status_of(base::ErrorKind::invalid_input));
    std::erase_if(figures.typed, [](auto const& entry) { return entry.second.text.empty(); });  // asked, and not answered: as it was
    if (also == "confirm")
        figures.also = ReportService::Also::confirm;
    auto const taken = tools.imports.take_over(visit.agency, at->year, std::move(figures), {visit.visitor.key, version_seen(visit.request)});
    if (!taken)
        return page.show(at->draft, shown, *import, taken.error(), http::status_of(base::ErrorKind::conflict));
    return http::see_other(report_path(visit, at->year, "?done=recorded"));
}

}  // namespace

void add_import_pages(agencies::StaffRoutes& routes, DraftingTools const& tools)
{
    std::string const path = "/office/{agency}/report/{year}/import";
    auto const& limits = tools.pages.reports.statutes().limits;
    routes.get(path, Permission::handle_request, [tools](Visit const& visit) { return show(visit, tools); });
    routes.post(path, Permission::handle_request, limits.file_bytes + form_bytes, [tools](Visit const& visit) { return read(visit, tools); });
    routes.post(path + "/take", Permission::handle_request, texts_bytes, [tools](Visit const& visit) { return take(visit, tools); });
}

}  // namespace report
