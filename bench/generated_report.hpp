#pragma once

#include "report/batch/statutes.hpp"
#include "report/sample/sample_format.hpp"
#include "report/sample/sample_report.hpp"

#include <string>
#include <string_view>

// What benchmarks read: the report that `gongkai sample` makes for a year and a seed, in any of its formats.
class GeneratedReport {
public:
    GeneratedReport()
        : made_{report::make_sample_report(*statutes_.forms, sentences(), 2024, 1)},
          source_{report::sample_source(made_, *statutes_.forms)}
    {
    }

    [[nodiscard]] report::Statutes const& statutes() const { return statutes_; }
    [[nodiscard]] report::Report const& report() const { return made_; }
    [[nodiscard]] std::string in(report::SampleFormat const& format) const { return format.write(source_, made_).value(); }

private:
    [[nodiscard]] report::SampleSentences sentences() const
    {
        return report::SampleSentences::parse(law_.file("sample-text.json").content).value();
    }

    config::LawFiles law_ = {};
    report::Statutes statutes_ = report::load_statutes(law_, "{}").value();
    report::Report made_;
    report::SampleSource source_;
};
