#include "requests/remedies/remedy_words.hpp"

#include "requests/domain/counting.hpp"
#include "requests/domain/legal_period.hpp"
#include "requests/pages/case_words.hpp"
#include "requests/remedy_json.hpp"
#include "requests/stored_names.hpp"

#include <array>
#include <ranges>

namespace requests {
namespace {

using base::Json;

// By the position in RemedyAwaited; texts stand behind "remedy.awaited.".
constexpr std::array<std::string_view, 6> awaited_names{"acceptance", "reply", "decision", "suit", "appeal", "own_appeal"};
constexpr std::array<std::string_view, 3> unit_names{"working_day", "calendar_day", "month"};

// Days and months run through; what is to be explained is only a last day of rest, behind which the period goes on.
Json run_through(LegalPeriod const& period, Date from, Date end, config::Texts const& texts)
{
    auto steps = Json::array({{{"days", say_day(from, texts)}, {"text", texts.say("deadline.step.start")}}});
    auto const nominal = nominal_end_of(period, from);
    if (nominal != end)
        steps.push_back({{"days", say_day(nominal, texts)}, {"text", texts.say("remedy.rolled")}});
    steps.push_back({{"days", say_day(end, texts)}, {"text", texts.say("deadline.step.due")}});
    return steps;
}

Json steps_of(LegalPeriod const& period, Date from, Date end, Terms const& terms, config::Texts const& texts)
{
    if (period.unit != PeriodUnit::working_day)
        return run_through(period, from, end, texts);
    auto const counted = calendar::find_deadline({.start = from, .working_days = period.count}, terms.calendar, terms.periods.limits);
    return counted ? derivation_json(*counted, texts) : run_through(period, from, end, texts);
}

std::string say_period(LegalPeriod const& period, config::Texts const& texts)
{
    return texts.say("remedy.period." + std::string{unit_names.at(static_cast<std::size_t>(period.unit))}, {{"n", std::to_string(period.count)}});
}

// A period that nobody can count yet.
Json not_served(RemedyTerm const& term, RemedyCase const& remedy, config::Texts const& texts)
{
    return {{"awaited", say_awaited(term.awaited, remedy, texts)}, {"day", ""},       {"distance", texts.say("remedy.not-served")},
            {"mark", "soon"},                                      {"certain", true}, {"counted", texts.say("remedy.counts-from-service", {{"period", say_period(term.period, texts)}})},
            {"source", term.period.source},                        {"steps", Json::array()}};
}

struct EventDetails {
    RequestLaw const& law;
    config::Texts const& texts;

    [[nodiscard]] std::string operator()(RemedyFiled const& event) const { return event.body; }
    [[nodiscard]] std::string operator()(RemedyAccepted const& event) const
    {
        auto const procedure = texts.say("desk.choice." + std::string{stored_name(event.procedure)});
        return event.file_number.empty() ? procedure : procedure + " · " + event.file_number;
    }
    [[nodiscard]] std::string operator()(RemedyDecided const& event) const { return say_outcome(event.outcome, law, texts); }
    [[nodiscard]] std::string operator()(AppealDecided const& event) const { return say_outcome(event.outcome, law, texts); }
    template <class Event>
    [[nodiscard]] std::string operator()(Event const&) const
    {
        return {};
    }
};

}  // namespace

std::string say_remedy_kind(RemedyFiled const& filing, config::Texts const& texts)
{
    if (filing.kind == RemedyKind::review)
        return texts.say("remedy.block.review");
    return texts.say(filing.before == Before::reconsideration ? "remedy.block.suit_after" : "remedy.block.suit_direct");
}

std::string say_remedy_stage(RemedyCase const& remedy, config::Texts const& texts)
{
    return texts.say("remedy.stage." + std::string{stored_name(remedy.stage)});
}

std::string say_awaited(RemedyAwaited awaited, RemedyCase const& remedy, config::Texts const& texts)
{
    auto const is_judgment = awaited == RemedyAwaited::decision && remedy.filing.kind == RemedyKind::suit;
    return texts.say(is_judgment ? "remedy.awaited.judgment" : "remedy.awaited." + std::string{awaited_names.at(static_cast<std::size_t>(awaited))});
}

std::string say_outcome(std::string const& id, RequestLaw const& law, config::Texts const& texts)
{
    auto const* outcome = law.outcome(id);
    return outcome == nullptr ? id : in_language(outcome->name, texts);
}

std::string say_table_four(RemedyCase const& remedy, int year, RequestLaw const& law, config::Texts const& texts)
{
    auto const cells = cells_of(counted(remedy), year, {}, law);
    if (cells.empty())
        return {};
    auto const column = cells.back().substr(cells.back().rfind('.') + 1);
    return say_remedy_kind(remedy.filing, texts) + " · " + texts.say("remedy.column." + column);
}

Json running_json(RemedyCase const& remedy, Terms const& terms, Date today, config::Texts const& texts)
{
    auto running = Json::array();
    for (auto const& term : running_in(remedy, terms.law)) {
        if (!term.from) {
            running.push_back(not_served(term, remedy, texts));
            continue;
        }
        auto const end = end_of(term.period, *term.from, terms.calendar);
        auto const distance = say_distance(end.date, today, terms.calendar, texts);
        running.push_back({{"awaited", say_awaited(term.awaited, remedy, texts)},
                           {"day", say_day(end.date, texts)},
                           {"distance", distance.text},
                           {"mark", distance.mark},
                           {"certain", end.certain},
                           {"counted", texts.say("remedy.counted", {{"from", say_day(*term.from, texts)}, {"period", say_period(term.period, texts)}})},
                           {"source", term.period.source},
                           {"steps", steps_of(term.period, *term.from, end.date, terms, texts)}});
    }
    return running;
}

Json remedy_timeline(std::vector<RemedyEvent> const& events, PageTools const& tools, config::Texts const& texts)
{
    auto entries = Json::array();
    for (auto const& event : std::views::reverse(events)) {
        auto const is_late = event.recorded_on != event.happened_on;
        entries.push_back({{"what", texts.say("remedy.event." + std::string{name_of(event.what)})},
                           {"day", say_day(event.happened_on, texts)},
                           {"recorded", is_late ? Json(texts.say("desk.recorded-on", {{"date", to_string(event.recorded_on)}})) : Json(false)},
                           {"who", say_actor(event.by, tools, texts)},
                           {"details", std::visit(EventDetails{tools.law.requests(), texts}, event.what)}});
    }
    return entries;
}

}  // namespace requests
