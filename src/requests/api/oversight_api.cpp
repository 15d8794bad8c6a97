#include "requests/api/oversight_api.hpp"

#include "agencies/api/agency_api.hpp"
#include "base/names.hpp"
#include "requests/api/query_reader.hpp"

namespace requests {
namespace {

using agencies::api_problem;
using agencies::ApiCall;
using agencies::ApiPage;
using agencies::Permission;
using base::Json;

constexpr std::array yes_or_no{"1"sv, "0"sv};

Json day_json(std::optional<Date> const& day)
{
    return day ? Json(to_string(*day)) : Json();
}

Json standings_json(Standings const& standings)
{
    auto late = Json::object();
    for (std::size_t i = 0; i < lateness_names.size(); ++i)
        late[std::string{lateness_names.at(i)}] = standings.late.at(i);
    return {{"open", standings.open}, {"lapsed", standings.lapsed}, {"late", std::move(late)}, {"oldest", day_json(standings.oldest)}};
}

http::Response faulty(ApiCall const& call, base::Faults const& faults)
{
    return agencies::api_faults(call, faults, [&](base::Fault const& fault) { return call.texts.say(fault.code, fault.words); });
}

// The page that is asked for; its faults join those of the query.
ApiPage page_in(ApiCall const& call, QueryReader& query)
{
    auto const page = agencies::api_page(call.request.query());
    if (page)
        return *page;
    query.faults().insert(query.faults().end(), page.error().begin(), page.error().end());
    return {};
}

OversightFilter filter_in(QueryReader& query)
{
    OversightFilter filter{.text = std::string{query.text("text")}};
    if (auto const with = query.position_in(lateness_names, "with"))
        filter.with = static_cast<Lateness>(*with);
    if (auto const level = query.position_in(agencies::level_names, "level"))
        filter.level = static_cast<agencies::Level>(*level);
    filter.late_only = query.position_in(yes_or_no, "late_only") == 0U;
    return filter;
}

// A list that stands whole in memory: its part that the page shows.
template <class T, class ToJson>
Json part_json(std::vector<T> const& all, ApiPage const& page, ToJson const& to_json)
{
    auto items = Json::array();
    auto const first = static_cast<std::size_t>(page.number - 1) * static_cast<std::size_t>(page.size);
    for (auto at = first; at < std::min(all.size(), first + static_cast<std::size_t>(page.size)); ++at)
        items.push_back(to_json(all[at]));
    return agencies::api_list(std::move(items), static_cast<std::int64_t>(all.size()), page);
}

std::map<AgencyId, std::string> codes_below(ApiCall const& call, OversightApi const& tools)
{
    std::map<AgencyId, std::string> codes;
    for (auto const& agency : tools.agencies.subtree_of(call.agency.id))
        codes.emplace(agency.id, agency.code);
    return codes;
}

http::Response list_units(ApiCall const& call, OversightApi const& tools)
{
    QueryReader query{call.request.query()};
    auto const filter = filter_in(query);
    auto const page = page_in(call, query);
    if (!query.faults().empty())
        return faulty(call, query.faults());
    auto const found = tools.oversight.oversight(call.agency.id, filter);
    if (!found)
        return api_problem(call, found.error());
    auto answer = part_json(found->units, page, [](UnitStandings const& unit) {
        auto row = standings_json(unit.standings);
        row["agency"] = unit.agency.code;
        row["name"] = unit.agency.names.back().full;
        row["level"] = to_string(unit.agency.level);
        return row;
    });
    answer["day"] = to_string(tools.clock.today());
    answer["whole"] = standings_json(found->whole);
    return http::json(answer);
}

http::Response list_late(ApiCall const& call, OversightApi const& tools)
{
    QueryReader query{call.request.query()};
    auto const filter = filter_in(query);
    auto const page = page_in(call, query);
    if (!query.faults().empty())
        return faulty(call, query.faults());
    auto const found = tools.oversight.oversight(call.agency.id, filter);
    if (!found)
        return api_problem(call, found.error());
    auto const codes = codes_below(call, tools);
    return http::json(part_json(found->cases, page, [&](LateCase const& one) {
        return Json{{"agency", codes.at(one.agency)}, {"with", base::name_in(lateness_names, one.with)}, {"id", one.id}, {"number", one.number},
                    {"subject", one.subject}, {"unit", one.unit}, {"due", to_string(one.due_on)}};
    }));
}

http::Response list_backdated(ApiCall const& call, OversightApi const& tools)
{
    QueryReader query{call.request.query()};
    BackdatedFilter const filter{.from = query.day("from"), .until = query.day("until"), .effective_only = query.position_in(yes_or_no, "effective") == 0U};
    auto const page = page_in(call, query);
    if (!query.faults().empty())
        return faulty(call, query.faults());
    auto const found = tools.oversight.backdated(call.agency.id, filter, {page.number, page.size});
    auto const codes = codes_below(call, tools);
    auto items = Json::array();
    for (auto const& entry : found.entries)
        items.push_back({{"agency", codes.at(entry.key.agency)}, {"id", entry.key.id.value}, {"number", entry.request_number}, {"subject", entry.subject},
                         {"event", entry.kind}, {"happened_on", to_string(entry.happened_on)}, {"recorded_on", to_string(entry.recorded_on)},
                         {"by", entry.by.id}, {"effect", base::name_in(late_effect_names, entry.effect)}, {"due_before", day_json(entry.due_before)},
                         {"due_after", day_json(entry.due_after)}});
    return http::json(agencies::api_list(std::move(items), found.total, page));
}

http::Response list_calendar_moves(ApiCall const& call, OversightApi const& tools)
{
    QueryReader query{call.request.query()};
    auto const since = query.day("from");
    auto const page = page_in(call, query);
    if (!query.faults().empty())
        return faulty(call, query.faults());
    auto const found = tools.oversight.calendar_moves(call.agency.id, since, {page.number, page.size});
    auto const codes = codes_below(call, tools);
    auto items = Json::array();
    for (auto const& move : found.moves)
        items.push_back({{"agency", codes.at(move.key.agency)}, {"id", move.key.id.value}, {"number", move.request_number}, {"subject", move.subject},
                         {"moved_on", to_string(move.moved_on)}, {"due_before", day_json(move.from)}, {"due_after", day_json(move.to)},
                         {"was", move.was_edition}, {"now", move.now_edition}});
    return http::json(agencies::api_list(std::move(items), found.total, page));
}

}  // namespace

void add_oversight_api(agencies::ApiRoutes& routes, OversightApi const& tools)
{
    auto const add = [&](std::string_view pattern, http::Response (*list)(ApiCall const&, OversightApi const&)) {
        routes.get(pattern, Permission::oversee, [tools, list](ApiCall const& call) { return list(call, tools); });
    };
    add("/agencies/{agency}/supervision", list_units);
    add("/agencies/{agency}/supervision/late", list_late);
    add("/agencies/{agency}/supervision/backdated", list_backdated);
    add("/agencies/{agency}/supervision/calendar", list_calendar_moves);
}

}  // namespace requests
