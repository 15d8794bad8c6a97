#include "report/sample/sample_report.hpp"

#include "base/ensure.hpp"

namespace report {

Report make_sample_report(Forms const& forms, SampleSentences const& sentences, int year, std::uint64_t seed)
{
    auto const* form = forms.for_year(year);
    base::ensure(form != nullptr, "a sample's year has a form");
    Random random{seed};
    auto report = empty_report(*form);
    report.year = year;
    report.organisation = sample_organisation(sentences, random);
    // Most townships receive nothing in a year.
    auto const chance = random.below(10);
    fill_sample_figures(report, chance < 3 ? SampleScale::none : chance < 8 ? SampleScale::small : SampleScale::large, random);
    fill_sample_text(report, sentences, random);
    return report;
}

}  // namespace report
