// What it costs to keep personal data: passwords, values and files under keys, and carrying tables out.
#include "base/ensure.hpp"
#include "platform/backup/exchange.hpp"
#include "platform/crypto/password.hpp"
#include "platform/files/folder_store.hpp"
#include "platform/files/upload.hpp"
#include "platform/keys/vault.hpp"
#include "platform/sql/database.hpp"
#include "platform/sql/transaction.hpp"

#include <benchmark/benchmark.h>
#include <filesystem>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;

// 1,000 cases with a sealed name each, in a SQLite file.
class Installation {
public:
    static constexpr int cases = 1'000;

    Installation()
    {
        sql::Transaction transaction{connection()};
        for (auto const& step : keys::schema())
            connection().run_script(step.statements);
        connection().run_script("CREATE TABLE schema_migration (number BIGINT, sha256 TEXT); "
                                "CREATE TABLE request (id BIGINT PRIMARY KEY, name BYTEA NOT NULL)");
        for (int i = 0; i < cases; ++i)
            connection().execute("INSERT INTO request (id, name) VALUES ($1, $2)",
                                 {i, sql::Blob{vault_.seal(request(i), "name", "阿卜杜拉·买买提").value()}});
        transaction.commit();
    }
    ~Installation() { fs::remove_all(folder_); }
    Installation(Installation const&) = delete;
    Installation& operator=(Installation const&) = delete;

    static keys::Case request(int number) { return {{12}, "request/" + std::to_string(number)}; }
    [[nodiscard]] sql::Connection& connection() { return *lease_; }
    [[nodiscard]] keys::Vault& vault() { return vault_; }
    [[nodiscard]] keys::KeyRing& ring() { return ring_; }
    [[nodiscard]] fs::path const& folder() const { return folder_; }

private:
    static fs::path new_folder()
    {
        auto folder = fs::temp_directory_path() / ("keys_bench_" + std::to_string(getpid()));
        fs::create_directory(folder);
        return folder;
    }

    fs::path folder_ = new_folder();
    keys::KeyRing ring_{keys::MainKey::random()};
    sql::Database database_{{.address = folder_ / "gongkai.sqlite"}};
    sql::Lease lease_ = database_.connection();
    keys::Vault vault_{*lease_, ring_};
};

Installation& installation()
{
    static Installation made;
    return made;
}

void hash_password(benchmark::State& state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(crypto::hash_password("correct horse battery staple"));
}
BENCHMARK(hash_password)->Unit(benchmark::kMillisecond);

void open_value(benchmark::State& state)
{
    auto& made = installation();
    auto const name = made.connection().query("SELECT name FROM request WHERE id = 7").front().bytes("name");
    for (auto _ : state)
        benchmark::DoNotOptimize(made.vault().open(Installation::request(7), "name", name).value());
}
BENCHMARK(open_value)->Unit(benchmark::kMicrosecond);

void open_value_of_known_key(benchmark::State& state)
{
    auto& made = installation();
    auto const key = made.vault().key_of(Installation::request(7)).value();
    auto const name = key.seal("name", "阿卜杜拉·买买提");
    for (auto _ : state)
        benchmark::DoNotOptimize(key.open("name", name).value());
}
BENCHMARK(open_value_of_known_key)->Unit(benchmark::kMicrosecond);

void hash_name(benchmark::State& state)
{
    keys::SearchKey const key{crypto::Key::random()};
    for (auto _ : state)
        benchmark::DoNotOptimize(key.name("阿卜杜拉·买买提"));
}
BENCHMARK(hash_name)->Unit(benchmark::kMicrosecond);

void rotate_main_key(benchmark::State& state)
{
    auto& made = installation();
    for (auto _ : state) {
        made.ring().rotate(keys::MainKey::random());
        base::ensure(made.vault().rewrap() == Installation::cases, "every case gets the new main key");
    }
    state.SetItemsProcessed(state.iterations() * Installation::cases);
}
BENCHMARK(rotate_main_key)->Unit(benchmark::kMillisecond);

void store_file_of_case(benchmark::State& state)
{
    files::FolderStore store{installation().folder() / "files"};
    std::string const piece(1 << 16, 'x');
    auto const pieces = state.range(0);
    auto const key = crypto::Key::random();
    for (auto _ : state) {
        files::Upload upload{store, std::uint64_t{1} << 30U, key};
        for (std::int64_t i = 0; i < pieces; ++i)
            base::ensure(upload.add(piece).has_value(), "the file is within its limit");
        benchmark::DoNotOptimize(upload.finish());
    }
    state.SetBytesProcessed(state.iterations() * pieces * static_cast<std::int64_t>(piece.size()));
}
BENCHMARK(store_file_of_case)->Arg(1)->Arg(512)->Unit(benchmark::kMillisecond);

void export_tables(benchmark::State& state)
{
    auto& made = installation();
    std::int64_t rows = 0;
    for (auto _ : state) {
        rows += backup::export_tables(made.connection(), made.folder() / "exported").value();
        fs::remove_all(made.folder() / "exported");
    }
    state.SetItemsProcessed(rows);
}
BENCHMARK(export_tables)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
