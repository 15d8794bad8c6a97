// Writing the sample report. The first PDF of a process also pays for loading the fonts.
#include "document/write/write_docx.hpp"
#include "document/write/write_html.hpp"
#include "document/write/write_markdown.hpp"
#include "document/write/write_pdf.hpp"
#include "report/writing/official_document.hpp"
#include "report/writing/sample_report.hpp"

#include <benchmark/benchmark.h>

namespace {

document::Document const& sample()
{
    static auto const document = report::official_document(report::sample_report("2021"));
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
    auto const report = report::sample_report("2021");
    for (auto _ : state)
        benchmark::DoNotOptimize(report::official_document(report));
}
BENCHMARK(lay_out_report)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
