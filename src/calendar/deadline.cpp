#include "calendar/deadline.hpp"

#include "base/json.hpp"

#include <algorithm>

namespace calendar {
namespace {

using base::Date;
using base::ErrorKind;

constexpr int most_working_days = 5'000;  // twenty years: more is a typing error
constexpr std::chrono::days one_day{1};

std::optional<base::Error> refusal(PeriodTerms const& terms, ClockLimits const& limits)
{
    if (terms.working_days < 1 || terms.working_days > most_working_days)
        return base::Error{ErrorKind::invalid_input, "deadline.days-out-of-range",
                           "the number of working days must be from 1 to {most}",
                           {{"most", std::to_string(most_working_days)}}};
    if (terms.extension < 0 || terms.extension > limits.extension_at_most)
        return base::Error{ErrorKind::invalid_input, "deadline.extension-too-long",
                           "an extension is at most {most} working days",
                           {{"most", std::to_string(limits.extension_at_most)}}};
    for (auto const& suspension : terms.suspensions)
        if (suspension.returned < suspension.sent)
            return base::Error{ErrorKind::invalid_input, "deadline.returned-before-sent",
                               "a consultation cannot return on {returned} before it was sent on {sent}",
                               {{"returned", to_string(suspension.returned)}, {"sent", to_string(suspension.sent)}}};
    if (terms.restart && *terms.restart < terms.start)
        return base::Error{ErrorKind::invalid_input, "deadline.restart-before-start",
                           "the period cannot restart on {restart} before it started on {start}",
                           {{"restart", to_string(*terms.restart)}, {"start", to_string(terms.start)}}};
    return std::nullopt;
}

// Walks day by day and writes down what each one is.
class Counting {
public:
    Counting(PeriodTerms const& terms, WorkingDayCalendar const& calendar)
        : terms_{terms}, calendar_{calendar}, day_{terms.start}
    {
    }

    // Marks the current day, beside what else it is.
    void mark(StepKind kind) { steps_.push_back({.kind = kind, .days = {day_, day_}, .reached = count_, .known = is_known(day_)}); }

    void restart_on(Date day)
    {
        day_ = day;
        count_ = 0;
        mark(StepKind::restart);
    }

    void count_to(int number)
    {
        while (count_ < number) {
            day_ += one_day;
            take();
        }
    }

    [[nodiscard]] Date day() const { return day_; }
    [[nodiscard]] int suspended_days() const { return suspended_days_; }
    [[nodiscard]] std::vector<DeadlineStep> take_steps() { return std::move(steps_); }

private:
    [[nodiscard]] bool is_known(Date day) const { return calendar_.covered().contains(day); }

    [[nodiscard]] bool is_suspended(Date day) const
    {
        return std::any_of(terms_.suspensions.begin(), terms_.suspensions.end(),
                           [day](auto const& s) { return s.sent < day && day <= s.returned; });
    }

    void take()
    {
        auto const kind = calendar_.kind_of(day_);
        auto const works = kind == DayKind::workday || kind == DayKind::make_up_day;
        if (is_suspended(day_)) {
            suspended_days_ += works ? 1 : 0;
            add(StepKind::suspended, {}, works ? 1 : 0);
        } else if (works) {
            ++count_;
            add(StepKind::counted, calendar_.name_of(day_), 1);
        } else {
            add(kind == DayKind::holiday ? StepKind::holiday : StepKind::weekend, calendar_.name_of(day_), 0);
        }
    }

    // Lengthens the last run where this day goes on with it, else begins a new one.
    void add(StepKind kind, std::string_view name, int working)
    {
        auto& last = steps_.back();
        if (last.kind == kind && last.name == name && last.known == is_known(day_)) {
            last.days.to = day_;
            last.working_days += working;
            last.reached = count_;
            return;
        }
        steps_.push_back({kind, {day_, day_}, working, count_, std::string{name}, is_known(day_)});
    }

    PeriodTerms const& terms_;
    WorkingDayCalendar const& calendar_;
    Date day_;
    int count_ = 0;
    int suspended_days_ = 0;
    std::vector<DeadlineStep> steps_;
};

std::optional<base::Error> calendar_warning(std::vector<DeadlineStep> const& steps, Date due, DateRange const& covered)
{
    auto const unknown = std::any_of(steps.begin(), steps.end(), [](auto const& step) { return !step.known; });
    if (!unknown)
        return std::nullopt;
    return base::Error{ErrorKind::unavailable, "calendar.not-covered",
                       "{due} is only what it would be: the holiday calendar is known from {from} to {to}, and a holiday "
                       "announced later moves the date",
                       {{"due", to_string(due)}, {"from", to_string(covered.from)}, {"to", to_string(covered.to)}}};
}

}  // namespace

base::Result<ClockLimits> parse_clock_limits(base::Json const& clock)
{
    base::Json::json_pointer const days{"/extension/days_at_most"};
    if (!clock.contains(days) || !clock.at(days).is_number_unsigned())
        return base::fail(ErrorKind::invalid_input, "deadline.clock-malformed",
                          "clock.json states no extension.days_at_most");
    return ClockLimits{clock.at(days).get<int>()};
}

base::Result<Deadline> find_deadline(PeriodTerms const& terms, WorkingDayCalendar const& calendar,
                                     ClockLimits const& limits)
{
    if (auto error = refusal(terms, limits))
        return tl::unexpected{std::move(*error)};

    Counting counting{terms, calendar};
    counting.mark(StepKind::start);
    if (terms.restart)
        counting.restart_on(*terms.restart);
    counting.count_to(terms.working_days);
    counting.mark(StepKind::due);
    auto const first_due = counting.day();
    if (terms.extension > 0) {
        counting.count_to(terms.working_days + terms.extension);
        counting.mark(StepKind::extended);
    }

    Deadline deadline{.due = counting.day(),
                      .first_due = terms.extension > 0 ? std::optional{first_due} : std::nullopt,
                      .suspended_days = counting.suspended_days(),
                      .steps = counting.take_steps(),
                      .warning = {}};
    deadline.warning = calendar_warning(deadline.steps, deadline.due, calendar.covered());
    return deadline;
}

}  // namespace calendar
