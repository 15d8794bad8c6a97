// How long reading and checking a generated report takes, as `gongkai report check` does it, without the file's way from
// the disk; for pages beside the bare libxml2 parse of the same bytes. Prints the medians and their ratio.
// Run: report_bench
#include "report/batch/inspector.hpp"
#include "report/batch/open_report.hpp"
#include "report/sample/sample_format.hpp"
#include "report/sample/sample_report.hpp"

#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <libxml/HTMLparser.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace {

constexpr std::array formats{"site-html", "word-html", "text-tabs", "docx"};

struct Bench {
    config::LawFiles law = {};
    report::Statutes statutes = report::load_statutes(law, "{}").value();
    report::Manifest manifest = {};
    report::FileReader reader{statutes, manifest, "bench"};
    report::Inspector inspector{statutes, reader, {.compare_texts = true}};
    std::map<std::string, report::InputFile> files = {};

    Bench()
    {
        auto const sentences = report::SampleSentences::parse(law.file("sample-text.json").content).value();
        auto const made = report::make_sample_report(*statutes.forms, sentences, 2024, 1);
        auto const source = report::sample_source(made, *statutes.forms);
        for (auto const* name : formats) {
            auto const& format = *report::find_sample_formats(name).front();
            auto& file = files[name];
            file.name = fmt::format("{}.{}", name, format.ending);
            file.content = format.write(source, made).value();
        }
    }
};

Bench const& bench()
{
    static Bench const one;
    return one;
}

void parse_tree(benchmark::State& state, std::string const& html)
{
    for (auto _ : state) {
        auto* const document = htmlReadMemory(html.data(), static_cast<int>(html.size()), nullptr, "UTF-8",
                                              HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
        benchmark::DoNotOptimize(document);
        xmlFreeDoc(document);
    }
}

void read_report(benchmark::State& state, report::InputFile const& file)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(report::open_report(*file.content, file.name, bench().statutes));
}

void read_and_check(benchmark::State& state, report::InputFile const& file)
{
    for (auto _ : state) {
        auto const opened = report::open_report(*file.content, file.name, bench().statutes);
        auto const checked = bench().statutes.checker.check({.report = opened->report});
        benchmark::DoNotOptimize(checked);
    }
}

// With what a run over many files adds to each: digests, the report's id, what near copies are found by.
void inspect(benchmark::State& state, report::InputFile const& file)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(bench().inspector.inspect(file));
}

// Keeps the medians of CPU time that the repetitions of each benchmark have, in microseconds.
class Medians : public benchmark::BenchmarkReporter {
public:
    bool ReportContext(Context const&) override { return true; }
    void ReportRuns(std::vector<Run> const& runs) override
    {
        for (auto const& run : runs)
            if (run.aggregate_name == "median")
                of_[run.run_name.function_name] = run.GetAdjustedCPUTime();
    }
    [[nodiscard]] double of(std::string const& name) const { return of_.at(name); }

private:
    std::map<std::string, double> of_;
};

void add(std::string const& name, auto... arguments)
{
    benchmark::RegisterBenchmark(name.c_str(), arguments...)->Unit(benchmark::kMicrosecond)->Iterations(10)->Repetitions(200);
}

void print(Medians const& medians)
{
    fmt::print("| what | bytes | bare parse | read | read and check | with digests and shingles | check / parse |\n"
               "|---|---|---|---|---|---|---|\n");
    for (auto const& [name, file] : bench().files) {
        auto const is_page = file.name.find(".htm") != std::string::npos;
        auto const checked = medians.of(name + "/check");
        fmt::print("| {} | {} | {} | {:.0f} µs | {:.0f} µs | {:.0f} µs | {} |\n", name, file.content->size(),
                   is_page ? fmt::format("{:.0f} µs", medians.of(name + "/parse")) : "–", medians.of(name + "/read"), checked,
                   medians.of(name + "/inspect"), is_page ? fmt::format("{:.2f}", checked / medians.of(name + "/parse")) : "–");
    }
}

}  // namespace

int main(int argc, char** argv)
{
    std::vector<char*> arguments{argv, argv + argc};
    std::string interleaved{"--benchmark_enable_random_interleaving=true"};  // a loaded moment strikes all alike
    arguments.insert(arguments.begin() + 1, interleaved.data());
    auto count = static_cast<int>(arguments.size());
    benchmark::Initialize(&count, arguments.data());
    for (auto const& [name, file] : bench().files) {
        if (file.name.find(".htm") != std::string::npos)
            add(name + "/parse", parse_tree, *file.content);
        add(name + "/read", read_report, file);
        add(name + "/check", read_and_check, file);
        add(name + "/inspect", inspect, file);
    }
    Medians medians;
    benchmark::RunSpecifiedBenchmarks(&medians);
    print(medians);
}
