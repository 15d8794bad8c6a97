#pragma once

#include "report/domain/report.hpp"
#include "report/drafting/chart_law.hpp"

#include <map>
#include <span>

// What charts over the years show, worked out of reports.
namespace report {

// The known figures of one agency's report.
struct YearFigures {
    int year = 0;
    Form const* form = nullptr;
    std::vector<std::optional<Decimal>> figures;  // in the order of the form

    [[nodiscard]] std::optional<Decimal> find(std::string_view cell) const;
};

// A point: what is known of it, and of how many reports of those there are.
struct ChartPoint {
    std::optional<Decimal> value = {};  // of those that know it; nothing where none does
    int known = 0;
    int reports = 0;

    friend bool operator==(ChartPoint const&, ChartPoint const&) = default;
};

// By year, then by the order of the pattern's series.
using ChartValues = std::map<int, std::vector<ChartPoint>>;
[[nodiscard]] ChartValues values_of(ChartPattern const& pattern, std::span<YearFigures const> reports);

// The sum of series of a point; nothing where one of them is not known.
[[nodiscard]] std::optional<Decimal> sum_of(ChartPattern const& pattern, std::vector<std::string> const& series, YearFigures const& report);

// A unit's rate beside those of others.
struct JudgedRate {
    std::optional<double> rate = {};    // nothing where it is not known, or of fewer cases than are judged
    std::optional<double> median = {};  // of the others; nothing where too few of them have enough cases
    bool is_outlier = false;
    bool is_unknown = false;  // one of the figures that the rate is made of is not known, so that nobody can say of how many cases it is
};
[[nodiscard]] JudgedRate judge(ChartPattern const& pattern, YearFigures const& own, std::span<YearFigures const> others);

// How many days requests took that ended in a year.
struct DaysTaken {
    std::int64_t requests = 0;
    std::int64_t median = 0;
    std::int64_t nine_in_ten = 0;
    std::int64_t longest = 0;

    friend bool operator==(DaysTaken const&, DaysTaken const&) = default;
};
// Of pairs of days and how many requests took so many; nothing below the least number.
[[nodiscard]] std::optional<DaysTaken> days_taken(std::map<std::int64_t, std::int64_t> const& requests_by_days, int least);

}  // namespace report
