#include "portal/progress.hpp"

#include "base/json.hpp"
#include "portal/told_events.hpp"
#include "requests/deadline_words.hpp"
#include "requests/domain/decision.hpp"
#include "requests/domain/remedy.hpp"
#include "requests/stored_names.hpp"

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

Json timeline_of(Followed const& followed, requests::RequestLaw const& law, config::Texts const& texts)
{
    auto timeline = Json::array();
    for (auto const& [number, event, recorded_at] : followed.history)
        if (auto const text = told(event.what, followed.view.request, law, texts))
            timeline.push_back({{"day", day_text(event.happened_on, texts)}, {"text", *text}});
    return timeline;
}

Json letters_of(Followed const& followed, requests::RequestLaw const& law, config::Texts const& texts)
{
    auto letters = Json::array();
    for (auto const& [id, letter] : followed.view.request.letters) {
        auto const* kind = law.letter(letter.kind);
        if (kind != nullptr && kind->to == requests::Addressee::applicant && letter.served_on)
            letters.push_back({{"id", id.value}, {"title", in(texts.language(), kind->title)}, {"number", letter.number},
                               {"day", day_text(*letter.served_on, texts)}});
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
    if (remedies.body == nullptr || !remedies.review_until)
        return list;
    base::Error::Words const review{{"body", in(texts.language(), remedies.body->name)}, {"day", day_text(remedies.review_until->date, texts)}};
    if (remedies.suit_until) {
        list.push_back(texts.say("portal.remedy.review", review));
        list.push_back(texts.say("portal.remedy.suit", {{"day", day_text(remedies.suit_until->date, texts)}}));
        return list;
    }
    list.push_back(texts.say("portal.remedy.review-first", review));
    list.push_back(suit_after_review(terms, texts));
    return list;
}

// Against the answer that was served.
Json remedies_of_answer(Followed const& followed, requests::Terms const& terms, config::Texts const& texts)
{
    auto const& request = followed.view.request;
    auto const letter = request.decision ? request.letters.find(request.decision->answer) : request.letters.end();
    auto const* kind = request.decision ? terms.law.decision(request.decision->kind) : nullptr;
    if (kind == nullptr || letter == request.letters.end() || !letter->second.served_on)
        return Json::array();
    auto const remedies = requests::remedies_of(clause_of(*kind, request.decision->grounds, terms.law),
                                                to_string(followed.agency.level), *letter->second.served_on, terms);
    return remedies ? remedy_texts(*remedies, terms, texts) : Json::array();
}

// Against silence. Reconsideration first, the safe way: 行政复议法 第二十三条第一款第（三）项.
Json remedies_of_silence(Followed const& followed, requests::Terms const& terms, Date today, config::Texts const& texts)
{
    auto const& due = followed.view.due;
    if (!is_late(due, today))
        return false;
    auto list = Json::array({texts.say("portal.late.complaint")});
    auto const remedies = requests::remedies_of(RemedyClause::reconsideration_first, to_string(followed.agency.level), *due.day, terms);
    if (remedies && remedies->body != nullptr && remedies->review_until) {
        list.push_back(texts.say("portal.late.review", {{"body", in(texts.language(), remedies->body->name)},
                                                        {"day", day_text(remedies->review_until->date, texts)}}));
        list.push_back(suit_after_review(terms, texts));
    }
    return {{"since", day_text(*due.day, texts)}, {"ways", list}};
}

std::string where_it_is(requests::Request const& request, config::Texts const& texts)
{
    return texts.say("portal.state." + std::string{stored_name(request.state)});
}

}  // namespace

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
    auto const remedies = remedies_of_answer(followed, terms, texts);
    auto const letters = letters_of(followed, terms.law, texts);
    return {{"receipt", followed.receipt},
            {"number", request.intake.number},
            {"state", where_it_is(request, texts)},
            {"move", whose_move(followed, today, texts)},
            {"arrived_on", day_text(request.intake.arrived_on, texts)},
            {"received_on", request.received_on ? day_text(*request.received_on, texts) : ""},
            {"due_on", followed.view.due.day ? day_text(*followed.view.due.day, texts) : ""},
            {"derivation", derivation_as_json(followed.view.due, today, texts)},
            {"late", remedies_of_silence(followed, terms, today, texts)},
            {"letters", letters.empty() ? Json(false) : Json{{"list", letters}}},
            {"remedies", remedies.empty() ? Json(false) : Json{{"ways", remedies}}},
            {"timeline", timeline_of(followed, terms.law, texts)}};
}

}  // namespace portal
