#include "disclosure/power_pages.hpp"

#include "agencies/list_file.hpp"
#include "base/json.hpp"
#include "disclosure/domain/sheet_year.hpp"
#include "disclosure/register_import.hpp"
#include "document/readers/read_document.hpp"
#include "platform/http/decoding.hpp"

#include <algorithm>
#include <charconv>

namespace disclosure {
namespace {

using agencies::Permission;
using agencies::Visit;
using base::Json;

constexpr std::size_t list_bytes = 8UL * 1024 * 1024;

base::Error not_ours()
{
    return {base::ErrorKind::forbidden, "register.not-of-this-agency", "Only people of the agency write in its register.", {}};
}

// What a form answers, by the numbers of the powers that it was made of, which may be gone from the list since.
PowerService::Answering answering_in(http::Request const& request, std::string actor)
{
    constexpr std::string_view before_number = "figure.";
    auto const& form = request.form()->fields;
    PowerService::Answering given{.blanks_are_zero = form.get("also") == "zeros", .name = std::string{form.get("name")}, .actor = std::move(actor)};
    for (auto const& [field, value] : form.entries()) {
        if (!field.starts_with(before_number))
            continue;
        std::int64_t number = 0;
        std::from_chars(field.data() + before_number.size(), field.data() + field.size(), number);
        given.figures.emplace(number, value);
    }
    return given;
}

// A sheet as templates show it; `typed` is what was given and could not be taken.
Json sheet_json(StationQuestions const& asked, config::Texts const& texts, PowerService::Answering const* typed, base::Faults const& faults)
{
    auto rows = Json::array();
    for (auto const& power : asked.powers) {
        auto const id = std::to_string(power.number);
        auto const answer = asked.answers.find(power.number);
        auto value = answer == asked.answers.end() ? std::string{} : to_string(answer->second);
        if (typed != nullptr)
            if (auto const given = typed->figures.find(power.number); given != typed->figures.end())
                value = given->second;
        rows.push_back({{"number", id}, {"name", power.name}, {"kind", texts.say("register.act." + std::string{to_string(power.kind)})}, {"value", value},
                        {"wrong", std::ranges::find(faults, id, &base::Fault::field) != faults.end()}});
    }
    auto const list_changed = std::ranges::find(faults, "list", &base::Fault::field) != faults.end();
    auto const name_wrong = std::ranges::find(faults, "name", &base::Fault::field) != faults.end();
    return {{"station", asked.sheet.station},
            {"year", asked.sheet.year},
            {"rows", std::move(rows)},
            {"name", typed != nullptr ? typed->name : asked.sheet.answered_by},
            {"name_wrong", name_wrong},
            {"list_changed", list_changed},
            {"wrong", !faults.empty() && !list_changed},
            {"answered", asked.sheet.answered_on ? Json(texts.say("power.answered", {{"who", asked.sheet.answered_by}, {"on", to_string(*asked.sheet.answered_on)}}))
                                                 : Json(false)}};
}

// What the page of the list shows besides it.
struct ShownBeside {
    Json tried = false;
    Json problem = false;
    Json link = false;
    int status = 200;
};

class PowerPages {
public:
    explicit PowerPages(PowerTools const& tools) : tools_{tools} {}

    [[nodiscard]] http::Response list(Visit const& visit, ShownBeside shown = {}) const
    {
        auto const year = year_in(visit.request);
        auto const& texts = texts_of(visit.request);
        auto stations = Json::array();
        for (auto const& one : tools_.powers.stations(visit.agency.id, year)) {
            auto const query = "?year=" + std::to_string(year) + "&station=" + http::percent_encode(one.sheet.station);
            stations.push_back({{"station", one.sheet.station},
                                {"items", one.powers.size()},
                                {"opened", one.sheet.opened_on ? to_string(*one.sheet.opened_on) : ""},
                                {"answered", one.sheet.answered_on && one.answers.size() == one.powers.size()
                                                 ? Json(texts.say("power.answered", {{"who", one.sheet.answered_by}, {"on", to_string(*one.sheet.answered_on)}}))
                                                 : Json(false)},
                                {"href", office_path(visit.agency, "powers/sheet") + query}});
        }
        return office_page(tools_.site, visit, "powers",
                           {{"title", texts.say("power.title", {{"year", std::to_string(year)}})},
                            {"year", year},
                            {"none", stations.empty()},
                            {"stations", std::move(stations)},
                            {"may_write", may_write(visit)},
                            {"tried", std::move(shown.tried)},
                            {"problem", std::move(shown.problem)},
                            {"link", std::move(shown.link)}},
                           shown.status);
    }

    // The list out of a file: tried first, then taken.
    [[nodiscard]] http::Response put(Visit const& visit) const
    {
        if (visit.visitor.key.agency != visit.agency.id)
            return tools_.site.problem(visit.request, not_ours());
        auto const year = parse_sheet_year(visit.request.form()->fields.get("year"));
        if (!year)
            return refused(visit, year.error());
        auto const& texts = texts_of(visit.request);
        auto const lines = given_list(visit).and_then([&](document::Document const& document) { return read_power_list(document, texts); });
        if (!lines)
            return refused(visit, lines.error());
        if (visit.request.form()->fields.get("take") == "yes" && !has_faults(*lines)) {
            std::vector<Power> powers;
            for (auto const& line : *lines)
                powers.push_back({.station = line.station, .kind = line.kind, .name = line.name});
            if (auto const put = tools_.powers.put_powers(visit.agency.id, *year, std::move(powers), visit.visitor.key); !put)
                return refused(visit, put.error());
            return http::see_other(office_path(visit.agency, "powers?done=recorded&year=" + std::to_string(*year)));
        }
        return list(visit, {.tried = tried(*lines, texts), .status = has_faults(*lines) ? http::status_of(base::ErrorKind::invalid_input) : 200});
    }

    // A link for the head of a station. It is shown once.
    [[nodiscard]] http::Response link(Visit const& visit) const
    {
        if (visit.visitor.key.agency != visit.agency.id)
            return tools_.site.problem(visit.request, not_ours());
        auto const year = parse_sheet_year(visit.request.form()->fields.get("year"));
        if (!year)
            return tools_.site.problem(visit.request, year.error());
        auto const station = visit.request.form()->fields.get("station");
        auto const token = tools_.powers.open_link(visit.agency.id, *year, station, visit.visitor.key);
        if (!token)
            return tools_.site.problem(visit.request, token.error());
        return list(visit, {.link = {{"station", std::string{station}}, {"path", "/sheets/" + *token}}});
    }

    // The sheet on paper, and as the office types what came back on paper.
    [[nodiscard]] http::Response sheet(Visit const& visit) const
    {
        auto const asked = tools_.powers.station(visit.agency.id, year_in(visit.request), visit.request.query().get("station"));
        return asked ? show_sheet(visit, *asked) : tools_.site.problem(visit.request, asked.error());
    }

    [[nodiscard]] http::Response put_sheet(Visit const& visit) const
    {
        if (visit.visitor.key.agency != visit.agency.id)
            return tools_.site.problem(visit.request, not_ours());
        auto const named = parse_sheet_year(visit.request.form()->fields.get("year"));
        if (!named)
            return tools_.site.problem(visit.request, named.error());
        auto const year = *named;
        auto const asked = tools_.powers.station(visit.agency.id, year, visit.request.form()->fields.get("station"));
        if (!asked)
            return tools_.site.problem(visit.request, asked.error());
        auto const given = answering_in(visit.request, visit.actor());
        auto const done = tools_.powers.answer(*asked, given);
        return done ? http::see_other(office_path(visit.agency, "powers?done=recorded&year=" + std::to_string(year))) : show_sheet(visit, *asked, &given, done.error());
    }

    // Without an account: whoever has the link answers for the station.
    [[nodiscard]] http::Response open_sheet(http::Request const& request) const
    {
        auto const asked = tools_.powers.by_token(request.path_parameter("token"));
        return asked ? show_open(request, *asked) : tools_.site.problem(request, asked.error());
    }

    [[nodiscard]] http::Response put_open_sheet(http::Request const& request) const
    {
        auto const asked = tools_.powers.by_token(request.path_parameter("token"));
        if (!asked)
            return tools_.site.problem(request, asked.error());
        if (!request.form())
            return tools_.site.problem(request, request.form().error());
        auto const given = answering_in(request, "station/" + asked->sheet.station);
        auto const done = tools_.powers.answer(*asked, given);
        return done ? show_open(request, *done) : show_open(request, *asked, &given, done.error());
    }

private:
    [[nodiscard]] config::Texts const& texts_of(http::Request const& request) const { return tools_.site.texts_for(request.headers()); }

    [[nodiscard]] http::Response refused(Visit const& visit, base::Error const& error) const
    {
        return list(visit, {.problem = texts_of(visit.request).say(error), .status = http::status_of(error.kind)});
    }

    static bool may_write(Visit const& visit)
    {
        return visit.visitor.key.agency == visit.agency.id && is_allowed(visit.roles, Permission::handle_request);
    }

    // To be shown; who writes names it.
    [[nodiscard]] int year_in(http::Request const& request) const
    {
        auto const& fields = request.method() == "POST" ? request.form()->fields : request.query();
        return parse_sheet_year(fields.get("year")).value_or(usual_sheet_year(tools_.clock.today()));
    }

    [[nodiscard]] base::Result<document::Document> given_list(Visit const& visit) const
    {
        auto const& form = *visit.request.form();
        for (auto const& file : form.files)
            if (file.field == "file" && !file.name.empty())
                return document::read_document(file.content, file.name, tools_.limits);
        if (auto const text = form.fields.get("list"); !text.empty())
            return document::read_document(text, "list.csv", tools_.limits);
        return base::fail(base::ErrorKind::invalid_input, "register-list.choose", "Choose a CSV or an Excel file.");
    }

    static Json tried(std::vector<ListedPower> const& lines, config::Texts const& texts)
    {
        auto rows = Json::array();
        agencies::ListFile file{.name = {}, .title = {}, .head = {"station", "kind", "name"}};
        for (auto const& line : lines) {
            auto faults = Json::array();
            for (auto const& fault : line.faults)
                faults.push_back(texts.say(fault.code, fault.words));
            rows.push_back({{"at", to_string(line.at)}, {"what", line.station + " " + line.name}, {"wrong", !faults.empty()},
                            {"becomes", texts.say("power.kind." + std::string{to_string(line.kind)})}, {"faults", std::move(faults)}});
            file.rows.push_back({line.station, std::string{to_string(line.kind)}, line.name});
        }
        auto const bytes = agencies::list_bytes(file, agencies::ListFormat::csv);
        return {{"summary", texts.say("power.tried", {{"n", std::to_string(lines.size())}})}, {"rows", std::move(rows)},
                {"sound", !has_faults(lines) && bytes}, {"list", bytes.value_or("")}};
    }

    [[nodiscard]] http::Response show_sheet(Visit const& visit, StationQuestions const& asked, PowerService::Answering const* typed = nullptr,
                                            base::Faults const& faults = {}) const
    {
        auto const& texts = texts_of(visit.request);
        auto values = sheet_json(asked, texts, typed, faults);
        values["title"] = texts.say("power.sheet", {{"station", asked.sheet.station}, {"year", std::to_string(asked.sheet.year)}});
        values["may_write"] = may_write(visit);
        return office_page(tools_.site, visit, "station-sheet", std::move(values), faults.empty() ? 200 : http::status_of(base::ErrorKind::invalid_input));
    }

    [[nodiscard]] http::Response show_open(http::Request const& request, StationQuestions const& asked, PowerService::Answering const* typed = nullptr,
                                           base::Faults const& faults = {}) const
    {
        auto const& texts = texts_of(request);
        auto const agency = tools_.agencies.find(asked.sheet.agency);
        if (!agency)
            return tools_.site.problem(request, agency.error());
        auto values = sheet_json(asked, texts, typed, faults);
        values["title"] = texts.say("power.sheet", {{"station", asked.sheet.station}, {"year", std::to_string(asked.sheet.year)}});
        values["agency_name"] = agency->names.back().full;
        values["may_write"] = true;
        auto response = tools_.site.page(request, "station-open-sheet", values, faults.empty() ? 200 : http::status_of(base::ErrorKind::invalid_input));
        response.headers.set("Referrer-Policy", "no-referrer");  // the address is the key
        return response;
    }

    PowerTools tools_;
};

}  // namespace

void add_power_pages(agencies::StaffRoutes& routes, http::Router& router, PowerTools const& tools)
{
    PowerPages const pages{tools};
    routes.get("/office/{agency}/powers", Permission::see_agency, [pages](Visit const& visit) { return pages.list(visit); });
    routes.post("/office/{agency}/powers", Permission::handle_request, list_bytes, [pages](Visit const& visit) { return pages.put(visit); });
    routes.post("/office/{agency}/powers/link", Permission::handle_request, [pages](Visit const& visit) { return pages.link(visit); });
    routes.get("/office/{agency}/powers/sheet", Permission::see_agency, [pages](Visit const& visit) { return pages.sheet(visit); });
    routes.post("/office/{agency}/powers/sheet", Permission::handle_request, [pages](Visit const& visit) { return pages.put_sheet(visit); });
    router.get("/sheets/{token}", http::open_to_all, [pages](http::Request const& request) { return pages.open_sheet(request); });
    router.post("/sheets/{token}", http::open_to_all, [pages](http::Request const& request) { return pages.put_open_sheet(request); });
}

}  // namespace disclosure
