#include "agencies/list_file.hpp"
#include "requests/pages/case_words.hpp"
#include "requests/remedies/remedy_parts.hpp"
#include "requests/stored_names.hpp"

#include <algorithm>
#include <charconv>

namespace requests {
namespace {

using base::Json;

constexpr int page_size = 50;
constexpr int most_exported = 100'000;
constexpr int shown_today = 10;

// What the list's address says.
struct Query {
    RemedyFilter filter;
    int page = 1;
};

Query query_of(Visit const& visit)
{
    constexpr int most = 1'000'000;
    auto const& query = visit.request.query();
    Query found;
    auto const page = query.get("page");
    std::from_chars(page.data(), page.data() + page.size(), found.page);
    found.page = std::clamp(found.page, 1, most);
    if (query.get("which") == "closed")
        found.filter.which = RemedyFilter::Which::closed;
    found.filter.kind = parse_stored_name<RemedyKind>(query.get("kind"));
    found.filter.due_until = base::parse_date(query.get("due"));
    return found;
}

std::string address_of(Visit const& visit, Query const& query, std::string_view last)
{
    auto address = office_path(visit.agency, "remedies?");
    if (query.filter.which == RemedyFilter::Which::closed)
        address += "which=closed&";
    if (query.filter.kind)
        address += "kind=" + std::string{stored_name(*query.filter.kind)} + "&";
    if (query.filter.due_until)
        address += "due=" + to_string(*query.filter.due_until) + "&";
    return address + std::string{last};
}

// What the case is about: the request by its number, or the index of the item.
struct About {
    std::string text;
    Json href = false;
};

About about_of(RemedyFiled const& filing, Visit const& visit, PageTools const& tools)
{
    auto const* request = std::get_if<AboutRequest>(&filing.about);
    if (request == nullptr)
        return {std::get<AboutItem>(filing.about).index};
    auto const found = tools.requests.find(request->request);
    auto const id = request->request.id;
    return {found ? found->request.intake.number : std::to_string(id.value), case_path(visit, id)};
}

Json row_of(RemedyView const& view, Visit const& visit, Terms const& terms, PageTools const& tools)
{
    auto const& texts = tools.texts(visit);
    auto const& remedy = view.remedy;
    auto const today = tools.clock.today();
    auto const about = about_of(remedy.filing, visit, tools);
    auto const& outcome = remedy.appeal_outcome.empty() ? remedy.outcome : remedy.appeal_outcome;
    Json row{{"href", remedy_path(visit.agency, view.key.id)},
             {"number", std::to_string(view.key.id.value)},
             {"kind", say_remedy_kind(remedy.filing, texts)},
             {"about", about.text},
             {"filed", to_string(remedy.filed_on)},
             {"stage", say_remedy_stage(remedy, texts)},
             {"body", remedy.filing.body},
             {"file_number", remedy.file_number},
             {"outcome", outcome.empty() ? "" : say_outcome(outcome, terms.law, texts)},
             {"awaited", ""}, {"day", ""}, {"distance", ""}, {"mark", ""}};
    if (!view.awaited.empty()) {
        auto const& next = view.awaited.front();
        auto const words = next.day ? say_distance(*next.day, today, terms.calendar, texts) : DayWords{texts.say("remedy.not-served"), "soon"};
        row["awaited"] = say_awaited(next.awaited, remedy, texts);
        row["day"] = next.day ? to_string(*next.day) : "";
        row["distance"] = words.text;
        row["mark"] = words.mark;
    }
    return row;
}

http::Response exported(Visit const& visit, PageTools const& tools, Terms const& terms, agencies::ListFormat format)
{
    auto const& texts = tools.texts(visit);
    auto const list = tools.remedies.list(visit.agency.id, query_of(visit).filter, {1, most_exported});
    if (!list)
        return tools.site.problem(visit.request, list.error());
    agencies::ListFile file{.name = visit.agency.code + "-remedies-" + to_string(tools.clock.today()), .title = texts.say("page.job.remedies")};
    constexpr std::array columns{"number", "kind", "about", "filed", "stage", "body", "file_number", "outcome", "awaited", "day"};
    for (std::string const column : columns)
        file.head.push_back(texts.say("remedy.list." + column));
    for (auto const& view : list->cases) {
        auto const row = row_of(view, visit, terms, tools);
        auto& cells = file.rows.emplace_back();
        for (auto const* column : columns)
            cells.push_back(row.at(column).get<std::string>());
    }
    auto response = agencies::list_download(file, format);
    return response ? std::move(*response) : tools.site.problem(visit.request, response.error());
}

http::Response listed(Visit const& visit, PageTools const& tools, Terms const& terms)
{
    auto const& texts = tools.texts(visit);
    auto const query = query_of(visit);
    auto const list = tools.remedies.list(visit.agency.id, query.filter, {query.page, page_size});
    if (!list)
        return tools.site.problem(visit.request, list.error());
    auto kinds = Json::array({{{"id", ""}, {"label", texts.say("desk.all")}, {"chosen", !query.filter.kind}}});
    for (std::size_t i = 0; i < stored_names<RemedyKind>.size(); ++i) {
        std::string const id{stored_names<RemedyKind>[i]};
        kinds.push_back({{"id", id}, {"label", texts.say("desk.choice." + id)}, {"chosen", query.filter.kind == static_cast<RemedyKind>(i)}});
    }
    auto const pages = (list->total + page_size - 1) / page_size;
    auto const other_page = [&](int number, bool there) {
        return there ? Json(address_of(visit, query, "page=" + std::to_string(number))) : Json(false);
    };
    return office_page(tools.site, visit, "remedies",
                       {{"title", texts.say("page.job.remedies")},
                        {"remedies", remedy_rows(list->cases, visit, terms, tools)},
                        {"total", texts.say("remedy.total", {{"n", std::to_string(list->total)}})},
                        {"closed", query.filter.which == RemedyFilter::Which::closed},
                        {"kinds", std::move(kinds)},
                        {"until", query.filter.due_until ? to_string(*query.filter.due_until) : ""},
                        {"previous", other_page(query.page - 1, query.page > 1)},
                        {"following", other_page(query.page + 1, query.page < pages)},
                        {"csv", address_of(visit, query, "format=csv")},
                        {"xlsx", address_of(visit, query, "format=xlsx")},
                        {"may_file", may_act(visit, Permission::handle_request)}});
}

}  // namespace

http::Response remedy_list(Visit const& visit, PageTools const& tools)
{
    auto const terms = tools.terms(visit);
    if (!terms)
        return tools.site.problem(visit.request, terms.error());
    auto const format = agencies::parse_list_format(visit.request.query().get("format"));
    return format ? exported(visit, tools, *terms, *format) : listed(visit, tools, *terms);
}

std::pair<std::string, Json> remedy_about(RemedyFiled const& filing, Visit const& visit, PageTools const& tools)
{
    auto about = about_of(filing, visit, tools);
    return {std::move(about.text), std::move(about.href)};
}

std::string remedy_path(agencies::Agency const& agency, RemedyCaseId id)
{
    return office_path(agency, "remedies/" + std::to_string(id.value));
}

Json remedy_rows(std::vector<RemedyView> const& cases, Visit const& visit, Terms const& terms, PageTools const& tools)
{
    auto rows = Json::array();
    for (auto const& view : cases)
        rows.push_back(row_of(view, visit, terms, tools));
    return {{"none", rows.empty()}, {"rows", std::move(rows)}};
}

Json remedies_of_request(RequestKey key, Visit const& visit, Terms const& terms, PageTools const& tools)
{
    auto const found = tools.remedies.of_request(key);
    return found ? remedy_rows(*found, visit, terms, tools) : Json(false);
}

Json remedies_due(Date until, Visit const& visit, Terms const& terms, PageTools const& tools)
{
    auto const list = tools.remedies.list(visit.agency.id, {.due_until = until}, {1, shown_today});
    if (!list || list->cases.empty())
        return false;
    return remedy_rows(list->cases, visit, terms, tools);
}

}  // namespace requests
