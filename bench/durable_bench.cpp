// Registering a request durably, beside the bare engine's own insert of a row of the same size with the same durability, in the
// same run: one at a time, and from sixteen threads. SQLite in GONGKAI_BENCH_FOLDER (else the folder one stands in), and the
// PostgreSQL that GONGKAI_BENCH_DATABASE names, whose database is empty.
#include "agencies/agency_service.hpp"
#include "agencies/schema.hpp"
#include "base/json.hpp"
#include "journal/journal.hpp"
#include "platform/keys/vault.hpp"
#include "platform/sql/transaction.hpp"
#include "requests/intake_service.hpp"
#include "requests/schema.hpp"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <thread>

namespace {

using namespace requests;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds each{5};
constexpr auto create_table = "CREATE TABLE bare (id BIGINT PRIMARY KEY, content TEXT NOT NULL)";
constexpr auto insert_row = "INSERT INTO bare (id, content) VALUES ($1, $2)";
constexpr std::size_t row_size = 1500;  // bytes: about what a registration writes

class Measured {
public:
    explicit Measured(std::string const& address) : database_{{.address = address, .connections = 17}}
    {
        auto steps = journal::schema();
        for (auto const& of_one : {keys::schema(), agencies::schema(), requests::schema()})
            steps.insert(steps.end(), of_one.begin(), of_one.end());
        std::ranges::sort(steps, {}, &sql::Migration::number);
        auto const connection = database_.connection();
        migrate(*connection, steps).value();
        {
            sql::Transaction transaction{*connection};
            connection->run_script(create_table);
            transaction.commit();
        }
        auto const numbers = base::CheckCodes::parse(base::Json::parse(config::LawFiles::shipped("rules.json")));
        agencies::AgencyService agencies{database_, clock_, numbers};
        for (int i = 0; i < 16; ++i) {
            auto const code = "agency-" + std::to_string(i);
            agencies_.push_back(agencies.add({.code = code, .names = {{Date{std::chrono::year{2020} / 1 / 1}, code, code}}}, "operator").value().id);
        }
    }

    void insert()
    {
        sql::retry_when_busy([&] {
            auto const connection = database_.connection();
            sql::Transaction transaction{*connection};
            connection->execute(insert_row, {++next_, std::string(row_size, 'x')});
            transaction.commit();
        });
    }

    // By the threads' own agencies, as offices do; or all in one.
    void register_in(std::size_t agency)
    {
        auto const number = std::to_string(10'000'000 + ++next_);
        Submission const submission{.applicant_kind = "natural_person",
                                    .wanted = {"paper", "post"},
                                    .particulars = {.applicant = {.name = "申请人" + number,
                                                                  .identity_kind = "passport",
                                                                  .identity_number = "E" + number,
                                                                  .telephone = "138" + number,
                                                                  .address = "某路"},
                                                    .content = "请求公开某某项目的批复"}};
        Registration const registration{
            .submission = submission, .channel = "in_person", .days = {.arrived_on = clock_.today()}, .subject = "某某项目的批复"};
        IntakeService{{database_, clock_, keys_, law_}}.register_request(agencies_[agency], registration, {agencies_[agency], 1}).value();
    }

private:
    sql::Database database_;
    clocks::SetClock clock_{std::chrono::sys_days{std::chrono::year{2026} / 3 / 3} + std::chrono::hours{2}};
    keys::KeyRing keys_{keys::MainKey::random()};
    DeskLaw law_ = DeskLaw::read(config::LawFiles{}).value();
    std::vector<AgencyId> agencies_;
    std::atomic<std::int64_t> next_ = 0;
};

// How many a second from so many threads.
template <class Act>
double rate(std::size_t threads, Act const& act)
{
    std::atomic<int> done = 0;
    auto const end = Clock::now() + each;
    std::vector<std::thread> working;
    for (std::size_t i = 0; i < threads; ++i)
        working.emplace_back([&, i] {
            for (; Clock::now() < end; ++done)
                act(i);
        });
    for (auto& one : working)
        one.join();
    return done / std::chrono::duration<double>(each).count();
}

void compare(std::string const& engine, std::string const& address)
{
    Measured measured{address};
    for (std::size_t const threads : {1UL, 16UL})
        for (bool const in_one : {false, true}) {
            if (threads == 1 && in_one)
                continue;
            auto const bare = rate(threads, [&](std::size_t) { measured.insert(); });
            auto const ours = rate(threads, [&](std::size_t i) { measured.register_in(in_one ? 0 : i); });
            std::cout << "| " << engine << " | " << threads << (in_one ? ", all in one agency" : "") << " | " << bare << " | " << ours << " | "
                      << ours / bare << " |" << std::endl;
        }
}

}  // namespace

int main()
{
    auto const* const folder = std::getenv("GONGKAI_BENCH_FOLDER");
    auto const file = std::filesystem::path{folder == nullptr ? "." : folder} / ("durable_bench-" + std::to_string(Clock::now().time_since_epoch().count()));
    std::cout << "| engine | threads | bare inserts a second | registrations a second | ratio |\n|---|---|---|---|---|\n";
    compare("SQLite", file.string());
    for (auto const* end : {"", "-wal", "-shm"})
        std::filesystem::remove(file.string() + end);
    if (auto const* const postgres = std::getenv("GONGKAI_BENCH_DATABASE"))
        compare("PostgreSQL", postgres);
}
