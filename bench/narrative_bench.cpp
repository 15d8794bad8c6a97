// The narrative half of a check on the text of a generated report, rule by rule, and finding near copies.
#include "bench/generated_report.hpp"
#include "report/domain/narrative/similarity.hpp"
#include "report/domain/rules/rule_function.hpp"

#include <benchmark/benchmark.h>
#include <string>

namespace {

using report::narrative::CopyIndex;

GeneratedReport const& generated()
{
    static GeneratedReport const one;
    return one;
}

void parse(benchmark::State& state)
{
    std::size_t bytes = 0;
    for (auto const& section : generated().report().sections)
        bytes += section.text().size();
    for (auto _ : state)
        benchmark::DoNotOptimize(report::narrative::parse_narrative(generated().report()));
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes));
}

void one_rule(benchmark::State& state, std::string const& name)
{
    report::Facts facts{.report = generated().report()};
    auto const narrative = report::narrative::parse_narrative(facts.report);
    facts.narrative = &narrative;
    auto const functions = report::narrative_rules();
    for (auto const& rule : generated().statutes().checker.book().rules()) {
        if (rule.function != name)
            continue;
        for (auto _ : state) {
            report::CheckResult result;
            report::Assessor assessor{rule, facts, result};
            for (auto const& function : functions)
                if (function.name == name)
                    function.apply(assessor);
        }
    }
}

void shingles_and_sketch(benchmark::State& state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(report::narrative::sketch_of(report::narrative::shingles_of(generated().report())));
}

// 100,000 texts, every tenth a copy of the one before.
void copy_index(benchmark::State& state)
{
    for (auto _ : state) {
        CopyIndex index;
        std::size_t found = 0;
        std::uint32_t seed = 1;
        report::narrative::ShingleSet set;
        for (std::uint32_t i = 0; i < 100'000; ++i) {
            if (i % 10 != 9) {
                set.hashes.clear();
                for (int k = 0; k < 1200; ++k)
                    set.hashes.push_back(seed = seed * 1664525 + 1013904223);
            }
            auto const sketch = report::narrative::sketch_of(set);
            found += index.candidates(sketch).size();
            index.add(i, sketch);
        }
        state.counters["found"] = static_cast<double>(found);
        state.counters["MB"] = static_cast<double>(index.bytes()) / 1e6;
    }
}

BENCHMARK(parse)->Unit(benchmark::kMicrosecond);
BENCHMARK(shingles_and_sketch)->Unit(benchmark::kMicrosecond);
BENCHMARK(copy_index)->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace

int main(int argc, char** argv)
{
    for (auto const& function : report::narrative_rules())
        if (!function.name.ends_with("same_as_another") && !function.name.ends_with("same_as_last_year"))
            benchmark::RegisterBenchmark(("rule/" + std::string{function.name}).c_str(), [name = std::string{function.name}](benchmark::State& state) { one_rule(state, name); })
                ->Unit(benchmark::kMicrosecond);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
