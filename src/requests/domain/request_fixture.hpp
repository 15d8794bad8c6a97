#pragma once

#include "base/json.hpp"
#include "calendar/calendar_fixture.hpp"
#include "requests/domain/decision.hpp"
#include "requests/domain/request.hpp"

// The shipped law, and requests with a history, for tests.
namespace requests {

inline base::Json shipped_json(char const* name)
{
    return base::Json::parse(config::LawFiles{}.file(name).content);
}

inline RequestLaw const& shipped_law()
{
    static auto const law =
        parse_request_law(shipped_json("requests.json"), shipped_json("rules.json"), shipped_json("form-2021.json")).value();
    return law;
}

inline Terms shipped_terms()
{
    static auto const periods = parse_request_periods(shipped_json("clock.json")).value();
    static auto const days = calendar::shipped_calendar();
    return {shipped_law(), periods, days};
}

inline Date day(int year, unsigned month, unsigned in_month)
{
    return std::chrono::year_month_day{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{in_month}};
}

inline Actor const clerk{"person/1/7"};
inline Actor const head{"person/1/8"};
constexpr LetterId answer_letter{1};

// Something that happened on a day and was written down on the same day.
inline Event on(Date date, Happening what)
{
    return {.happened_on = date, .recorded_on = date, .by = clerk, .what = std::move(what)};
}

inline Event registration(Date received)
{
    return on(received, Registered{{base::AgencyId{1}, RequestId{17}},
                                   {.number = "示例镇申〔2026〕17号", .channel = "in_person", .applicant_kind = "natural_person",
                                    .arrived_on = received, .received_on = received, .subject = "低保名单", .wanted = {"paper", "post"}}});
}

// The history of a letter from draft to service, all on one day.
inline std::vector<Event> sent_letter(LetterId letter, std::string kind, Date date)
{
    std::vector<Event> events;
    for (auto const& step : std::vector<LetterStep>{LetterDrafted{std::move(kind)}, LetterReviewed{}, LetterSigned{head},
                                                    LetterNumbered{"1号"}, LetterStamped{}, LetterServed{"post", "state_post"}})
        events.push_back(on(date, LetterMoved{letter, step}));
    return events;
}

inline std::vector<Event> operator+(std::vector<Event> events, std::vector<Event> const& more)
{
    events.insert(events.end(), more.begin(), more.end());
    return events;
}

// Where the events lead, or the first refusal.
inline Result<Request> after(std::vector<Event> const& events)
{
    auto request = open_request(events.front(), shipped_terms());
    for (std::size_t i = 1; i < events.size() && request; ++i)
        request = apply(*request, events[i], shipped_terms());
    return request;
}

template <class T>
std::string code_of(Result<T> const& result)
{
    return result ? "" : result.error().code;
}

inline std::vector<std::string> checks_of(std::vector<Finding> const& findings)
{
    std::vector<std::string> ids;
    for (auto const& finding : findings)
        ids.push_back(finding.check);
    return ids;
}

}  // namespace requests
