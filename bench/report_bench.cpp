// How long reading and checking a generated report takes, as `gongkai report check` does it, without the file's way from
// the disk; for pages beside the bare libxml2 parse of the same bytes. Prints medians of 200 and their ratio.
// Run: report_bench [--write FOLDER], which also leaves the files that were read there.
#include "bench/generated_report.hpp"
#include "report/batch/inspector.hpp"
#include "report/batch/open_report.hpp"

#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <libxml/HTMLparser.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <vector>

namespace {

constexpr std::array formats{"site-html", "word-html", "text-tabs", "docx"};
constexpr std::string_view write_option = "--write";

struct Bench {
    GeneratedReport generated = {};
    report::Statutes const& statutes = generated.statutes();
    report::Manifest manifest = {};
    report::FileReader reader{statutes, manifest, "bench"};
    report::Inspector inspector{statutes, reader, {.compare_texts = true}};
    std::map<std::string, report::InputFile> files = {};

    Bench()
    {
        for (auto const* name : formats) {
            auto const& format = *report::find_sample_formats(name).front();
            auto& file = files[name];
            file.name = fmt::format("{}.{}", name, format.ending);
            file.content = generated.in(format);
        }
    }
};

Bench const& bench()
{
    static Bench const one;
    return one;
}

bool is_page(report::InputFile const& file)
{
    return file.name.find(".htm") != std::string::npos;
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

// Keeps the median CPU time of each benchmark, in microseconds.
class Medians : public benchmark::BenchmarkReporter {
public:
    bool ReportContext(Context const&) override { return true; }
    void ReportRuns(std::vector<Run> const& runs) override
    {
        for (auto const& run : runs)
            if (run.aggregate_name == "median")
                of_[run.run_name.function_name] = run.GetAdjustedCPUTime();
    }
    // 0 for one that --benchmark_filter left out.
    [[nodiscard]] double of(std::string const& name) const
    {
        auto const found = of_.find(name);
        return found == of_.end() ? 0 : found->second;
    }

private:
    std::map<std::string, double> of_;
};

void add(std::string const& name, auto const&... arguments)
{
    benchmark::RegisterBenchmark(name.c_str(), arguments...)->Unit(benchmark::kMicrosecond)->Iterations(10);
}

void add_all()
{
    for (auto const& [name, file] : bench().files) {
        if (is_page(file))
            add(name + "/parse", parse_tree, *file.content);
        add(name + "/read", read_report, file);
        add(name + "/check", read_and_check, file);
        add(name + "/inspect", inspect, file);
    }
}

void print(Medians const& medians)
{
    fmt::print("| what | bytes | bare parse | read | read and check | with digests and shingles | check / parse |\n"
               "|---|---|---|---|---|---|---|\n");
    for (auto const& [name, file] : bench().files) {
        auto const parsed = medians.of(name + "/parse");
        auto const checked = medians.of(name + "/check");
        fmt::print("| {} | {} | {} | {:.0f} µs | {:.0f} µs | {:.0f} µs | {} |\n", name, file.content->size(),
                   parsed > 0 ? fmt::format("{:.0f} µs", parsed) : "–", medians.of(name + "/read"), checked,
                   medians.of(name + "/inspect"), parsed > 0 ? fmt::format("{:.2f}", checked / parsed) : "–");
    }
}

void write_files(std::filesystem::path const& folder)
{
    for (auto const& [name, file] : bench().files)
        std::ofstream{folder / file.name, std::ios::binary} << *file.content;
}

}  // namespace

int main(int argc, char** argv)
{
    // A loaded moment strikes all alike. What the caller asks for comes behind and so counts.
    std::array<std::string, 2> usual{"--benchmark_enable_random_interleaving=true", "--benchmark_repetitions=200"};
    std::vector<char*> arguments{argv[0], usual[0].data(), usual[1].data()};
    arguments.insert(arguments.end(), argv + 1, argv + argc);
    auto count = static_cast<int>(arguments.size());
    benchmark::Initialize(&count, arguments.data());
    if (count == 3 && arguments[1] == write_option)
        write_files(arguments[2]);
    add_all();
    Medians medians;
    benchmark::RunSpecifiedBenchmarks(&medians);
    print(medians);
}
