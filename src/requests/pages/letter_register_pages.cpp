#include "agencies/list_file.hpp"
#include "requests/pages/case_words.hpp"
#include "requests/pages/letter_standing.hpp"
#include "requests/pages/request_pages.hpp"

namespace requests {
namespace {

using base::Json;

struct Days {
    Date from;
    Date until;
};

// Of the address; this year up to today where it says nothing.
Days days_in(Visit const& visit, Date today)
{
    auto const& query = visit.request.query();
    auto const new_year = std::chrono::year_month_day{std::chrono::year{today.year()}, std::chrono::January, std::chrono::day{1}};
    return {base::parse_date(query.get("from")).value_or(Date{new_year}), base::parse_date(query.get("until")).value_or(today)};
}

std::string address_of(Visit const& visit, Days const& days, std::string_view format)
{
    return office_path(visit.agency, "letters?from=" + to_string(days.from) + "&until=" + to_string(days.until) + "&format=" + std::string{format});
}

std::string served_text(RegisterEntry const& entry)
{
    return entry.served_on ? to_string(*entry.served_on) : "";
}

http::Response exported(Visit const& visit, PageTools const& tools, std::vector<RegisterEntry> const& entries, agencies::ListFormat format)
{
    auto const& texts = tools.texts(visit);
    agencies::ListFile file{.name = visit.agency.code + "-letters-" + to_string(tools.clock.today()), .title = texts.say("desk.register.title")};
    for (auto const* column : {"desk.register.number", "desk.register.kind", "desk.register.dated", "desk.column.number", "desk.register.served",
                               "desk.register.code", "desk.register.standing"})
        file.head.push_back(texts.say(column));
    for (auto const& entry : entries) {
        auto const& letter = entry.letter;
        file.rows.push_back({letter.number, say_letter(letter.kind, tools.law.requests(), texts), to_string(letter.dated), entry.request_number,
                             served_text(entry), letter.code, say_standing(letter, texts)});
    }
    auto response = agencies::list_download(file, format);
    return response ? std::move(*response) : tools.site.problem(visit.request, response.error());
}

http::Response letter_register(Visit const& visit, PageTools const& tools)
{
    auto const days = days_in(visit, tools.clock.today());
    auto const entries = tools.issued.list(visit.agency.id, days.from, days.until);
    if (auto const format = agencies::parse_list_format(visit.request.query().get("format")))
        return exported(visit, tools, entries, *format);
    auto const& texts = tools.texts(visit);
    auto rows = Json::array();
    for (auto const& entry : entries) {
        auto const& letter = entry.letter;
        rows.push_back({{"number", letter.number}, {"kind", say_letter(letter.kind, tools.law.requests(), texts)}, {"dated", to_string(letter.dated)},
                        {"request", entry.request_number}, {"href", case_path(visit, letter.key.id)}, {"served", served_text(entry)},
                        {"code", letter.code}, {"standing", say_standing(letter, texts)}});
    }
    return office_page(tools.site, visit, "letter-register",
                       {{"title", texts.say("desk.register.title")}, {"from", to_string(days.from)}, {"until", to_string(days.until)},
                        {"total", texts.say("desk.register.total", {{"n", std::to_string(entries.size())}})}, {"none", entries.empty()},
                        {"rows", std::move(rows)}, {"csv", address_of(visit, days, "csv")}, {"xlsx", address_of(visit, days, "xlsx")}});
}

}  // namespace

void add_letter_register_pages(agencies::StaffRoutes& routes, PageTools const& tools)
{
    routes.get("/office/{agency}/letters", Permission::see_agency, [tools](Visit const& visit) { return letter_register(visit, tools); });
}

}  // namespace requests
