#include "calendar/calendar_fixture.hpp"
#include "requests/domain/request_clock.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <set>
#include <sstream>

// The clock beside a count that knows nothing of it: day by day, over a plain list of the days that differ from Monday to
// Friday.
namespace requests {
namespace {

using namespace std::chrono;

class NaiveCount {
public:
    NaiveCount()
    {
        std::istringstream lines{std::string{config::LawFiles{}.file("holidays.csv").content}};
        for (std::string line; std::getline(lines, line);) {
            auto const date = base::parse_date(line.substr(0, 10));
            if (date)
                (line.find(",workday,") != std::string::npos ? worked_ : free_).insert(*date);
        }
    }

    [[nodiscard]] bool is_worked(Date day) const
    {
        auto const on = day.weekday();
        return worked_.contains(day) || (on != Saturday && on != Sunday && !free_.contains(day));
    }

    // The n-th working day after `from` that is not one of `left_out`.
    [[nodiscard]] Date nth(Date from, int n, std::set<Date> const& left_out = {}) const
    {
        auto day = from;
        while (n > 0) {
            day += days{1};
            n -= is_worked(day) && !left_out.contains(day) ? 1 : 0;
        }
        return day;
    }

private:
    std::set<Date> worked_;
    std::set<Date> free_;
};

Date any_day(Date from, int most_days)
{
    return from + days{*rc::gen::inRange(0, most_days)};
}

}  // namespace

TEST(RequestClock, AgreesWithACountDayByDay)
{
    auto const periods = parse_request_periods(base::Json::parse(config::LawFiles{}.file("clock.json").content)).value();
    auto const shipped = calendar::shipped_calendar();
    NaiveCount const naive;
    Date const first{2019y / January / 1};

    EXPECT_TRUE(rc::check([&] {
        auto start = any_day(first, 365 * 7);
        RequestClock clock{start, periods, shipped};
        if (*rc::gen::inRange(0, 3) == 0) {  // a correction, or a fee
            auto const back = any_day(start, 40);
            if (*rc::gen::arbitrary<bool>()) {
                RC_ASSERT(clock.apply(CorrectionAsked{start, back + days{60}}).has_value());
                RC_ASSERT(clock.apply(CorrectionReceived{back}).has_value());
            } else {
                RC_ASSERT(clock.apply(FeeNoticed{start}).has_value());
                RC_ASSERT(clock.apply(FeePaid{back}).has_value());
            }
            start = back;
        }
        std::set<Date> left_out;
        auto latest = start;
        for (int id = 0; id < *rc::gen::inRange(0, 4); ++id) {
            auto const sent = any_day(start, 60);
            auto const reached = any_day(sent, 8);
            auto end = any_day(reached, 50);
            auto const whom = *rc::gen::element(Consulted::third_party, Consulted::co_author, Consulted::other_agency);
            if (sent > naive.nth(start, 20, left_out))
                continue;  // refused: the answer was due before
            RC_ASSERT(clock.apply(ConsultationSent{id, whom, sent}).has_value());
            RC_ASSERT(clock.apply(ConsultationReached{id, reached}).has_value());
            RC_ASSERT(clock.apply(ConsultationReturned{id, end}).has_value());
            latest = std::max(latest, end);
            if (whom != Consulted::other_agency)
                end = std::min(end, naive.nth(reached, 15));
            for (auto day = sent + days{1}; day <= end; day += days{1})
                left_out.insert(day);
        }
        auto expected = naive.nth(start, 20, left_out);
        RC_ASSERT(clock.due(latest).day == expected);

        auto const extension = *rc::gen::inRange(0, 21);
        if (extension > 0) {
            RC_ASSERT(clock.apply(Extended{expected, expected, extension}).has_value());
            expected = naive.nth(start, 20 + extension, left_out);
        }
        RC_ASSERT(clock.due(latest).day == expected);
    }));
}

}  // namespace requests
