#include "calendar/calendar_fixture.hpp"

#include <gtest/gtest.h>

using namespace std::chrono_literals;
using base::Date;
using calendar::PeriodTerms;
using calendar::StepKind;

namespace {

base::Result<calendar::Deadline> find(PeriodTerms const& terms)
{
    return calendar::find_deadline(terms, calendar::shipped_calendar(), calendar::shipped_limits());
}

TEST(Deadline, ExplainsEveryDayFromTheStartToTheEnd)
{
    PeriodTerms const terms{.start = 2026y / 2 / 10,
                            .working_days = 20,
                            .suspensions = {{2026y / 3 / 2, 2026y / 3 / 6}},
                            .extension = 10};

    auto const deadline = find(terms);

    ASSERT_TRUE(deadline);
    auto next = Date{2026y / 2 / 10};
    auto counted = 0;
    for (auto const& step : deadline->steps) {
        if (step.kind == StepKind::due || step.kind == StepKind::extended) {
            EXPECT_EQ(step.days.to + std::chrono::days{1}, next);  // marks the last day that was explained
            continue;
        }
        EXPECT_EQ(step.days.from, next);
        next = step.days.to + std::chrono::days{1};
        counted += step.kind == StepKind::counted ? step.working_days : 0;
    }
    EXPECT_EQ(next, deadline->due + std::chrono::days{1});
    EXPECT_EQ(counted, 30);
    EXPECT_EQ(deadline->suspended_days, 4);
}

TEST(Deadline, NamesHolidaysAndMakeUpDays)
{
    auto const deadline = find({.start = 2026y / 4 / 27, .working_days = 10});

    ASSERT_TRUE(deadline);
    std::vector<std::pair<StepKind, base::Date>> named;
    for (auto const& step : deadline->steps)
        if (step.name == "劳动节")
            named.emplace_back(step.kind, step.days.from);
    EXPECT_EQ(named, (std::vector<std::pair<StepKind, base::Date>>{{StepKind::holiday, 2026y / 5 / 1},
                                                                   {StepKind::holiday, 2026y / 5 / 4},
                                                                   {StepKind::counted, 2026y / 5 / 9}}));
}

TEST(Deadline, CountsOverlappingConsultationsOnce)
{
    PeriodTerms terms{.start = 2026y / 3 / 2, .working_days = 20, .suspensions = {{2026y / 3 / 6, 2026y / 3 / 20}}};
    auto const one = find(terms);

    terms.suspensions = {{2026y / 3 / 6, 2026y / 3 / 16}, {2026y / 3 / 10, 2026y / 3 / 20}, {2026y / 3 / 11, 2026y / 3 / 12}};
    auto const three = find(terms);

    EXPECT_EQ(one->due, three->due);
    EXPECT_EQ(three->suspended_days, 10);
}

TEST(Deadline, ForgetsWhatWasUsedWhenItRestarts)
{
    auto const restarted = find({.start = 2026y / 8 / 31, .working_days = 20, .restart = 2026y / 9 / 14});
    auto const plain = find({.start = 2026y / 9 / 14, .working_days = 20});

    EXPECT_EQ(restarted->due, plain->due);
    EXPECT_EQ(restarted->steps[1].kind, StepKind::restart);
}

TEST(Deadline, WarnsWhenTheCalendarIsNotKnownAndSaysTheDateItWouldBe)
{
    auto const deadline = find({.start = 2026y / 12 / 21, .working_days = 20});

    ASSERT_TRUE(deadline);
    ASSERT_TRUE(deadline->warning);
    EXPECT_EQ(deadline->warning->code, "calendar.not-covered");
    EXPECT_EQ(deadline->warning->words[0].second, to_string(deadline->due));
    EXPECT_FALSE(find({.start = 2026y / 12 / 1, .working_days = 20})->warning);
}

TEST(Deadline, RefusesTermsThatCannotBe)
{
    auto const code = [](PeriodTerms const& terms) { return find(terms).error().code; };
    Date const start = 2026y / 3 / 2;

    EXPECT_EQ(code({.start = start, .working_days = 0}), "deadline.days-out-of-range");
    EXPECT_EQ(code({.start = start, .working_days = 5'001}), "deadline.days-out-of-range");
    EXPECT_EQ(code({.start = start, .working_days = 20, .extension = 21}), "deadline.extension-too-long");
    EXPECT_EQ(code({.start = start, .working_days = 20, .extension = -1}), "deadline.extension-too-long");
    EXPECT_EQ(code({.start = start, .working_days = 20, .suspensions = {{2026y / 3 / 6, 2026y / 3 / 5}}}),
              "deadline.returned-before-sent");
    EXPECT_EQ(code({.start = start, .working_days = 20, .restart = 2026y / 3 / 1}), "deadline.restart-before-start");
}

// For many starts and lengths: the due day is a working day, and exactly that many lie behind the start.
TEST(Deadline, AgreesWithPlainCounting)
{
    auto const calendar = calendar::shipped_calendar();
    for (auto offset = 0; offset < 365; offset += 3) {
        auto const start = Date{2025y / 1 / 1} + std::chrono::days{offset};
        auto const length = 1 + offset % 40;

        auto const deadline = find({.start = start, .working_days = length});

        EXPECT_EQ(deadline->due, calendar.add_working_days(start, length).date);
        EXPECT_TRUE(calendar.is_working_day(deadline->due));
    }
}

}  // namespace
