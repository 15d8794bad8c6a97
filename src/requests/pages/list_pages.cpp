#include "agencies/list_file.hpp"
#include "platform/http/decoding.hpp"
#include "requests/opinions/opinion_pages.hpp"
#include "requests/pages/case_words.hpp"
#include "requests/pages/form_fields.hpp"
#include "requests/pages/request_pages.hpp"
#include "requests/remedies/remedy_pages.hpp"
#include "requests/stored_names.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace requests {
namespace {

using base::Json;
using http::percent_encode;

constexpr int page_size = 50;
constexpr int exported_at_once = 1000;
constexpr int next_due = 10;
constexpr int remedies_ahead = 10;  // working days: as long as the law gives for a reply
constexpr std::string_view of_applicant = "applicant";  // what is awaited is a correction or a payment

// What the list's address says.
struct ListQuery {
    WorkFilter filter;
    int page = 1;
};

int page_in(std::string_view text)
{
    constexpr int most = 1'000'000;
    int page = 1;
    std::from_chars(text.data(), text.data() + text.size(), page);
    return std::clamp(page, 1, most);
}

ListQuery query_of(Visit const& visit)
{
    auto const& query = visit.request.query();
    ListQuery found{.filter = {}, .page = page_in(query.get("page"))};
    if (query.get("which") == "closed")
        found.filter.which = WorkFilter::Which::closed;
    found.filter.state = parse_stored_name<RequestState>(query.get("state"));
    found.filter.awaited = parse_stored_name<Awaited>(query.get("awaited"));
    found.filter.awaits_applicant = query.get("awaited") == of_applicant;
    found.filter.due_from = base::parse_date(query.get("from"));
    found.filter.due_until = base::parse_date(query.get("due"));
    found.filter.text = query.get("text");
    if (query.get("mine") == "1")
        found.filter.assigned_to = actor_of(visit.visitor.key);
    return found;
}

// The address of the same list, at another page or as a file.
std::string address_of(Visit const& visit, std::string_view last)
{
    std::string address = office_path(visit.agency, "requests?");
    for (auto const* name : {"which", "state", "awaited", "from", "due", "text", "mine"})
        if (auto const value = visit.request.query().get(name); !value.empty())
            address += std::string{name} + "=" + percent_encode(value) + "&";
    return address + std::string{last};
}

template <class E>
Json choices_json(std::string const& family, std::optional<E> chosen, config::Texts const& texts)
{
    auto choices = Json::array({{{"id", ""}, {"label", texts.say("desk.all")}, {"chosen", !chosen}}});
    for (std::size_t i = 0; i < stored_names<E>.size(); ++i) {
        std::string const id{stored_names<E>[i]};
        choices.push_back({{"id", id}, {"label", texts.say(family + id)}, {"chosen", chosen == static_cast<E>(i)}});
    }
    return choices;
}

Json rows_json(std::vector<RequestSummary> const& found, Visit const& visit, Terms const& terms, PageTools const& tools)
{
    auto rows = Json::array();
    for (auto const& summary : found)
        rows.push_back(summary_json(summary, visit, terms, tools));
    return rows;
}

http::Response exported(Visit const& visit, PageTools const& tools, Terms const& terms, agencies::ListFormat format)
{
    auto const& texts = tools.texts(visit);
    auto const query = query_of(visit);
    agencies::ListFile file{.name = visit.agency.code + "-" + to_string(tools.clock.today()), .title = texts.say("page.job.requests")};
    for (auto const* column : {"desk.column.number", "desk.column.subject", "desk.fact.arrived", "desk.fact.state", "desk.column.awaited",
                               "desk.column.due", "desk.column.unit", "desk.fact.decision"})
        file.head.push_back(texts.say(column));
    for (int page = 1;; ++page) {
        auto const list = tools.lists.work_list(visit.agency.id, query.filter, {page, exported_at_once});
        if (!list)
            return tools.site.problem(visit.request, list.error());
        for (auto const& summary : list->requests) {
            auto const row = summary_json(summary, visit, terms, tools);
            auto const cell = [](Json const& value) { return value.get<std::string>(); };
            file.rows.push_back({cell(row["number"]), cell(row["subject"]), cell(row["arrived"]), cell(row["state"]),
                                 cell(row["due"]["awaited"]), cell(row["due"]["day"]), cell(row["assigned"]), cell(row["decision"])});
        }
        if (list->requests.size() < static_cast<std::size_t>(exported_at_once))
            break;
    }
    auto response = agencies::list_download(file, format);
    return response ? std::move(*response) : tools.site.problem(visit.request, response.error());
}

http::Response listed(Visit const& visit, PageTools const& tools, Terms const& terms)
{
    auto const& texts = tools.texts(visit);
    auto const [filter, page] = query_of(visit);
    auto const list = tools.lists.work_list(visit.agency.id, filter, {page, page_size});
    if (!list)
        return tools.site.problem(visit.request, list.error());
    auto const pages = (list->total + page_size - 1) / page_size;
    auto awaiteds = choices_json("desk.awaited.", filter.awaits_applicant ? std::optional<Awaited>{} : filter.awaited, texts);
    awaiteds.push_back({{"id", of_applicant}, {"label", texts.say("desk.awaited.applicant")}, {"chosen", filter.awaits_applicant}});
    auto const is_closed = filter.which == WorkFilter::Which::closed;
    auto const other_page = [&](int number, bool there) { return there ? Json(address_of(visit, "page=" + std::to_string(number))) : Json(false); };
    return office_page(tools.site, visit, "requests",
                       {{"title", texts.say("page.job.requests")},
                        {"rows", rows_json(list->requests, visit, terms, tools)},
                        {"none", list->requests.empty()},
                        {"may_see_posting", is_allowed(visit.roles, Permission::see_applicants)},
                        {"total", texts.say("desk.total", {{"n", std::to_string(list->total)}})},
                        {"closed", is_closed},
                        {"mine", filter.assigned_to.has_value()},
                        {"states", choices_json("desk.state.", filter.state, texts)},
                        {"awaiteds", std::move(awaiteds)},
                        {"text", filter.text},
                        {"from", filter.due_from ? to_string(*filter.due_from) : ""},
                        {"until", filter.due_until ? to_string(*filter.due_until) : ""},
                        {"previous", other_page(page - 1, page > 1)},
                        {"following", other_page(page + 1, page < pages)},
                        {"csv", address_of(visit, "format=csv")},
                        {"xlsx", address_of(visit, "format=xlsx")},
                        {"may_search", is_allowed(visit.roles, Permission::see_applicants)},
                        {"may_register", may_act(visit, Permission::receive_request)}});
}

http::Response work_list(Visit const& visit, PageTools const& tools)
{
    auto const terms = tools.terms(visit);
    if (!terms)
        return tools.site.problem(visit.request, terms.error());
    auto const format = agencies::parse_list_format(visit.request.query().get("format"));
    return format ? exported(visit, tools, *terms, *format) : listed(visit, tools, *terms);
}

// Who applied is looked for by POST, so that names stand in no address and no log; the service records the look.
http::Response search(Visit const& visit, PageTools const& tools)
{
    constexpr std::array<std::string_view, 3> ways{"name", "telephone", "identity_number"};
    auto const given = given_in(*visit.request.form());
    FormReader form{given};
    auto const by = static_cast<SearchBy>(form.position_in(ways, "by"));
    auto const value = form.needed_text("value");
    auto const terms = tools.terms(visit);
    if (!terms)
        return tools.site.problem(visit.request, terms.error());
    auto const& texts = tools.texts(visit);
    std::vector<RequestSummary> rows;
    if (form.faults().empty()) {
        auto found = tools.lists.find_by_applicant(visit.agency.id, by, value, visit.visitor.key);
        if (!found)
            return tools.site.problem(visit.request, found.error());
        rows = std::move(*found);
    }
    auto const status = form.faults().empty() ? 200 : http::status_of(base::ErrorKind::invalid_input);
    return office_page(tools.site, visit, "found",
                       {{"title", texts.say("desk.found")},
                        {"rows", rows_json(rows, visit, *terms, tools)},
                        {"none", rows.empty()},
                        {"faults", faults_json(form.faults(), terms->law, texts)}},
                       status);
}

http::Response today(Visit const& visit, PageTools const& tools)
{
    auto const terms = tools.terms(visit);
    auto const day = tools.lists.day_view(visit.agency.id);
    auto const next = tools.lists.work_list(visit.agency.id, {}, {1, next_due});
    if (!terms || !day || !next)
        return tools.site.problem(visit.request, !terms ? terms.error() : !day ? day.error() : next.error());
    auto const& texts = tools.texts(visit);
    auto const today = tools.clock.today();
    auto const day_text = [&](int off) { return to_string(today + std::chrono::days{off}); };
    auto const soon = to_string(terms->calendar.add_working_days(today, soon_days).date);
    auto figures = Json::array();
    auto const add = [&](std::string_view name, std::int64_t count, std::string const& query, std::string_view mark) {
        figures.push_back({{"label", texts.say("desk.figure." + std::string{name})}, {"count", count},
                           {"href", office_path(visit.agency, "requests?" + query)}, {"mark", count > 0 ? mark : ""}});
    };
    add("late", day->late, "awaited=answer&due=" + day_text(-1), "late");
    add("today", day->today, "awaited=answer&from=" + day_text(0) + "&due=" + day_text(0), "soon");
    add("soon", day->soon, "awaited=answer&from=" + day_text(1) + "&due=" + soon, "");
    add("lapsed", day->lapsed, "awaited=applicant&due=" + day_text(-1), "soon");
    add("unconfirmed", day->unconfirmed, "state=unconfirmed", "soon");
    add("to-circulate", day->to_circulate, "state=registered", "");
    add("open", day->open, "", "");
    return office_page(tools.site, visit, "today",
                       {{"title", texts.say("page.job.today")}, {"day", say_day(today, texts)}, {"figures", std::move(figures)},
                        {"rows", rows_json(next->requests, visit, *terms, tools)}, {"none", next->requests.empty()},
                        {"remedies", remedies_due(terms->calendar.add_working_days(today, remedies_ahead).date, visit, *terms, tools)},
                        {"opinions", opinions_waiting(visit, tools)},
                        {"may_register", may_act(visit, Permission::receive_request)}});
}

}  // namespace

void add_list_pages(agencies::StaffRoutes& routes, PageTools const& tools)
{
    routes.get("/office/{agency}", Permission::see_agency, [tools](Visit const& visit) { return today(visit, tools); });
    routes.get("/office/{agency}/requests", Permission::see_agency, [tools](Visit const& visit) { return work_list(visit, tools); });
    routes.post("/office/{agency}/requests/search", Permission::see_applicants, [tools](Visit const& visit) { return search(visit, tools); });
}

}  // namespace requests
