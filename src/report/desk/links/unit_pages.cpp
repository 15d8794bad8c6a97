#include "report/desk/links/unit_pages.hpp"

#include "report/commands/written_report.hpp"
#include "report/desk/links/link_view.hpp"

#include <algorithm>

namespace report {
namespace {

using base::Json;

constexpr std::string_view cookie_name = "unit-report";
constexpr auto own_path = "/unit-report";
constexpr std::chrono::hours kept{2};
constexpr std::size_t form_bytes = 64UL * 1024;

std::string cookie_in(http::Request const& request)
{
    return request.cookie(cookie_name);
}

// Nothing of it is kept by the browser or told to other sites.
http::Response closed(http::Response response)
{
    response.headers.set("Cache-Control", "no-store");
    response.headers.set("Referrer-Policy", "no-referrer");
    return response;
}

Json masthead(ReportPageTools const& tools, http::Request const& request)
{
    return {{"site", tools.site.texts_for(request.headers()).say("page.site")}, {"home", "/"}, {"here", "/"}};
}

}  // namespace

std::string link_path(std::string_view token)
{
    return "/report-links/" + std::string{token};
}

void UnitPages::add_pages(http::Router& router)
{
    router.get("/report-links/{token}", http::open_to_all, [this](http::Request const& request) { return land(request); });
    router.post("/report-links/{token}", http::open_to_all, [this](http::Request const& request) { return open(request); });
    router.get(own_path, http::open_to_all, [this](http::Request const& request) { return show(request); });
    router.get("/unit-report/file", http::open_to_all, [this](http::Request const& request) { return file(request); });
    router.add({.method = "POST", .pattern = own_path, .needs = std::string{http::open_to_all},
                .handler = [this](http::Request const& request) { return send(request); },
                .body_limit = form_bytes + tools_.reports.statutes().limits.file_bytes});
}

// Programs that look at links ahead of people open nothing: that takes the button.
http::Response UnitPages::land(http::Request const& request)
{
    if (auto const wait = tries_.take(request.client_address()); wait.count() > 0)
        return tools_.site.problem(http::too_often(wait), request.headers());
    auto values = masthead(tools_, request);
    values["title"] = tools_.site.texts_for(request.headers()).say("link.land");
    values["path"] = link_path(request.path_parameter("token"));
    return closed(tools_.site.page(request, "unit-report-door", values));
}

http::Response UnitPages::open(http::Request const& request)
{
    if (auto const wait = tries_.take(request.client_address()); wait.count() > 0)
        return tools_.site.problem(http::too_often(wait), request.headers());
    auto const session = tools_.links.open(request.path_parameter("token"));
    if (!session)
        return tools_.site.problem(request, session.error());
    auto response = http::see_other(own_path);
    response.cookies.push_back({.name = std::string{cookie_name}, .value = *session, .lifetime = kept, .path = own_path});
    return closed(std::move(response));
}

http::Response UnitPages::show(http::Request const& request, base::Faults const& faults, int status) const
{
    auto const link = tools_.links.session(cookie_in(request));
    auto const unit = link.and_then([&](ReportLink const& one) { return tools_.agencies.find(one.unit); });
    auto const draft = unit.and_then([&](Agency const& one) { return tools_.reports.draft(one, link->year); });
    if (!draft)
        return tools_.site.problem(request, draft.error());
    auto const& texts = tools_.site.texts_for(request.headers());
    auto const received = tools_.door.received(link->key.agency, link->year);
    auto const file = received.find(unit->id);
    auto findings = Json::array();
    if (file != received.end() && draft->submitted_by == actor_of(file->second.file.key))
        for (auto const& one : file->second.findings)
            findings.push_back(finding_json(one, tools_.reports.statutes().checker.book(), texts));
    auto returned = Json::array();
    for (auto const& [cell, reason] : draft->returned)
        returned.push_back({{"label", draft->form->cell_label(cell)}, {"reason", reason}});
    std::set<std::int64_t> own_drops;  // what came through this link, whosever it turned out to be
    for (auto const& drop : tools_.door.drops(link->key.agency, link->year))
        if (drop.dropped_by == actor_of(link->key))
            own_drops.insert(drop.key.id);
    auto sent = Json::array();
    for (auto const& one : tools_.door.files(link->key.agency, link->year))
        if (one.unit == unit->id || own_drops.contains(one.drop))
            sent.push_back({{"name", one.name}, {"state", texts.say("door.state." + std::string{to_string(one.state)})}, {"outcome", say_outcome(one, texts)}});
    auto values = masthead(tools_, request);
    values.update(Json{{"title", report_of(*draft).title},
                       {"state", texts.say("report.state." + std::string{draft->version == 0 ? "none" : to_string(draft->state)})},
                       {"note", draft->note.empty() ? Json(false) : Json(draft->note)},
                       {"came_back", !returned.empty()}, {"returned", std::move(returned)},
                       {"found", !findings.empty()}, {"findings", std::move(findings)},
                       {"some", !sent.empty()}, {"sent", std::move(sent)},
                       {"begun", draft->version > 0},
                       {"done", request.query().get("done") == "sent"},
                       {"faults", html::faults_as_json(faults, texts)}});
    return closed(tools_.site.page(request, "unit-report", values, status));
}

http::Response UnitPages::file(http::Request const& request) const
{
    auto const link = tools_.links.session(cookie_in(request));
    auto const unit = link.and_then([&](ReportLink const& one) { return tools_.agencies.find(one.unit); });
    auto const draft = unit.and_then([&](Agency const& one) { return tools_.reports.draft(one, link->year); });
    if (!draft)
        return tools_.site.problem(request, draft.error());
    auto const report = report_of(*draft);
    auto const name = unit->code + "-" + std::to_string(link->year) + ".docx";
    ResultMeta meta;
    meta.file = name;
    CheckResult const unchecked;
    auto const language = tools_.site.texts_for(request.headers()).language();
    auto content = written_report({meta, report, {unchecked, tools_.reports.statutes().checker.book(), language}}, name);
    return content ? closed(http::download(*std::move(content), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", name))
                   : tools_.site.problem(request, content.error());
}

http::Response UnitPages::send(http::Request const& request)
{
    auto const link = tools_.links.session(cookie_in(request));
    auto const collector = link.and_then([&](ReportLink const& one) { return tools_.agencies.find(one.key.agency); });
    if (!collector)
        return tools_.site.problem(request, collector.error());
    if (auto const wait = files_.take(actor_of(link->key)); wait.count() > 0)
        return tools_.site.problem(http::too_often(wait), request.headers());
    auto const& form = request.form();
    if (!form)
        return tools_.site.problem(request, form.error());
    std::vector<DoorService::GivenFile> given;
    for (auto const& one : form->files)
        if (one.field == "files" && !one.name.empty() && given.empty())
            given.push_back({one.name, one.content});
    auto const received = tools_.door.received(link->key.agency, link->year);
    auto const before = received.find(link->unit);
    auto const dropped = tools_.door.drop(*collector, given, {.year = link->year, .came_on = tools_.clock.today(), .by = actor_of(link->key),
                                                               .replaces = before == received.end() ? std::nullopt : std::optional{before->second.file.key.id}});
    if (!dropped)
        return show(request, {{"files", dropped.error().code, dropped.error().words}}, http::status_of(dropped.error().kind));
    return http::see_other("/unit-report?done=sent");
}

}  // namespace report
