#pragma once

#include "report/sample/sample_figures.hpp"
#include "report/sample/sample_text.hpp"

namespace report {

// A made-up report that keeps every rule, with the form of its year. The same seed gives the same report.
[[nodiscard]] Report make_sample_report(Forms const& forms, SampleSentences const& sentences, int year, std::uint64_t seed);

}  // namespace report
