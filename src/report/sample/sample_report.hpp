#pragma once

#include "report/sample/sample_figures.hpp"
#include "report/sample/sample_text.hpp"

namespace report {

// A made-up report that keeps every rule, with the form of its year. The same seed gives the same report.
[[nodiscard]] Report make_sample_report(Forms const& forms, SampleSentences const& sentences, int year, std::uint64_t seed);

struct SampleYears {
    Report previous;
    Report report;
};

// The reports of one made-up agency for a year and the year before, which fit each other. Both years have a form.
[[nodiscard]] SampleYears make_sample_years(Forms const& forms, SampleSentences const& sentences, int year, std::uint64_t seed);

}  // namespace report
