#include "report/drafting/year_charts.hpp"

#include <algorithm>
#include <cmath>

namespace report {
namespace {

// Where units are all alike, a difference smaller than this is no matter.
constexpr double least_deviation = 0.02;

std::optional<Decimal> value_of(ChartSeries const& series, YearFigures const& report)
{
    Decimal sum;
    for (auto const& cell : series.cells) {
        auto const value = report.find(cell);
        if (!value)
            return std::nullopt;
        sum += *value;
    }
    return sum;
}

double number(Decimal value)
{
    return static_cast<double>(value.micros()) / static_cast<double>(Decimal::scale);
}

double median_of(std::vector<double> values)
{
    std::ranges::sort(values);
    auto const half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

// Nothing where it is of too few cases to be judged.
std::optional<double> rate_of(ChartPattern const& pattern, ChartRate const& rate, YearFigures const& report)
{
    auto const of = sum_of(pattern, rate.of, report);
    auto const by = sum_of(pattern, rate.by, report);
    if (!of || !by || *by < Decimal{rate.least} || *by == Decimal{0})
        return std::nullopt;
    return number(*of) / number(*by);
}

}  // namespace

std::optional<Decimal> YearFigures::find(std::string_view cell) const
{
    auto const at = form == nullptr ? std::nullopt : form->find_cell(cell);
    return at ? figures.at(*at) : std::nullopt;
}

ChartValues values_of(ChartPattern const& pattern, std::span<YearFigures const> reports)
{
    ChartValues values;
    for (auto const& report : reports) {
        auto& points = values[report.year];
        points.resize(pattern.series.size());
        for (std::size_t i = 0; i < pattern.series.size(); ++i) {
            auto& point = points[i];
            ++point.reports;
            if (auto const value = value_of(pattern.series[i], report)) {
                point.value = point.value.value_or(Decimal{}) + *value;
                ++point.known;
            }
        }
    }
    return values;
}

std::optional<Decimal> sum_of(ChartPattern const& pattern, std::vector<std::string> const& series, YearFigures const& report)
{
    Decimal sum;
    for (auto const& id : series) {
        auto const found = std::ranges::find(pattern.series, id, &ChartSeries::id);
        auto const value = found == pattern.series.end() ? std::nullopt : value_of(*found, report);
        if (!value)
            return std::nullopt;
        sum += *value;
    }
    return sum;
}

JudgedRate judge(ChartPattern const& pattern, YearFigures const& own, std::span<YearFigures const> others)
{
    JudgedRate judged;
    if (!pattern.rate.has_value())
        return judged;
    auto const& rate = *pattern.rate;
    judged.rate = rate_of(pattern, rate, own);
    judged.is_unknown = !sum_of(pattern, rate.of, own) || !sum_of(pattern, rate.by, own);
    std::vector<double> rates;
    for (auto const& other : others)
        if (auto const one = rate_of(pattern, rate, other))
            rates.push_back(*one);
    if (std::ssize(rates) < rate.units)
        return judged;
    auto const median = median_of(rates);
    judged.median = median;
    std::vector<double> deviations;
    deviations.reserve(rates.size());
    for (auto const one : rates)
        deviations.push_back(std::abs(one - median));
    auto const deviation = std::max(median_of(std::move(deviations)), least_deviation);
    judged.is_outlier = judged.rate && std::abs(*judged.rate - median) > rate.off * deviation;
    return judged;
}

std::optional<DaysTaken> days_taken(std::map<std::int64_t, std::int64_t> const& requests_by_days, int least)
{
    DaysTaken taken;
    for (auto const& [days, requests] : requests_by_days)
        taken.requests += requests;
    if (taken.requests < least || taken.requests == 0)
        return std::nullopt;
    auto const within = [&](std::int64_t rank) {
        std::int64_t passed = 0;
        for (auto const& [days, requests] : requests_by_days) {
            passed += requests;
            if (passed >= rank)
                return days;
        }
        return requests_by_days.rbegin()->first;
    };
    taken.median = within((taken.requests + 1) / 2);
    taken.nine_in_ten = within((taken.requests * 9 + 9) / 10);
    taken.longest = requests_by_days.rbegin()->first;
    return taken;
}

}  // namespace report
