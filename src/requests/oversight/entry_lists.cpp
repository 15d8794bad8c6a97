#include "requests/oversight/oversight_parts.hpp"

#include "agencies/anchors/journal_words.hpp"
#include "base/names.hpp"

#include <algorithm>

namespace requests {
namespace {

using base::Json;

std::map<AgencyId, agencies::Agency> agencies_below(Visit const& visit, OversightTools const& tools)
{
    std::map<AgencyId, agencies::Agency> agencies;
    for (auto& agency : tools.agencies.subtree_of(visit.agency.id))
        agencies.emplace(agency.id, std::move(agency));
    return agencies;
}

std::string event_of(std::string const& kind)
{
    auto event = "request." + kind;
    std::ranges::replace(event, '_', '-');
    return event;
}

std::string say_effect(BackdatedEntry const& entry, config::Texts const& texts)
{
    constexpr std::string_view no_day = "—";
    auto const day = [&](std::optional<Date> const& of) { return of ? to_string(*of) : std::string{no_day}; };
    auto const name = base::name_in(late_effect_names, entry.effect);
    return texts.say("oversight.effect." + std::string{name}, {{"from", day(entry.due_before)}, {"to", day(entry.due_after)}});
}

std::string_view mark_of(LateEffect effect)
{
    switch (effect) {
    case LateEffect::moved: return "soon";
    case LateEffect::rescued: return "late";
    case LateEffect::none:
    case LateEffect::unknown: return "";
    }
    return "";
}

Json day_field(std::string_view id, std::string label, std::optional<Date> const& day)
{
    return {{"id", id}, {"label", std::move(label)}, {"value", oversight_day(day)}};
}

std::vector<std::string> heads(std::initializer_list<char const*> names, config::Texts const& texts)
{
    std::vector<std::string> found;
    for (std::string const name : names)
        found.push_back(texts.say("oversight.column." + name));
    return found;
}

}  // namespace

http::Response show_backdated(Visit const& visit, OversightTools const& tools)
{
    auto const& texts = tools.site.texts_for(visit.request.headers());
    auto const& query = visit.request.query();
    BackdatedFilter const filter{.from = base::parse_date(query.get("from")),
                                 .until = base::parse_date(query.get("until")),
                                 .effective_only = query.get("only") == "effective"};
    auto const found = tools.oversight.backdated(visit.agency.id, filter, oversight_page_of(visit));
    OversightList list{.path = "supervision/backdated",
                       .names = {"from", "until", "only"},
                       .filter = {{"days", Json::array({day_field("from", texts.say("oversight.recorded-from"), filter.from),
                                                        day_field("until", texts.say("oversight.recorded-until"), filter.until)})},
                                  {"checks", Json::array({{{"id", "only"}, {"value", "effective"}, {"label", texts.say("oversight.effective-only")},
                                                           {"checked", filter.effective_only}}})}},
                       .head = heads({"unit", "number", "subject", "entry", "happened", "recorded", "days", "actor", "effect"}, texts),
                       .rows = {},
                       .total = found.total};
    auto const agencies = agencies_below(visit, tools);
    agencies::JournalWords words{tools.accounts, texts};
    for (auto const& entry : found.entries) {
        auto const& agency = agencies.at(entry.key.agency);
        list.rows.push_back({{.text = agency.names.back().abbreviation, .href = office_path(agency, "supervision/backdated")},
                             {.text = entry.request_number, .href = office_path(agency, "requests/" + std::to_string(entry.key.id.value))},
                             {.text = entry.subject.empty() ? texts.say("desk.no-subject") : entry.subject},
                             {.text = words.event(event_of(entry.kind))},
                             {.text = to_string(entry.happened_on)},
                             {.text = to_string(entry.recorded_on)},
                             {.text = std::to_string((entry.recorded_on - entry.happened_on).count()), .is_number = true},
                             {.text = words.actor(entry.by.id)},
                             {.text = say_effect(entry, texts), .mark = std::string{mark_of(entry.effect)}}});
    }
    return show_oversight(visit, tools, list);
}

http::Response show_calendar_moves(Visit const& visit, OversightTools const& tools)
{
    auto const& texts = tools.site.texts_for(visit.request.headers());
    auto const since = base::parse_date(visit.request.query().get("from"));
    auto const found = tools.oversight.calendar_moves(visit.agency.id, since, oversight_page_of(visit));
    OversightList list{.path = "supervision/calendar",
                       .names = {"from"},
                       .filter = {{"days", Json::array({day_field("from", texts.say("oversight.moved-from"), since)})}},
                       .head = heads({"unit", "number", "subject", "moved", "was-due", "now-due", "why"}, texts),
                       .rows = {},
                       .total = found.total};
    auto const agencies = agencies_below(visit, tools);
    for (auto const& move : found.moves) {
        auto const& agency = agencies.at(move.key.agency);
        auto const why = move.was_edition.empty() ? texts.say("oversight.calendar.first", {{"now", move.now_edition}})
                                                  : texts.say("oversight.calendar.changed", {{"was", move.was_edition}, {"now", move.now_edition}});
        list.rows.push_back({{.text = agency.names.back().abbreviation, .href = office_path(agency, "supervision/calendar")},
                             {.text = move.request_number, .href = office_path(agency, "requests/" + std::to_string(move.key.id.value))},
                             {.text = move.subject.empty() ? texts.say("desk.no-subject") : move.subject},
                             {.text = to_string(move.moved_on)},
                             {.text = oversight_day(move.from)},
                             {.text = oversight_day(move.to), .mark = "soon"},
                             {.text = why}});
    }
    return show_oversight(visit, tools, list);
}

}  // namespace requests
