#include "base/whole_number.hpp"
#include "platform/config/place_text.hpp"
#include "platform/files/file_type.hpp"
#include "report/desk/door/door_view.hpp"


namespace report {
namespace {

using base::Json;

constexpr auto watching_seconds = "3";
constexpr std::size_t form_bytes = 64UL * 1024;  // of everything in the form but its files

// Roles hold for all units below: who acts at a door is of its collector.
base::Error not_ours()
{
    return {base::ErrorKind::forbidden, "report.not-your-step", "This step is taken by people of another agency.", {}};
}

// The pages of what came for a year: deliveries, files, and what is asked of them.
class DoorPages {
public:
    explicit DoorPages(ReportPageTools const& tools) : tools_{tools} {}

    [[nodiscard]] http::Response list(Visit const& visit) const { return list_page(visit, {}, 200); }

    [[nodiscard]] http::Response drop(Visit const& visit) const
    {
        auto const year = known_year(visit);
        if (!year)
            return tools_.site.problem(visit.request, no_such_year());
        if (!acts_for_own(visit, Permission::supervise))
            return tools_.site.problem(visit.request, not_ours());
        auto const& form = *visit.request.form();
        std::vector<DoorService::GivenFile> given;
        for (auto const& file : form.files)
            if (file.field == "files" && !file.name.empty())
                given.push_back({file.name, file.content});
        auto const came_on = base::parse_date(form.fields.get("came_on"));
        auto const replaces = base::whole_number(form.fields.get("replaces")).value_or(0);
        if (!came_on)
            return list_page(visit, {{"came_on", "door.no-day", {}}}, http::status_of(base::ErrorKind::invalid_input));
        auto const dropped = tools_.door.drop(visit.agency, given, {.year = *year, .came_on = *came_on, .by = visit.actor(),
                                                                     .replaces = replaces > 0 ? std::optional{replaces} : std::nullopt});
        if (!dropped) {
            auto const& error = dropped.error();
            return list_page(visit, {{error.code == "door.day-to-come" ? "came_on" : "files", error.code, error.words}}, http::status_of(error.kind));
        }
        return http::see_other(door_path(visit, *year, "/drops/" + std::to_string(dropped->id)));
    }

    [[nodiscard]] http::Response progress(Visit const& visit) const
    {
        auto const year = known_year(visit);
        auto const drop = tools_.door.find_drop({visit.agency.id, base::whole_number(visit.request.path_parameter("drop")).value_or(0)});
        if (!year || !drop)
            return tools_.site.problem(visit.request, year ? drop.error() : no_such_year());
        auto const& texts = tools_.site.texts_for(visit.request.headers());
        auto values = files_json(visit, tools_, *year, tools_.door.files(drop->key));
        values["title"] = texts.say("door.drop", {{"day", to_string(drop->came_on)}, {"n", std::to_string(drop->key.id)}});
        values["working"] = drop->finished ? Json(false) : Json(progress_text(*drop, texts));
        values["path"] = door_path(visit, *year, "/files");
        values["board"] = door_path(visit, *year, "");
        auto response = office_page(tools_.site, visit, "report-drop", std::move(values));
        if (!drop->finished)
            response.headers.set("Refresh", watching_seconds);
        return response;
    }

    [[nodiscard]] http::Response show(Visit const& visit) const { return file_page(visit, {}, 200); }

    [[nodiscard]] http::Response answer(Visit const& visit) const
    {
        if (!acts_for_own(visit, Permission::supervise))
            return tools_.site.problem(visit.request, not_ours());
        auto const& fields = visit.request.form()->fields;
        DoorService::Answer answer{.verdict = fields.get("verdict") == "set-aside" ? DoorService::Verdict::set_aside : DoorService::Verdict::take,
                                   .year = static_cast<int>(base::whole_number(fields.get("year")).value_or(0)), .note = std::string{fields.get("note")}};
        if (auto const unit = tools_.agencies.find(fields.get("unit")))
            answer.unit = unit->id;
        return after(visit, tools_.door.answer(key_of(visit), answer, visit.visitor.key));
    }

    [[nodiscard]] http::Response withdraw(Visit const& visit) const
    {
        if (!acts_for_own(visit, Permission::supervise))
            return tools_.site.problem(visit.request, not_ours());
        return after(visit, tools_.door.withdraw(key_of(visit), std::string{visit.request.form()->fields.get("reason")}, visit.visitor.key));
    }

    [[nodiscard]] http::Response source(Visit const& visit) const
    {
        auto const file = tools_.door.find(key_of(visit));
        auto const content = file.and_then([&](DoorFile const& one) { return tools_.door.source(one); });
        if (!content)
            return tools_.site.problem(visit.request, content.error());
        return http::download(*content, files::media_type(files::type_of(*content).kind), file->name.substr(file->name.rfind('/') + 1));
    }

private:
    [[nodiscard]] std::optional<int> known_year(Visit const& visit) const
    {
        auto const year = year_in(visit);
        return year && tools_.reports.statutes().forms->for_year(*year) != nullptr ? year : std::nullopt;
    }
    static DoorKey key_of(Visit const& visit) { return {visit.agency.id, base::whole_number(visit.request.path_parameter("file")).value_or(0)}; }

    static std::string progress_text(Drop const& drop, config::Texts const& texts)
    {
        return texts.say("door.working", {{"done", std::to_string(drop.files - drop.waiting)}, {"all", std::to_string(drop.files)}});
    }

    [[nodiscard]] http::Response after(Visit const& visit, base::Result<void> const& done) const
    {
        auto const year = known_year(visit);
        if (!year)
            return tools_.site.problem(visit.request, no_such_year());
        if (done)
            return http::see_other(door_path(visit, *year, "/files/" + visit.request.path_parameter("file") + "?done=recorded"));
        if (done.error().kind == base::ErrorKind::not_found)
            return tools_.site.problem(visit.request, done.error());
        return file_page(visit, done.error(), http::status_of(done.error().kind));
    }

    [[nodiscard]] http::Response list_page(Visit const& visit, base::Faults const& faults, int status) const
    {
        auto const year = known_year(visit);
        if (!year)
            return tools_.site.problem(visit.request, no_such_year());
        auto const& texts = tools_.site.texts_for(visit.request.headers());
        auto values = files_json(visit, tools_, *year, tools_.door.files(visit.agency.id, *year));
        auto drops = Json::array();
        for (auto const& drop : tools_.door.drops(visit.agency.id, *year))
            drops.push_back({{"href", door_path(visit, *year, "/drops/" + std::to_string(drop.key.id))},
                             {"number", drop.key.id}, {"day", to_string(drop.came_on)}, {"by", say_person(drop.dropped_by, tools_)},
                             {"files", drop.files}, {"open", drop.finished ? Json(false) : Json(progress_text(drop, texts))}});
        values["title"] = texts.say("door.title", {{"year", std::to_string(*year)}});
        values["drops"] = {{"none", drops.empty()}, {"all", std::move(drops)}};
        values["path"] = door_path(visit, *year, "/files");
        values["board"] = door_path(visit, *year, "");
        values["today"] = to_string(tools_.clock.today());
        values["may_drop"] = acts_for_own(visit, Permission::supervise);
        values["faults"] = html::faults_as_json(faults, texts);
        return office_page(tools_.site, visit, "report-files", std::move(values), status);
    }

    [[nodiscard]] http::Response file_page(Visit const& visit, std::optional<base::Error> const& fault, int status) const
    {
        auto const year = known_year(visit);
        auto const file = tools_.door.find(key_of(visit));
        if (!year || !file)
            return tools_.site.problem(visit.request, year ? file.error() : no_such_year());
        auto values = file_json(visit, tools_, *year, *file);
        auto const& texts = tools_.site.texts_for(visit.request.headers());
        values["fault"] = fault ? Json(texts.say(*fault)) : Json(false);
        return office_page(tools_.site, visit, "report-file", std::move(values), status);
    }

    ReportPageTools tools_;
};

}  // namespace

void add_door_pages(agencies::StaffRoutes& routes, ReportPageTools const& tools)
{
    DoorPages const pages{tools};
    std::string const board = "/office/{agency}/reports/{year}";
    auto const file = board + "/files/{file}";
    routes.get(board + "/files", Permission::see_agency, [pages](Visit const& visit) { return pages.list(visit); });
    routes.post(board + "/files", Permission::supervise, form_bytes + tools.reports.statutes().limits.file_bytes,
                [pages](Visit const& visit) { return pages.drop(visit); });
    routes.get(board + "/drops/{drop}", Permission::see_agency, [pages](Visit const& visit) { return pages.progress(visit); });
    routes.get(file, Permission::see_agency, [pages](Visit const& visit) { return pages.show(visit); });
    routes.get(file + "/source", Permission::see_agency, [pages](Visit const& visit) { return pages.source(visit); });
    routes.post(file + "/answer", Permission::supervise, [pages](Visit const& visit) { return pages.answer(visit); });
    routes.post(file + "/withdraw", Permission::supervise, [pages](Visit const& visit) { return pages.withdraw(visit); });
}

}  // namespace report
