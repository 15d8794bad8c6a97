#pragma once

#include "report/domain/report.hpp"
#include "report/sample/random.hpp"

namespace report {

// How busy the made-up agency is.
enum class SampleScale { none, small, large };  // all zero; single digits; up to about 1,500

// Fills every cell of the report with figures that keep every rule of the form.
// `carried_in` gives what last year's report carried over, by applicant column; empty: by chance.
void fill_sample_figures(Report& report, SampleScale scale, Random& random, std::vector<int> const& carried_in = {});

}  // namespace report
