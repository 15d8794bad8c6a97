#include "requests/oversight/oversight_parts.hpp"

#include "base/names.hpp"
#include "platform/http/decoding.hpp"

#include <algorithm>

namespace requests {
namespace {

using base::Json;

OversightFilter filter_of(Visit const& visit)
{
    auto const& query = visit.request.query();
    return {.with = base::value_named<Lateness>(lateness_names, query.get("with")),
            .level = agencies::parse_level(query.get("level")),
            .text = std::string{query.get("text")},
            .late_only = query.get("only") == "late"};
}

Json withs_json(OversightFilter const& filter, config::Texts const& texts)
{
    auto choices = Json::array({choice_json("", texts.say("desk.all"), !filter.with)});
    for (std::size_t i = 0; i < lateness_names.size(); ++i)
        choices.push_back(choice_json(lateness_names.at(i), texts.say("oversight.late." + std::string{lateness_names.at(i)}),
                                      filter.with == static_cast<Lateness>(i)));
    return choices;
}

Json levels_json(OversightFilter const& filter, config::Texts const& texts)
{
    auto choices = Json::array({choice_json("", texts.say("desk.all"), !filter.level)});
    for (auto const name : agencies::level_names)
        choices.push_back(choice_json(name, texts.say("agency.level." + std::string{name}), filter.level == agencies::parse_level(name)));
    return choices;
}

Json filter_json(OversightFilter const& filter, config::Texts const& texts)
{
    return {{"selects", Json::array({{{"id", "with"}, {"label", texts.say("oversight.with")}, {"choices", withs_json(filter, texts)}},
                                     {{"id", "level"}, {"label", texts.say("oversight.column.level")}, {"choices", levels_json(filter, texts)}}})},
            {"words", Json::array({{{"id", "text"}, {"label", texts.say("oversight.column.unit")}, {"value", filter.text}}})},
            {"checks", Json::array({{{"id", "only"}, {"value", "late"}, {"label", texts.say("oversight.late-only")}, {"checked", filter.late_only}}})}};
}

// How many are late with each, over all units that are shown; each figure opens its cases.
Json figures_json(Standings const& whole, Visit const& visit, OversightFilter const& filter, config::Texts const& texts)
{
    auto figures = Json::array();
    auto const more = std::string{filter.level ? "&level=" + std::string{to_string(*filter.level)} : ""} +
                      (filter.text.empty() ? "" : "&text=" + http::percent_encode(filter.text));
    for (std::size_t i = 0; i < lateness_names.size(); ++i) {
        std::string const name{lateness_names.at(i)};
        auto const count = whole.late.at(i);
        figures.push_back({{"label", texts.say("oversight.late." + name)}, {"count", count}, {"mark", count > 0 ? "late" : ""},
                           {"href", office_path(visit.agency, "supervision/late?with=" + name + more)}});
    }
    figures.push_back({{"label", texts.say("oversight.column.open")}, {"count", whole.open}, {"mark", ""}, {"href", false}});
    return figures;
}

OversightCell number_cell(std::int64_t number, std::string mark = {}, std::string href = {})
{
    return {.text = std::to_string(number), .href = number > 0 ? std::move(href) : std::string{}, .mark = number > 0 ? std::move(mark) : std::string{}, .is_number = true};
}

std::vector<OversightCell> unit_row(UnitStandings const& unit, config::Texts const& texts)
{
    auto const& [agency, standings] = unit;
    std::vector<OversightCell> row{{.text = agency.names.back().abbreviation, .href = office_path(agency, "supervision")},
                                   {.text = texts.say("agency.level." + std::string{to_string(agency.level)})},
                                   number_cell(standings.open)};
    for (std::size_t i = 0; i < lateness_names.size(); ++i)
        row.push_back(number_cell(standings.late.at(i), "late", office_path(agency, "supervision/late?with=" + std::string{lateness_names.at(i)})));
    row.push_back(number_cell(standings.lapsed, "soon"));
    row.push_back({.text = oversight_day(standings.oldest)});
    return row;
}

std::vector<std::string> heads(std::initializer_list<char const*> names, config::Texts const& texts)
{
    std::vector<std::string> found;
    for (std::string const name : names)
        found.push_back(texts.say("oversight." + name));
    return found;
}

// The part of it that the page shows.
template <class T>
std::span<T const> part_of(std::vector<T> const& all, PageOf const& page)
{
    auto const first = std::min(all.size(), static_cast<std::size_t>(page.number - 1) * static_cast<std::size_t>(page.size));
    return std::span{all}.subspan(first, std::min(all.size() - first, static_cast<std::size_t>(page.size)));
}

std::vector<OversightCell> case_row(LateCase const& one, agencies::Agency const& agency, Date today, config::Texts const& texts)
{
    auto const path = (one.with == Lateness::reply ? "remedies/" : "requests/") + std::to_string(one.id);
    return {{.text = agency.names.back().abbreviation, .href = office_path(agency, "supervision")},
            {.text = one.number, .href = office_path(agency, path)},
            {.text = one.with == Lateness::reply || !one.subject.empty() ? one.subject : texts.say("desk.no-subject")},
            {.text = texts.say("oversight.late." + std::string{base::name_in(lateness_names, one.with)})},
            {.text = to_string(one.due_on)},
            {.text = std::to_string((today - one.due_on).count()), .mark = "late", .is_number = true},
            {.text = one.unit}};
}

}  // namespace

http::Response show_units(Visit const& visit, OversightTools const& tools)
{
    auto const& texts = tools.site.texts_for(visit.request.headers());
    auto const filter = filter_of(visit);
    auto const found = tools.oversight.oversight(visit.agency.id, filter);
    if (!found)
        return tools.site.problem(visit.request, found.error());
    OversightList list{.path = "supervision",
                       .names = {"with", "level", "text", "only"},
                       .filter = filter_json(filter, texts),
                       .figures = figures_json(found->whole, visit, filter, texts),
                       .head = heads({"column.unit", "column.level", "column.open", "late.answer", "late.confirmation", "late.circulation",
                                      "late.reply", "column.lapsed", "column.oldest"}, texts),
                       .rows = {},
                       .total = static_cast<std::int64_t>(found->units.size())};
    for (auto const& unit : part_of(found->units, oversight_page_of(visit)))
        list.rows.push_back(unit_row(unit, texts));
    return show_oversight(visit, tools, list);
}

http::Response show_late_cases(Visit const& visit, OversightTools const& tools)
{
    auto const& texts = tools.site.texts_for(visit.request.headers());
    auto const filter = filter_of(visit);
    auto const found = tools.oversight.oversight(visit.agency.id, filter);
    if (!found)
        return tools.site.problem(visit.request, found.error());
    std::map<AgencyId, agencies::Agency const*> agencies;
    for (auto const& unit : found->units)
        agencies[unit.agency.id] = &unit.agency;
    auto shown = filter_json(filter, texts);
    shown.erase("checks");
    OversightList list{.path = "supervision/late",
                       .names = {"with", "level", "text"},
                       .filter = std::move(shown),
                       .head = heads({"column.unit", "column.number", "column.subject", "with", "column.due", "column.days", "column.handled-by"}, texts),
                       .rows = {},
                       .total = static_cast<std::int64_t>(found->cases.size())};
    for (auto const& one : part_of(found->cases, oversight_page_of(visit)))
        list.rows.push_back(case_row(one, *agencies.at(one.agency), tools.clock.today(), texts));
    return show_oversight(visit, tools, list);
}

}  // namespace requests
