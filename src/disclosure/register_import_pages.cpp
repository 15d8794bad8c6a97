#include "disclosure/register_import_pages.hpp"

#include "agencies/list_file.hpp"
#include "base/json.hpp"
#include "disclosure/domain/sheet_year.hpp"
#include "disclosure/register_import.hpp"
#include "document/readers/read_document.hpp"

#include <algorithm>

namespace disclosure {
namespace {

using agencies::Permission;
using agencies::Visit;
using base::Json;

constexpr std::size_t list_bytes = 8UL * 1024 * 1024;

// A list as it was given: a file, or the text of one that was tried before.
struct GivenList {
    std::string content;
    std::string name;
};

base::Result<GivenList> list_in(Visit const& visit)
{
    if (visit.visitor.key.agency != visit.agency.id)
        return base::fail(base::ErrorKind::forbidden, "register.not-of-this-agency", "Only people of the agency write in its register.");
    auto const& form = *visit.request.form();
    for (auto const& file : form.files)
        if (file.field == "file" && !file.name.empty())
            return GivenList{std::string{file.content}, file.name};
    if (auto const text = form.fields.get("list"); !text.empty())
        return GivenList{std::string{text}, "list.csv"};
    return base::fail(base::ErrorKind::invalid_input, "register-list.choose", "Choose a CSV or an Excel file.");
}

class ImportPages {
public:
    explicit ImportPages(RegisterImportTools const& tools) : tools_{tools} {}

    [[nodiscard]] http::Response ask(Visit const& visit, std::string_view what) const { return page(visit, frame(visit, what)); }

    [[nodiscard]] http::Response documents(Visit const& visit) const
    {
        auto const list = read(visit).and_then([&](document::Document const& document) { return read_document_list(document, texts(visit), tools_.clock.today()); });
        if (!list)
            return refused(visit, "documents", list.error());
        auto const taken = import_documents(tools_.database, tools_.clock, visit.agency.id, *list, trial(visit), visit.visitor.key);
        if (trial(visit) == ListTrial::no && !has_faults(taken))
            return http::see_other(office_path(visit.agency, "documents?done=recorded"));
        auto rows = Json::array();
        std::map<ListChange, int> counts;
        for (auto const& line : taken) {
            ++counts[line.change];
            rows.push_back(row(visit, line.at, line.document.file_number + " " + line.document.title, becomes(visit, line), line.faults));
        }
        auto const summary = texts(visit).say("register-list.documents", {{"added", std::to_string(counts[ListChange::added])},
                                                                          {"changed", std::to_string(counts[ListChange::changed])},
                                                                          {"same", std::to_string(counts[ListChange::same])}});
        return tried(visit, "documents", {std::move(rows), summary, list_of(taken), has_faults(taken)});
    }

    [[nodiscard]] http::Response months(Visit const& visit) const
    {
        auto const named = parse_sheet_year(visit.request.form()->fields.get("year"));
        if (!named)
            return refused(visit, "months", named.error());
        auto const year = *named;
        auto const list = read(visit).and_then([&](document::Document const& document) { return read_month_list(document, texts(visit), year); });
        if (!list)
            return refused(visit, "months", list.error());
        if (trial(visit) == ListTrial::no && !has_faults(*list)) {
            auto const put = tools_.service.put_sheet(visit.agency.id, year, with_months(tools_.service.sheet(visit.agency.id, year), *list), visit.visitor.key);
            if (put)
                return http::see_other(office_path(visit.agency, "months?done=recorded&year=" + std::to_string(year)));
        }
        auto rows = Json::array();
        agencies::ListFile file{.name = {}, .title = {}, .head = {"month", "licensing", "penalty", "coercion", "admin_fee"}};
        for (auto const& line : *list) {
            std::string figures;
            std::vector<std::string> cells{std::to_string(line.month)};
            for (std::size_t i = 0; i < act_kind_names.size(); ++i) {
                auto const figure = line.figures.find(static_cast<ActKind>(i));
                cells.push_back(figure == line.figures.end() ? "" : to_string(figure->second));
                if (figure != line.figures.end())
                    figures += texts(visit).say("register.act." + std::string{act_kind_names[i]}) + " " + to_string(figure->second) + "　";
            }
            rows.push_back(row(visit, line.at, texts(visit).say("register.month", {{"n", std::to_string(line.month)}}), figures, line.faults));
            file.rows.push_back(std::move(cells));
        }
        auto const summary = texts(visit).say("register-list.months", {{"n", std::to_string(list->size())}, {"year", std::to_string(year)}});
        return tried(visit, "months", {std::move(rows), summary, std::move(file), has_faults(*list)});
    }

    // The sheet as a list that can be filled in and taken.
    [[nodiscard]] http::Response month_file(Visit const& visit) const
    {
        auto const format = agencies::parse_list_format(visit.request.query().get("format")).value_or(agencies::ListFormat::xlsx);
        auto const year = year_of(visit);
        auto const& say = texts(visit);
        agencies::ListFile file{.name = visit.agency.code + "-months-" + std::to_string(year), .title = say.say("register.months", {{"year", std::to_string(year)}}),
                                .head = {say.say("register.list.month")}};
        for (auto const kind : act_kind_names)
            file.head.push_back(say.say("register.act." + std::string{kind}));
        auto const sheet = tools_.service.sheet(visit.agency.id, year);
        for (std::size_t month = 0; month < months_of_year; ++month) {
            auto& cells = file.rows.emplace_back(std::vector<std::string>{std::to_string(month + 1)});
            for (auto const& [kind, figures] : sheet)
                cells.push_back(figures.at(month) ? to_string(*figures.at(month)) : "");
        }
        auto response = agencies::list_download(file, format);
        return response ? std::move(*response) : tools_.site.problem(visit.request, response.error());
    }

private:
    static constexpr std::array<std::string_view, 3> change_names{"added", "changed", "same"};

    struct Tried {
        Json rows;
        std::string summary;
        agencies::ListFile file;  // what is taken when it is confirmed
        bool has_faults = false;
    };

    [[nodiscard]] config::Texts const& texts(Visit const& visit) const { return tools_.site.texts_for(visit.request.headers()); }

    // What becomes of a document, with each field that is not as it was.
    [[nodiscard]] std::string becomes(Visit const& visit, ListedDocument const& line) const
    {
        auto const& say = texts(visit);
        auto const shown = [&](FieldChange const& change, std::string const& value) {
            if (value.empty())
                return say.say("register-list.blank");
            return change.field == "kind" ? say.say("register.kind." + value) : value;
        };
        auto text = say.say("register-list." + std::string{change_names.at(static_cast<std::size_t>(line.change))});
        for (auto const& change : line.changes)
            text += say.say("register-list.change", {{"field", say.say("register." + std::string{change.field})},
                                                     {"before", shown(change, change.before)}, {"after", shown(change, change.after)}});
        return text;
    }

    // The list once more, with the columns that it had: one that it lacks must not say that its field is blank.
    static agencies::ListFile list_of(std::vector<ListedDocument> const& list)
    {
        agencies::ListFile file{.name = {}, .title = {}, .head = {"title", "file_number", "issued_on"}};
        auto const any = [&](bool ToldFields::* field) { return std::ranges::any_of(list, [&](ListedDocument const& line) { return line.told.*field; }); };
        std::array const told{any(&ToldFields::kind), any(&ToldFields::repealed_on), any(&ToldFields::repealed_by)};
        for (std::size_t i = 0; i < told.size(); ++i)
            if (told.at(i))
                file.head.emplace_back(std::array{"kind", "repealed_on", "repealed_by"}.at(i));
        for (auto const& line : list) {
            auto const& d = line.document;
            auto& cells = file.rows.emplace_back(std::vector<std::string>{d.title, d.file_number, to_string(d.issued_on)});
            if (told[0])
                cells.emplace_back(line.told.kind ? to_string(d.kind) : "");
            if (told[1])
                cells.push_back(d.repealed_on ? to_string(*d.repealed_on) : "");
            if (told[2])
                cells.push_back(d.repealed_by);
        }
        return file;
    }

    static ListTrial trial(Visit const& visit)
    {
        return visit.request.form()->fields.get("take") == "yes" ? ListTrial::no : ListTrial::yes;
    }

    // To be shown; who writes names it.
    [[nodiscard]] int year_of(Visit const& visit) const
    {
        auto const& fields = visit.request.method() == "POST" ? visit.request.form()->fields : visit.request.query();
        return parse_sheet_year(fields.get("year")).value_or(usual_sheet_year(tools_.clock.today()));
    }

    [[nodiscard]] base::Result<document::Document> read(Visit const& visit) const
    {
        return list_in(visit).and_then([&](GivenList const& list) { return document::read_document(list.content, list.name, tools_.limits); });
    }

    [[nodiscard]] Json row(Visit const& visit, base::Place const& at, std::string const& what, std::string const& becomes, base::Faults const& faults) const
    {
        auto told = Json::array();
        for (auto const& fault : faults)
            told.push_back(texts(visit).say(fault.code, fault.words));
        return {{"at", to_string(at)}, {"what", what}, {"becomes", becomes}, {"wrong", !told.empty()}, {"faults", std::move(told)}};
    }

    [[nodiscard]] Json frame(Visit const& visit, std::string_view what) const
    {
        auto const is_months = what == "months";
        return {{"title", texts(visit).say("register-list.title." + std::string{what})},
                {"about", texts(visit).say("register-list.about." + std::string{what})},
                {"path", office_path(visit.agency, std::string{what} + "/import")},
                {"back", office_path(visit.agency, std::string{what})},
                {"year", is_months ? Json(year_of(visit)) : Json(false)},
                {"tried", false},
                {"problem", false}};
    }

    [[nodiscard]] http::Response page(Visit const& visit, Json values, int status = 200) const
    {
        return office_page(tools_.site, visit, "register-import", std::move(values), status);
    }

    [[nodiscard]] http::Response refused(Visit const& visit, std::string_view what, base::Error const& error) const
    {
        if (error.kind == base::ErrorKind::forbidden)
            return tools_.site.problem(visit.request, error);
        auto values = frame(visit, what);
        values["problem"] = texts(visit).say(error);
        return page(visit, std::move(values), http::status_of(error.kind));
    }

    [[nodiscard]] http::Response tried(Visit const& visit, std::string_view what, Tried tried) const
    {
        auto values = frame(visit, what);
        auto const bytes = agencies::list_bytes(tried.file, agencies::ListFormat::csv);
        values["tried"] = {{"summary", tried.summary}, {"rows", std::move(tried.rows)}, {"sound", !tried.has_faults && bytes}, {"list", bytes.value_or("")}};
        return page(visit, std::move(values), tried.has_faults ? http::status_of(base::ErrorKind::invalid_input) : 200);
    }

    RegisterImportTools tools_;
};

}  // namespace

void add_register_import_pages(agencies::StaffRoutes& routes, RegisterImportTools const& tools)
{
    ImportPages const pages{tools};
    routes.get("/office/{agency}/documents/import", Permission::handle_request, [pages](Visit const& visit) { return pages.ask(visit, "documents"); });
    routes.post("/office/{agency}/documents/import", Permission::handle_request, list_bytes, [pages](Visit const& visit) { return pages.documents(visit); });
    routes.get("/office/{agency}/months/import", Permission::handle_request, [pages](Visit const& visit) { return pages.ask(visit, "months"); });
    routes.post("/office/{agency}/months/import", Permission::handle_request, list_bytes, [pages](Visit const& visit) { return pages.months(visit); });
    routes.get("/office/{agency}/months/file", Permission::see_agency, [pages](Visit const& visit) { return pages.month_file(visit); });
}

}  // namespace disclosure
