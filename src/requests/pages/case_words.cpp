#include "requests/pages/case_words.hpp"

#include "requests/deadline_words.hpp"
#include "requests/stored_names.hpp"

namespace requests {
namespace {

int working_days_until(Date day, Date today, calendar::WorkingDayCalendar const& calendar)
{
    int count = 0;
    for (auto next = today + std::chrono::days{1}; next <= day; next += std::chrono::days{1})
        count += calendar.is_working_day(next) ? 1 : 0;
    return count;
}

// Which day a list speaks of, and what for.
struct ListDay {
    std::string what;  // behind "desk.awaited."
    std::optional<Date> day;
};

ListDay list_day(RequestSummary const& summary)
{
    if (summary.closed_on)
        return {"closed", summary.closed_on};
    if (summary.confirm_until)
        return {"confirmation", summary.confirm_until};
    return {std::string{stored_name(summary.awaited)}, summary.due_on};
}

}  // namespace

std::string say_state(RequestState state, config::Texts const& texts)
{
    return texts.say("desk.state." + std::string{stored_name(state)});
}

DayWords say_distance(Date day, Date today, calendar::WorkingDayCalendar const& calendar, config::Texts const& texts)
{
    if (day == today)
        return {texts.say("desk.due.today"), "soon"};
    if (day < today)
        return {texts.say("desk.due.late", {{"days", std::to_string((today - day).count())}}), "late"};
    auto const left = working_days_until(day, today, calendar);
    return {texts.say("desk.due.left", {{"days", std::to_string(left)}}), left <= soon_days ? "soon" : ""};
}

base::Json due_json(RequestSummary const& summary, Terms const& terms, Date today, config::Texts const& texts)
{
    auto const [what, day] = list_day(summary);
    base::Json due{{"awaited", texts.say("desk.awaited." + what)}, {"day", day ? to_string(*day) : ""}, {"distance", ""}, {"mark", ""}};
    if (day && !summary.closed_on) {
        auto const words = say_distance(*day, today, terms.calendar, texts);
        due["distance"] = words.text;
        due["mark"] = words.mark;
    }
    return due;
}

base::Json summary_json(RequestSummary const& summary, Visit const& visit, Terms const& terms, PageTools const& tools)
{
    auto const& texts = tools.texts(visit);
    auto const* decision = terms.law.decision(summary.decision);
    return {{"href", case_path(visit, summary.key.id)},
            {"number", summary.number},
            {"subject", summary.subject.empty() ? texts.say("desk.no-subject") : summary.subject},
            {"state", say_state(summary.state, texts)},
            {"arrived", to_string(summary.arrived_on)},
            {"assigned", summary.assigned ? summary.assigned->unit : ""},
            {"decision", decision == nullptr ? "" : in_language(decision->name, texts)},
            {"due", due_json(summary, terms, tools.clock.today(), texts)}};
}

base::Json derivation_json(calendar::Deadline const& deadline, config::Texts const& texts)
{
    auto steps = base::Json::array();
    for (auto const& step : deadline.steps) {
        auto days = say_day(step.days.from, texts);
        if (step.days.from != step.days.to)
            days += " – " + say_day(step.days.to, texts);
        steps.push_back({{"days", days}, {"text", explain_step(step, texts)}});
    }
    return steps;
}

std::string say_letter(std::string_view kind, RequestLaw const& law, config::Texts const& texts)
{
    auto const* letter = law.letter(kind);
    return letter == nullptr ? std::string{kind} : in_language(letter->title, texts);
}

std::string say_proof(Letter const& letter, RequestLaw const& law, config::Texts const& texts)
{
    auto const* mode = letter.service ? law.service(letter.service->mode) : nullptr;
    if (mode == nullptr || !received_day(letter, law))
        return {};
    auto const* proof = letter.receipt ? mode->proof(letter.receipt->proof) : &mode->proofs.front();
    return proof == nullptr ? letter.receipt->proof : in_language(proof->name, texts);
}

std::string say_service_days(Letter const& letter, RequestLaw const& law, config::Texts const& texts)
{
    if (!letter.served_on || !letter.service)
        return {};
    auto const* mode = law.service(letter.service->mode);
    auto const received = received_day(letter, law);
    base::Error::Words const words{{"mode", mode == nullptr ? letter.service->mode : in_language(mode->name, texts)},
                                   {"sent", say_day(*letter.served_on, texts)},
                                   {"received", received ? say_day(*received, texts) : ""},
                                   {"proof", say_proof(letter, law, texts)}};
    return texts.say(received ? "desk.service.received" : "desk.service.not-received", words);
}

}  // namespace requests
