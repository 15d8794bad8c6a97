// The consolidated report of a superior of GONGKAI_BENCH_MEMBERS agencies (3,000 without it), each with every cell of its report: SQLite
// in a temporary folder, or the empty database that GONGKAI_BENCH_DATABASE names. What is measured is all that the page asks for.
#include "agencies/schema.hpp"
#include "base/json.hpp"
#include "disclosure/schema.hpp"
#include "journal/journal.hpp"
#include "platform/config/law_files.hpp"
#include "platform/sql/transaction.hpp"
#include "report/desk/consolidation_service.hpp"
#include "report/desk/schema.hpp"

#include <algorithm>
#include <benchmark/benchmark.h>
#include <cstdlib>
#include <filesystem>

namespace {

using namespace report;

constexpr int year = 2025;

std::string setting(char const* name, std::string const& otherwise)
{
    auto const* value = std::getenv(name);
    return value == nullptr ? otherwise : value;
}

class BenchCounty {
public:
    BenchCounty()
    {
        auto steps = journal::schema();
        for (auto const& of_one : {agencies::schema(), disclosure::schema(), report::schema()})
            steps.insert(steps.end(), of_one.begin(), of_one.end());
        std::ranges::sort(steps, {}, &sql::Migration::number);
        {
            auto const connection = database_.connection();
            migrate(*connection, steps).value();
        }
        auto const members = std::stoi(setting("GONGKAI_BENCH_MEMBERS", "3000"));
        superior_ = add("superior", {});
        sql::retry_when_busy([&] {
            std::vector<agencies::AgencyService::Planned> planned;
            for (int i = 0; i < members; ++i)
                planned.push_back({.agency = agency("unit-" + std::to_string(i), {}), .superior_code = "superior"});
            agencies_.add_all(planned, agencies::AgencyService::Trial::no, "operator");
        });
        auto const connection = database_.connection();
        sql::Transaction transaction{*connection};
        ConsolidationStore store{*connection};
        int number = 0;
        for (auto const& unit : agencies_.units_of(superior_.id)) {
            auto draft = new_draft(*statutes_.forms->for_year(year), unit.names.back().full, year);
            for (auto& cell : draft.cells)
                cell.typed = Decimal{++number % 1000};
            draft.state = ReportState::accepted;
            store.stand(unit.id, draft);
        }
        transaction.commit();
    }
    ~BenchCounty() { std::filesystem::remove_all(folder_); }
    BenchCounty(BenchCounty const&) = delete;
    BenchCounty& operator=(BenchCounty const&) = delete;

    ConsolidationService& service() { return service_; }
    agencies::Agency const& superior() const { return superior_; }

private:
    static agencies::Agency agency(std::string const& code, std::optional<AgencyId> superior)
    {
        return {.superior = superior, .code = code, .names = {{Date{std::chrono::year{2020} / 1 / 1}, "青石市" + code + "人民政府", code}}};
    }
    agencies::Agency add(std::string const& code, std::optional<AgencyId> superior) { return agencies_.add(agency(code, superior), "operator").value(); }

    std::filesystem::path folder_ = std::filesystem::temp_directory_path() / ("gongkai-bench-" + std::to_string(std::rand()));
    sql::Database database_{{.address = setting("GONGKAI_BENCH_DATABASE", [this] {
                                 std::filesystem::create_directories(folder_);
                                 return (folder_ / "bench.db").string();
                             }())}};
    clocks::SystemClock clock_;
    Statutes statutes_ = load_statutes(config::LawFiles{}, "{}").value();
    base::CheckCodes numbers_ = base::CheckCodes::parse(base::Json::parse(config::LawFiles::shipped("rules.json")));
    agencies::AgencyService agencies_{database_, clock_, numbers_};
    disclosure::RegisterService documents_{database_, clock_};
    ConsolidationService service_{database_, clock_, statutes_, agencies_, documents_};
    agencies::Agency superior_;
};

BenchCounty& county()
{
    static BenchCounty made;
    return made;
}

// Nothing was consolidated yet: the figures of now.
void show_what_stands(benchmark::State& state)
{
    auto& bench = county();
    for (auto _ : state)
        benchmark::DoNotOptimize(bench.service().show(bench.superior(), year).value().cells.size());
}
BENCHMARK(show_what_stands)->Unit(benchmark::kMillisecond)->Iterations(20);

// What was made, held against what stands now.
void show_what_was_made(benchmark::State& state)
{
    auto& bench = county();
    if (bench.service().made({bench.superior().id, year}).empty())
        bench.service().make(bench.superior(), year, {bench.superior().id, 1}).value();
    for (auto _ : state)
        benchmark::DoNotOptimize(bench.service().show(bench.superior(), year).value().since.size());
}
BENCHMARK(show_what_was_made)->Unit(benchmark::kMillisecond)->Iterations(20);

}  // namespace

BENCHMARK_MAIN();
