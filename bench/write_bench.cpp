// Writing the sample report. The first PDF of a process also pays for loading the fonts.
#include "document/write/write_docx.hpp"
#include "document/write/write_html.hpp"
#include "document/write/write_markdown.hpp"
#include "document/write/write_pdf.hpp"
#include "platform/config/law_files.hpp"
#include "report/sample/sample_report.hpp"
#include "report/writing/official_document.hpp"

#include <benchmark/benchmark.h>

namespace {

report::Report const& sample_report()
{
    static config::LawFiles const law;
    static auto const forms =
        report::Forms::parse({law.file("form-2021.json").content, law.file("form-2019.json").content}).value();
    static auto const report = report::make_sample_report(
        forms, report::SampleSentences::parse(law.file("sample-text.json").content).value(), 2024, 3);
    return report;
}

document::Document const& sample()
{
    static auto const document = report::official_document(sample_report());
    return document;
}

void write_pdf_first(benchmark::State& state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(document::write_pdf(sample()));
}
BENCHMARK(write_pdf_first)->Iterations(1)->Unit(benchmark::kMillisecond);

void write_pdf_again(benchmark::State& state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(document::write_pdf(sample()));
}
BENCHMARK(write_pdf_again)->Unit(benchmark::kMillisecond);

void write_docx(benchmark::State& state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(document::write_docx(sample()));
}
BENCHMARK(write_docx)->Unit(benchmark::kMillisecond);

void write_html(benchmark::State& state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(document::write_html(sample()));
}
BENCHMARK(write_html)->Unit(benchmark::kMillisecond);

void write_markdown(benchmark::State& state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(document::write_markdown(sample()));
}
BENCHMARK(write_markdown)->Unit(benchmark::kMillisecond);

void lay_out_report(benchmark::State& state)
{
    auto const& report = sample_report();
    for (auto _ : state)
        benchmark::DoNotOptimize(report::official_document(report));
}
BENCHMARK(lay_out_report)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
