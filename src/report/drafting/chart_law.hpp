#pragma once

#include "base/json_fwd.hpp"
#include "base/language.hpp"
#include "base/result.hpp"

#include <optional>
#include <string>
#include <vector>

namespace report {

struct InBothLanguages {
    std::string zh;
    std::string en;

    [[nodiscard]] std::string const& in(base::Language language) const { return language == base::Language::zh ? zh : en; }
};

struct ChartSeries {
    std::string id;
    InBothLanguages name;
    std::vector<std::string> cells;  // are added up
};

// A share that is judged beside comparable units.
struct ChartRate {
    InBothLanguages name;
    std::vector<std::string> of;  // ids of series
    std::vector<std::string> by;
    int least = 0;   // cases in the divisor; below it nothing is judged
    int units = 0;   // comparable units that have as many
    double off = 0;  // median deviations that make an outlier
};

struct ChartPattern {
    std::string id;
    InBothLanguages name;
    InBothLanguages definition;
    std::vector<ChartSeries> series;
    std::optional<ChartRate> rate = {};
};

struct DaysPattern {
    InBothLanguages name;
    InBothLanguages definition;
    int least = 0;
};

// What is drawn over the years, as data (data/report-charts.json).
struct ChartLaw {
    std::vector<ChartPattern> charts;
    DaysPattern days;

    // Refused when a member is missing or of another kind.
    [[nodiscard]] static base::Result<ChartLaw> parse(base::Json const& json);
};

}  // namespace report
