#include "requests/deadline_command.hpp"

#include "base/json.hpp"
#include "calendar/deadline.hpp"
#include "requests/deadline_words.hpp"

namespace requests {
namespace {

using base::Date;
using base::Result;
using calendar::StepKind;
using console::Style;

tl::unexpected<base::Error> not_a_date(std::string const& text)
{
    return base::fail(base::ErrorKind::wrong_call, "deadline.not-a-date",
                      "{text} is not a date: write it as 2026-01-05", {{"text", text}});
}

Result<calendar::Suspension> parse_suspension(std::string const& text)
{
    auto const middle = text.find("..");
    auto const sent = base::parse_date(text.substr(0, middle));
    auto const returned = base::parse_date(middle == std::string::npos ? "" : text.substr(middle + 2));
    if (!sent || !returned)
        return base::fail(base::ErrorKind::wrong_call, "deadline.not-a-span",
                          "{text} is not a span of dates: write it as 2026-03-06..2026-03-20", {{"text", text}});
    return calendar::Suspension{*sent, *returned};
}

Result<calendar::PeriodTerms> parse_terms(DeadlineArguments const& arguments)
{
    auto const start = base::parse_date(arguments.start);
    if (!start)
        return not_a_date(arguments.start);
    calendar::PeriodTerms terms{
        .start = *start, .working_days = arguments.days, .suspensions = {}, .extension = arguments.extension};
    if (!arguments.restart.empty()) {
        terms.restart = base::parse_date(arguments.restart);
        if (!terms.restart)
            return not_a_date(arguments.restart);
    }
    for (auto const& text : arguments.suspensions) {
        auto const suspension = parse_suspension(text);
        if (!suspension)
            return tl::unexpected{suspension.error()};
        terms.suspensions.push_back(*suspension);
    }
    return terms;
}

Result<calendar::WorkingDayCalendar> load_calendar(config::LawFiles const& law, std::string const& region)
{
    auto nation = calendar::HolidayTable::parse(law.file("holidays.csv").content);
    if (!nation)
        return tl::unexpected{nation.error()};
    if (region.empty())
        return calendar::WorkingDayCalendar{std::move(*nation)};
    auto const* file = law.find_holidays(region);
    if (file == nullptr)
        return base::fail(base::ErrorKind::not_found, "calendar.unknown-region",
                          "there are no holidays of the region {region}; known: {known}",
                          {{"region", region}, {"known", law.holiday_regions()}});
    auto const overlay = calendar::HolidayTable::parse(file->content);
    if (!overlay)
        return tl::unexpected{overlay.error()};
    return calendar::WorkingDayCalendar{nation->with_region(*overlay)};
}

class DeadlinePrinter {
public:
    explicit DeadlinePrinter(console::Console const& console) : console_{console} {}

    void print(calendar::Deadline const& deadline) const
    {
        for (auto const& step : deadline.steps)
            print(step);
        console_.out << '\n';
        if (deadline.first_due)
            print_due("deadline.first-due", Style::warning, *deadline.first_due);
        print_due(deadline.warning ? "deadline.due-uncertain" : "deadline.due",
                  deadline.warning ? Style::warning : Style::good, deadline.due);
    }

private:
    [[nodiscard]] std::string weekday(Date date) const
    {
        return console_.texts.say("weekday." + std::to_string(date.weekday().c_encoding()));
    }

    void print_due(std::string_view code, Style style, Date due) const
    {
        auto const text = console_.texts.say(code, {{"date", to_string(due)}, {"weekday", weekday(due)}});
        console_.out << console_.styled(style, text) << '\n';
    }

    void print(calendar::DeadlineStep const& step) const
    {
        auto const single = step.days.from == step.days.to;
        auto const days = to_string(step.days.from) + (single ? "" : ".." + to_string(step.days.to));
        auto const weekdays = weekday(step.days.from) + (single ? "" : "–" + weekday(step.days.to));
        console_.out << "  " << console::padded(days, 24) << console::padded(weekdays, 13) << explain(step) << '\n';
    }

    [[nodiscard]] std::string explain(calendar::DeadlineStep const& step) const
    {
        auto text = explain_step(step, console_.texts);
        switch (step.kind) {
        case StepKind::weekend:
        case StepKind::holiday:
        case StepKind::suspended: return console_.styled(Style::faint, text);
        case StepKind::due:
        case StepKind::extended: return console_.styled(Style::heading, text);
        case StepKind::start:
        case StepKind::restart:
        case StepKind::counted: break;
        }
        return text;
    }

    console::Console const& console_;
};

}  // namespace

Result<console::Outcome> run_deadline(DeadlineArguments const& arguments, config::LawFiles const& law,
                                      console::Console const& console)
{
    auto const terms = parse_terms(arguments);
    if (!terms)
        return tl::unexpected{terms.error()};
    auto const calendar = load_calendar(law, arguments.region);
    if (!calendar)
        return tl::unexpected{calendar.error()};
    auto const limits = calendar::parse_clock_limits(base::Json::parse(law.file("clock.json").content));
    auto const deadline = limits.and_then([&](auto const& l) { return calendar::find_deadline(*terms, *calendar, l); });
    if (!deadline)
        return tl::unexpected{deadline.error()};

    DeadlinePrinter{console}.print(*deadline);
    if (deadline->warning)
        console.warn(*deadline->warning);
    return console::Outcome::good;
}

}  // namespace requests
