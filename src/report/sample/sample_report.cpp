#include "report/sample/sample_report.hpp"

#include "base/ensure.hpp"

#include <utility>

namespace report {
namespace {

struct Agency {
    std::string name;
    SampleScale scale = SampleScale::none;
};

// Most townships receive nothing in a year.
Agency make_agency(SampleSentences const& sentences, Random& random)
{
    auto name = sample_organisation(sentences, random);
    auto const chance = random.below(10);
    return {std::move(name), chance < 3 ? SampleScale::none : chance < 8 ? SampleScale::small : SampleScale::large};
}

Report make_report(Forms const& forms, SampleSentences const& sentences, int year, Agency const& agency, Random& random, Report const* previous)
{
    auto const* form = forms.for_year(year);
    base::ensure(form != nullptr, "a sample's year has a form");
    auto report = empty_report(*form);
    report.year = year;
    report.organisation = agency.name;
    fill_sample_figures(report, agency.scale, random, previous);
    fill_sample_text(report, sentences, random);
    return report;
}

}  // namespace

Report make_sample_report(Forms const& forms, SampleSentences const& sentences, int year, std::uint64_t seed)
{
    Random random{seed};
    auto const agency = make_agency(sentences, random);
    return make_report(forms, sentences, year, agency, random, nullptr);
}

SampleYears make_sample_years(Forms const& forms, SampleSentences const& sentences, int year, std::uint64_t seed)
{
    Random random{seed};
    auto const agency = make_agency(sentences, random);
    auto previous = make_report(forms, sentences, year - 1, agency, random, nullptr);
    auto report = make_report(forms, sentences, year, agency, random, &previous);
    return {std::move(previous), std::move(report)};
}

}  // namespace report
