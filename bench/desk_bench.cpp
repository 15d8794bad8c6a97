// The desk on a database of GONGKAI_BENCH_REQUESTS requests (20,000 without it) of ten agencies: SQLite in a temporary folder, or
// the empty database that GONGKAI_BENCH_DATABASE names. Two of three requests are closed. Tables are counted of 100,000 cases.
#include "agencies/agency_service.hpp"
#include "agencies/schema.hpp"
#include "base/json.hpp"
#include "journal/journal.hpp"
#include "platform/keys/vault.hpp"
#include "platform/sql/transaction.hpp"
#include "requests/case_counting.hpp"
#include "requests/intake_service.hpp"
#include "requests/request_service.hpp"
#include "requests/schema.hpp"
#include "requests/work_list_service.hpp"

#include <algorithm>
#include <benchmark/benchmark.h>
#include <cstdlib>
#include <filesystem>

namespace {

using namespace requests;

constexpr int agency_count = 10;

std::string setting(char const* name, std::string const& otherwise)
{
    auto const* value = std::getenv(name);
    return value == nullptr ? otherwise : value;
}

class BenchDesk {
public:
    BenchDesk()
    {
        auto steps = journal::schema();
        for (auto const& of_one : {keys::schema(), agencies::schema(), requests::schema()})
            steps.insert(steps.end(), of_one.begin(), of_one.end());
        std::ranges::sort(steps, {}, &sql::Migration::number);
        {
            auto const connection = database_.connection();
            migrate(*connection, steps).value();
        }
        auto const numbers = base::CheckCodes::parse(base::Json::parse(config::LawFiles::shipped("rules.json")));
        agencies::AgencyService agencies{database_, clock_, numbers};
        for (int i = 0; i < agency_count; ++i) {
            auto const code = "agency-" + std::to_string(i);
            agencies::Agency const agency{.code = code, .names = {{Date{std::chrono::year{2020} / 1 / 1}, code, code}}};
            agencies_.push_back(agencies.add(agency, "operator").value().id);
        }
        for (int i = std::stoi(setting("GONGKAI_BENCH_REQUESTS", "20000")); i > 0; --i)
            add();
    }
    ~BenchDesk() { std::filesystem::remove_all(folder_); }

    RequestKey add()
    {
        auto const number = std::to_string(10000000 + ++added_);
        auto const agency = agencies_[static_cast<std::size_t>(added_) % agencies_.size()];
        PersonKey const clerk{agency, 1};
        Submission const submission{.applicant_kind = "natural_person",
                                    .wanted = {"paper", "post"},
                                    .particulars = {.applicant = {.name = "申请人" + number,
                                                                  .identity_kind = "passport",
                                                                  .identity_number = "E" + number,
                                                                  .telephone = "138" + number,
                                                                  .address = "某路"},
                                                    .content = "请求公开某某项目的批复"}};
        Date const arrived{clock_.today().days() - std::chrono::days{added_ % 40}};
        Registration const registration{
            .submission = submission, .channel = "in_person", .days = {.arrived_on = arrived}, .subject = "某某项目的批复" + number};
        auto const filed = intake().register_request(agency, registration, clerk).value();
        if (added_ % 3 != 0)
            cases().record(filed.key, {Withdrawn{}, clock_.today(), clerk, 1}).value();
        return filed.key;
    }

    IntakeService intake() { return IntakeService{tools()}; }
    RequestService cases() { return RequestService{tools()}; }
    WorkListService lists() { return WorkListService{tools()}; }
    CaseCounting counting() { return CaseCounting{tools()}; }
    // An agency beside the others with that many cases of four years, as far as tables are concerned.
    AgencyId counted_agency(int cases)
    {
        AgencyId const agency{1'000'000};
        auto const connection = database_.connection();
        sql::Transaction transaction{*connection};
        CountStore counts{*connection};
        auto const& law = law_.requests();
        for (int i = 0; i < cases; ++i) {
            auto const received = 2023 + i % 4;
            auto const goes_on = i % 10 == 0;
            counts.put(RequestKey{agency, RequestId{i + 1}},
                       {.received_year = received,
                        .ended_year = goes_on ? std::nullopt : std::optional{received + (i % 7 == 0 ? 1 : 0)},
                        .applicant_kind = law.applicants[static_cast<std::size_t>(i) % law.applicants.size()].id,
                        .leaf = goes_on ? "" : law.decisions[static_cast<std::size_t>(i) % law.decisions.size()].leaf});
        }
        transaction.commit();
        return agency;
    }
    AgencyId agency() const { return agencies_.front(); }
    int added() const { return added_; }

private:
    RequestTools tools() { return {database_, clock_, keys_, law_}; }

    std::filesystem::path folder_ = std::filesystem::temp_directory_path() / ("gongkai-desk-bench-" + std::to_string(std::rand()));
    sql::Database database_{{.address = setting("GONGKAI_BENCH_DATABASE", [this] {
        std::filesystem::create_directories(folder_);
        return (folder_ / "desk.db").string();
    }())}};
    clocks::SetClock clock_{std::chrono::sys_days{std::chrono::year{2026} / 3 / 3} + std::chrono::hours{2}};
    keys::KeyRing keys_{keys::MainKey::random()};
    DeskLaw law_ = DeskLaw::read(config::LawFiles{}).value();
    std::vector<AgencyId> agencies_;
    int added_ = 0;
};

BenchDesk& desk()
{
    static BenchDesk filled;
    return filled;
}

void find(benchmark::State& state)
{
    auto cases = desk().cases();
    std::int64_t id = 0;
    auto const per_agency = desk().added() / agency_count;
    for (auto _ : state)
        benchmark::DoNotOptimize(cases.find({desk().agency(), RequestId{id++ * 7919 % per_agency + 1}}).value());
}
BENCHMARK(find)->Unit(benchmark::kMicrosecond);

void work_list(benchmark::State& state, WorkFilter const& filter, int page)
{
    auto lists = desk().lists();
    for (auto _ : state)
        benchmark::DoNotOptimize(lists.work_list(desk().agency(), filter, {.number = page}).value());
}
BENCHMARK_CAPTURE(work_list, first_page, WorkFilter{}, 1)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(work_list, twentieth_page, WorkFilter{}, 20)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(work_list, by_text, WorkFilter{.text = "批复10000020"}, 1)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(work_list, closed, WorkFilter{.which = WorkFilter::Which::closed}, 1)->Unit(benchmark::kMicrosecond);

void day_view(benchmark::State& state)
{
    auto lists = desk().lists();
    for (auto _ : state)
        benchmark::DoNotOptimize(lists.day_view(desk().agency()).value());
}
BENCHMARK(day_view)->Unit(benchmark::kMicrosecond);

void find_by_applicant(benchmark::State& state)
{
    auto lists = desk().lists();
    for (auto _ : state)
        benchmark::DoNotOptimize(lists.find_by_applicant(desk().agency(), SearchBy::name, "申请人10000020", {desk().agency(), 1}).value());
}
BENCHMARK(find_by_applicant)->Unit(benchmark::kMicrosecond);

void count_tables(benchmark::State& state)
{
    auto const agency = desk().counted_agency(100'000);
    auto const counting = desk().counting();
    for (auto _ : state)
        benchmark::DoNotOptimize(counting.count_tables(agency, 2026, {}).value());
}
BENCHMARK(count_tables)->Unit(benchmark::kMillisecond);

// With two of three withdrawn, as the others were filled in.
void register_request(benchmark::State& state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(desk().add());
}
BENCHMARK(register_request)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
