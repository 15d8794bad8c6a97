#include "calendar/calendar_fixture.hpp"

#include <gtest/gtest.h>

// The worked examples of data/rules.json, "clock_examples". Each is given by the dates of its case; which period of
// data/clock.json runs follows from them.
namespace {

using base::Date;
using base::Json;

Date date_of(Json const& json)
{
    return base::parse_date(json.get<std::string>()).value();
}

class ClockExample : public testing::TestWithParam<Json> {
protected:
    [[nodiscard]] int days(char const* period) const { return clock_.at("periods").at(period).at("days").get<int>(); }

    [[nodiscard]] calendar::Deadline find(calendar::PeriodTerms const& terms) const
    {
        return calendar::find_deadline(terms, calendar_, limits_).value();
    }

    // The day the answer is due, and what was found on the way, under the names that the examples use.
    [[nodiscard]] Json answer(Json const& input) const
    {
        if (input.contains("working_days"))
            return {{"due", to_string(find({.start = date_of(input["start"]), .working_days = input["working_days"]}).due)}};
        if (input.contains("extension"))
            return extended(input);
        if (input.contains("sent"))
            return consulted(input);
        if (input.contains("corrected"))
            return corrected(input);
        return paid(input);
    }

private:
    [[nodiscard]] Json extended(Json const& input) const
    {
        auto const deadline = find({.start = date_of(input["receipt"]), .working_days = days("answer"),
                                    .extension = input["extension"]});
        return {{"first_due", to_string(*deadline.first_due)},
                {"extended_due", to_string(deadline.due)},
                {"notify_extension_by", to_string(*deadline.first_due)}};
    }

    [[nodiscard]] Json consulted(Json const& input) const
    {
        auto const opinion_due =
            calendar_.add_working_days(date_of(input["letter_received"]), days("third_party_opinion")).date;
        auto const returned = input["returned"].is_null() ? opinion_due : date_of(input["returned"]);
        calendar::PeriodTerms terms{.start = date_of(input["receipt"]), .working_days = days("answer")};
        auto const without = find(terms);
        terms.suspensions = {{date_of(input["sent"]), returned}};
        auto const with = find(terms);
        auto used = 0;
        for (auto const& step : with.steps) {
            if (step.kind == calendar::StepKind::suspended)
                break;
            used = step.reached;
        }
        return {{"third_party_due", to_string(opinion_due)},
                {"used_before", used},
                {"not_counted", with.suspended_days},
                {"due", to_string(with.due)},
                {"due_without_consultation", to_string(without.due)}};
    }

    [[nodiscard]] Json corrected(Json const& input) const
    {
        auto const received = date_of(input["receipt"]);
        return {{"notice_due", to_string(find({.start = received, .working_days = days("correction_notice")}).due)},
                {"answer_due", to_string(find({.start = received, .working_days = days("answer"),
                                               .restart = date_of(input["corrected"])}).due)}};
    }

    [[nodiscard]] Json paid(Json const& input) const
    {
        auto const notice = date_of(input["notice_received"]);
        return {{"pay_due", to_string(find({.start = notice, .working_days = days("fee_payment")}).due)},
                {"answer_due_after_payment", to_string(find({.start = notice, .working_days = days("answer"),
                                                             .restart = date_of(input["paid"])}).due)}};
    }

    Json clock_ = Json::parse(config::LawFiles{}.file("clock.json").content);
    calendar::WorkingDayCalendar calendar_ = calendar::shipped_calendar();
    calendar::ClockLimits limits_ = calendar::shipped_limits();
};

TEST_P(ClockExample, FallsOnTheDayTheLawGives)
{
    auto const& example = GetParam();

    auto const found = answer(example.at("input"));

    for (auto const& [name, expected] : example.at("expect").items())
        EXPECT_EQ(found.value(name, Json{}), expected) << example.at("id") << " " << name;
}

std::vector<Json> examples()
{
    return Json::parse(config::LawFiles{}.file("rules.json").content).at("clock_examples").get<std::vector<Json>>();
}

INSTANTIATE_TEST_SUITE_P(Of, ClockExample, testing::ValuesIn(examples()), [](auto const& example) {
    auto name = example.param.at("id").template get<std::string>();
    name[1] = '_';
    return name;
});

TEST(ClockExamples, AreSixteen)
{
    EXPECT_EQ(examples().size(), 16U);
}

}  // namespace
