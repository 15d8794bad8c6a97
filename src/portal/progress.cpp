#include "portal/progress.hpp"

#include "base/json.hpp"
#include "portal/contest.hpp"
#include "portal/told_events.hpp"
#include "requests/deadline_words.hpp"
#include "requests/domain/decision.hpp"
#include "requests/domain/remedy.hpp"
#include "requests/stored_names.hpp"

#include <set>

namespace portal {
namespace {

using base::Json;
using calendar::DeadlineStep;
using calendar::StepKind;
using requests::Awaited;
using requests::RemedyClause;

// Working days that count up to the end of that day.
int counted_until(std::vector<DeadlineStep> const& steps, Date day)
{
    int counted = 0;
    for (auto const& step : steps) {
        if (step.kind == StepKind::restart && step.days.from <= day)
            counted = 0;
        if (step.kind != StepKind::counted || step.days.from > day)
            continue;
        auto const left = step.days.to > day ? static_cast<int>((step.days.to - day).count()) : 0;  // a run has no free day within
        counted = step.reached - left;
    }
    return counted;
}

int counted_in_all(std::vector<DeadlineStep> const& steps)
{
    int counted = 0;
    for (auto const& step : steps)
        if (step.kind == StepKind::counted)
            counted = step.reached;
    return counted;
}

bool is_late(requests::DueDay const& due, Date today)
{
    return due.awaited == Awaited::answer && due.day && *due.day < today;
}

std::string whose_move(Followed const& followed, Date today, config::Texts const& texts)
{
    auto const& view = followed.view;
    auto const& due = view.due;
    auto const say = [&](std::string_view code, std::optional<Date> const& day) {
        return texts.say(code, {{"day", day ? day_text(*day, texts) : ""}});
    };
    if (!view.request.received_on)
        return say("portal.awaited.confirmation", view.confirm_until);
    switch (due.awaited) {
    case Awaited::answer: return say(is_late(due, today) ? "portal.awaited.late" : "portal.awaited.answer", due.day);
    case Awaited::correction: return say("portal.awaited.correction", due.day);
    case Awaited::payment: return say("portal.awaited.payment", due.day);
    case Awaited::nothing: break;
    }
    return texts.say("portal.awaited.nothing");
}

// How the office weighs an opinion that came before is no step of the period.
bool weighs_anew(requests::Event const& event, std::set<int>& given)
{
    auto const* opinion = std::get_if<requests::OpinionGiven>(&event.what);
    return opinion != nullptr && !given.insert(opinion->consultation).second;
}

Json timeline_of(Followed const& followed, requests::RequestLaw const& law, config::Texts const& texts)
{
    std::set<int> given;
    auto timeline = Json::array();
    for (auto const& [number, event, recorded_at] : followed.history)
        if (auto const text = weighs_anew(event, given) ? std::nullopt : told(event.what, followed.view.request, law, texts))
            timeline.push_back({{"day", day_text(event.happened_on, texts)}, {"text", *text}});
    return timeline;
}

// The day of the receipt is what counts; it may not be known yet.
std::string say_received(requests::Letter const& letter, requests::RequestLaw const& law, config::Texts const& texts)
{
    auto const received = received_day(letter, law);
    return received ? day_text(*received, texts) : texts.say("portal.received.unknown");
}

Json letters_of(Followed const& followed, requests::RequestLaw const& law, config::Texts const& texts)
{
    auto letters = Json::array();
    for (auto const& [id, letter] : followed.view.request.letters) {
        auto const* kind = law.letter(letter.kind);
        if (kind != nullptr && kind->to == requests::Addressee::applicant && letter.served_on)
            letters.push_back({{"id", id.value}, {"title", in(texts.language(), kind->title)}, {"number", letter.number},
                               {"day", day_text(*letter.served_on, texts)}, {"received", say_received(letter, law, texts)}});
    }
    return letters;
}

std::string suit_after_review(requests::Terms const& terms, config::Texts const& texts)
{
    return texts.say("portal.remedy.suit-after", {{"days", std::to_string(terms.law.period("suit_after_review").count)}});
}

Json remedy_texts(requests::Remedies const& remedies, requests::Terms const& terms, config::Texts const& texts)
{
    auto list = Json::array();
    if (remedies.body == nullptr)
        return list;
    // With the last day where the receipt is known; else with the length of the period alone.
    auto const say = [&](std::string_view code, char const* period, std::optional<calendar::CountedDay> const& until) {
        base::Error::Words const words{{"body", in(texts.language(), remedies.body->name)},
                                       {"day", until ? day_text(until->date, texts) : ""},
                                       {"n", std::to_string(terms.law.period(period).count)}};
        list.push_back(texts.say(until ? std::string{code} : std::string{code} + ".undated", words));
    };
    auto const is_first = remedies.clause == RemedyClause::reconsideration_first;
    say(is_first ? "portal.remedy.review-first" : "portal.remedy.review", "review_apply", remedies.review_until);
    if (is_first)
        list.push_back(suit_after_review(terms, texts));
    else
        say("portal.remedy.suit", "suit_direct", remedies.suit_until);
    return list;
}

// The answer that tells the decision, once it was served.
std::optional<requests::LetterId> served_answer(requests::Request const& request)
{
    auto const letter = request.decision ? request.letters.find(request.decision->answer) : request.letters.end();
    return letter != request.letters.end() && letter->second.served_on ? std::optional{letter->first} : std::nullopt;
}

// Against the answer that was served.
Json remedies_of_answer(Contestable const& contest, requests::Request const& request, requests::Terms const& terms, config::Texts const& texts)
{
    auto list = remedy_texts(contest.remedies, terms, texts);
    if (list.empty())
        return list;
    // Which day is meant: 行政复议法 第二十条, 行政诉讼法 第四十六条 count from knowing, not from the date or the posting of a letter.
    auto const& letter = request.letters.at(*contest.answer);
    auto const& known_on = contest.remedies.known_on;
    list.push_back(known_on ? texts.say("portal.remedy.counted-from", {{"day", day_text(*known_on, texts)}})
                            : texts.say("portal.remedy.not-received", {{"day", day_text(*letter.served_on, texts)}}));
    return list;
}

Json remedies_of_silence(Contestable const& contest, Date due, requests::Terms const& terms, config::Texts const& texts)
{
    auto list = Json::array({texts.say("portal.late.complaint")});
    auto const& remedies = contest.remedies;
    if (remedies.body != nullptr && remedies.review_until) {
        list.push_back(texts.say("portal.late.review", {{"body", in(texts.language(), remedies.body->name)},
                                                        {"day", day_text(remedies.review_until->date, texts)}}));
        list.push_back(suit_after_review(terms, texts));
    }
    return {{"since", day_text(due, texts)}, {"ways", list}};
}

std::string where_it_is(requests::Request const& request, config::Texts const& texts)
{
    return texts.say("portal.state." + std::string{stored_name(request.state)});
}

}  // namespace

std::optional<Contestable> contestable(Followed const& followed, requests::Terms const& terms, Date today)
{
    auto const& view = followed.view;
    auto const level = to_string(followed.agency.level);
    if (auto const id = served_answer(view.request)) {
        auto const* kind = terms.law.decision(view.request.decision->kind);
        auto const& letter = view.request.letters.at(*id);
        auto const clause = kind == nullptr ? RemedyClause::none : clause_of(*kind, view.request.decision->grounds, terms.law);
        auto const remedies = requests::remedies_of(clause, level, received_day(letter, terms.law), terms);
        if (!remedies || remedies->clause == RemedyClause::none)
            return std::nullopt;
        return Contestable{*remedies, id};
    }
    if (!is_late(view.due, today))
        return std::nullopt;
    // Reconsideration first, the safe way: 行政复议法 第二十三条第一款第（三）项. It counts from the end of the period.
    auto const remedies = requests::remedies_of(RemedyClause::reconsideration_first, level, view.due.day, terms);
    return Contestable{remedies.value_or(requests::Remedies{})};
}

std::vector<requests::ClockLine> clock_lines(requests::DueDay const& due, config::Texts const& texts)
{
    std::vector<requests::ClockLine> lines;
    if (due.derivation)
        for (auto const& step : due.derivation->steps)
            lines.push_back({days_text(step.days, texts), requests::explain_step(step, texts)});
    return lines;
}

Json derivation_as_json(requests::DueDay const& due, Date today, config::Texts const& texts)
{
    if (!due.derivation)
        return false;
    auto const& all = due.derivation->steps;
    auto steps = Json::array();
    for (auto const& step : all)
        steps.push_back({{"days", days_text(step.days, texts)}, {"text", requests::explain_step(step, texts)}, {"now", step.days.contains(today)}});
    auto const over = (today - due.derivation->due).count();
    base::Error::Words const words{{"counted", std::to_string(counted_until(all, today))}, {"total", std::to_string(counted_in_all(all))}};
    auto const uncertain = due.derivation->warning ? texts.say(*due.derivation->warning) : std::string{};
    return {{"steps", steps}, {"today", over > 0 ? texts.say("portal.over", {{"days", std::to_string(over)}}) : texts.say("portal.counted", words)}, {"uncertain", uncertain}, {"moves", due.moves}};
}

Json progress_as_json(Followed const& followed, requests::Terms const& terms, Date today, config::Texts const& texts)
{
    auto const& request = followed.view.request;
    auto const contest = contestable(followed, terms, today);
    auto const remedies = contest && contest->answer ? remedies_of_answer(*contest, request, terms, texts) : Json::array();
    auto const letters = letters_of(followed, terms.law, texts);
    return {{"receipt", followed.receipt},
            {"number", request.intake.number},
            {"state", where_it_is(request, texts)},
            {"move", whose_move(followed, today, texts)},
            {"arrived_on", day_text(request.intake.arrived_on, texts)},
            {"received_on", request.received_on ? day_text(*request.received_on, texts) : ""},
            {"due_on", followed.view.due.day ? day_text(*followed.view.due.day, texts) : ""},
            {"derivation", derivation_as_json(followed.view.due, today, texts)},
            {"late", contest && !contest->answer ? remedies_of_silence(*contest, *followed.view.due.day, terms, texts) : Json(false)},
            {"packet", contest && contest->remedies.body != nullptr},
            {"letters", letters.empty() ? Json(false) : Json{{"list", letters}}},
            {"remedies", remedies.empty() ? Json(false) : Json{{"ways", remedies}}},
            {"timeline", timeline_of(followed, terms.law, texts)}};
}

}  // namespace portal
