// A full report as JSON and as a workbook, and the sum of a file.
#include "platform/crypto/sha256.hpp"
#include "report/exchange/exchange_test_reports.hpp"
#include "report/exchange/report_csv.hpp"
#include "report/exchange/report_json.hpp"
#include "report/exchange/report_xlsx.hpp"

#include <benchmark/benchmark.h>

namespace {

using report::exchange_test::full_report;

report::Report long_report()
{
    auto report = full_report();
    for (auto& section : report.sections)
        for (auto& paragraph : section.paragraphs)
            while (paragraph.text.size() < 1'500)  // about what a township writes
                paragraph.text += paragraph.text;
    return report;
}

void append_json(benchmark::State& state)
{
    auto const report = long_report();
    std::string out;
    for (auto _ : state) {
        out.clear();
        report::append_json(out, {}, report, nullptr);
        benchmark::DoNotOptimize(out.data());
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(out.size()) * state.iterations());
}
BENCHMARK(append_json)->Unit(benchmark::kMicrosecond);

void parse_json(benchmark::State& state)
{
    std::string json;
    report::append_json(json, {}, long_report(), nullptr);
    for (auto _ : state)
        benchmark::DoNotOptimize(report::parse_report_json(json, report::exchange_test::forms()));
}
BENCHMARK(parse_json)->Unit(benchmark::kMicrosecond);

void append_csv(benchmark::State& state)
{
    auto const report = long_report();
    std::string out;
    for (auto _ : state) {
        out.clear();
        report::append_csv_rows(out, "a.docx", report);
        benchmark::DoNotOptimize(out.data());
    }
}
BENCHMARK(append_csv)->Unit(benchmark::kMicrosecond);

void write_xlsx(benchmark::State& state)
{
    auto const report = long_report();
    for (auto _ : state)
        benchmark::DoNotOptimize(report::write_xlsx(report));
}
BENCHMARK(write_xlsx)->Unit(benchmark::kMillisecond);

void sha256_of_12_kb(benchmark::State& state)
{
    std::string const bytes(12'000, 'x');
    for (auto _ : state)
        benchmark::DoNotOptimize(crypto::sha256_hex(bytes));
}
BENCHMARK(sha256_of_12_kb)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
