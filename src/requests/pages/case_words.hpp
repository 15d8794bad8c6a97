#pragma once

#include "requests/pages/page_tools.hpp"

// A case in words: states, days, what happened and why a day is the day.
namespace requests {

[[nodiscard]] std::string say_state(RequestState state, config::Texts const& texts);

// How far off a day is: "逾期 3 天", "今日", "还有 5 个工作日", with a mark for the style sheet.
struct DayWords {
    std::string text;
    std::string mark;  // "late", "soon" or empty
};
[[nodiscard]] DayWords say_distance(Date day, Date today, calendar::WorkingDayCalendar const& calendar, config::Texts const& texts);

// Who has to do something until when, as a list shows it: {"awaited", "day", "distance", "mark"}.
[[nodiscard]] base::Json due_json(RequestSummary const& summary, Terms const& terms, Date today, config::Texts const& texts);
// A row of a list.
[[nodiscard]] base::Json summary_json(RequestSummary const& summary, Visit const& visit, Terms const& terms, PageTools const& tools);

// The way to the due day, run by run: {"days", "text"}.
[[nodiscard]] base::Json derivation_json(calendar::Deadline const& deadline, config::Texts const& texts);

// What an event says beyond its name: until when, to whom, how much.
[[nodiscard]] std::string say_details(Event const& event, Request const& request, PageTools const& tools, config::Texts const& texts);
// The timeline, the last entry first.
[[nodiscard]] base::Json timeline_json(std::vector<RecordedEvent> const& history, Request const& request, PageTools const& tools,
                                       config::Texts const& texts);

// The title of a kind of letter.
[[nodiscard]] std::string say_letter(std::string_view kind, RequestLaw const& law, config::Texts const& texts);

// When a letter was sent and when it was received, and by what that is shown; says so where the receipt is not known yet. Empty
// before it is served.
[[nodiscard]] std::string say_service_days(Letter const& letter, RequestLaw const& law, config::Texts const& texts);
// By what it is shown that the letter was received; empty while that is not known.
[[nodiscard]] std::string say_proof(Letter const& letter, RequestLaw const& law, config::Texts const& texts);

}  // namespace requests
