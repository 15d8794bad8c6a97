// The narrative half of a check on a text of about 1,500 characters, and finding near copies.
#include "base/json.hpp"
#include "platform/config/law_files.hpp"
#include "report/domain/narrative/similarity.hpp"
#include "report/domain/rules/example.hpp"
#include "report/domain/rules/rule_function.hpp"

#include <benchmark/benchmark.h>
#include <string>

namespace {

using report::narrative::CopyIndex;

report::Example const& example()
{
    static config::LawFiles const law;
    static report::Forms const forms = report::Forms::parse({law.file("form-2021.json").content, law.file("form-2019.json").content}).value();
    static report::Example const built = [] {
        auto const builder = report::ExampleBuilder::parse(law.file("example-report.json").content, forms);
        auto one = builder->build(base::Json::object()).value();
        auto& paragraphs = one.report.sections[0].paragraphs;
        auto const once = paragraphs;
        for (int i = 0; i < 3; ++i)  // to 1,500 characters
            paragraphs.insert(paragraphs.end(), once.begin(), once.end());
        return one;
    }();
    return built;
}

report::RuleBook const& book()
{
    static config::LawFiles const law;
    static report::RuleBook const parsed = report::RuleBook::parse(law.file("rules.json").content).value();
    return parsed;
}

void parse(benchmark::State& state)
{
    std::size_t bytes = 0;
    for (auto const& section : example().report.sections)
        bytes += section.text().size();
    for (auto _ : state)
        benchmark::DoNotOptimize(report::narrative::parse_narrative(example().report));
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes));
}

void parse_and_check(benchmark::State& state)
{
    std::vector<std::pair<report::Rule const*, report::RuleFunction const*>> rules;
    for (auto const& rule : book().rules())
        for (auto const& function : report::narrative_rules())
            if (function.name == rule.function && rule.category == "narrative")
                rules.emplace_back(&rule, &function);
    for (auto _ : state) {
        auto facts = example().facts();
        auto const narrative = report::narrative::parse_narrative(facts.report);
        facts.narrative = &narrative;
        report::CheckResult result;
        result.assessed.reserve(rules.size());
        for (auto const& [rule, function] : rules) {
            report::Assessor assessor{*rule, facts, result};
            function->apply(assessor);
        }
        benchmark::DoNotOptimize(result);
    }
}

void one_rule(benchmark::State& state, std::string const& name)
{
    auto facts = example().facts();
    auto const narrative = report::narrative::parse_narrative(facts.report);
    facts.narrative = &narrative;
    auto const functions = report::narrative_rules();
    for (auto const& rule : book().rules()) {
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
        benchmark::DoNotOptimize(report::narrative::sketch_of(report::narrative::shingles_of(example().report)));
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
BENCHMARK(parse_and_check)->Unit(benchmark::kMicrosecond);
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
