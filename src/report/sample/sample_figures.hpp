#pragma once

#include "report/domain/report.hpp"
#include "report/sample/random.hpp"

namespace report {

// How busy the made-up agency is.
enum class SampleScale { none, small, large };  // all zero; single digits; up to about 1,500

// Fills every cell of the report with figures that keep every rule of the form.
// Those that last year's report of the same agency leads to (carried in, in force, items) follow from `previous`.
void fill_sample_figures(Report& report, SampleScale scale, Random& random, Report const* previous = nullptr);

}  // namespace report
