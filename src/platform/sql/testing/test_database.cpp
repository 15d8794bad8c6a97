#include "platform/sql/testing/test_database.hpp"

#include <atomic>
#include <cstdlib>
#include <unistd.h>

namespace sql {
namespace {

std::string postgres_address()
{
    auto const* const address = std::getenv("GONGKAI_TEST_POSTGRES");
    return address == nullptr ? std::string{} : address;
}

std::string next_name()
{
    static std::atomic<int> count{0};
    return "test_" + std::to_string(getpid()) + "_" + std::to_string(++count);
}

void run_in_postgres(std::string const& statements)
{
    connect_postgres(postgres_address(), Prepare::once)->run_script(statements);
}

}  // namespace

TestDatabase::TestDatabase(Engine engine) : name_{next_name()}
{
    if (engine == Engine::sqlite) {
        auto const folder = std::filesystem::temp_directory_path() / name_;
        std::filesystem::create_directory(folder);
        settings_.address = folder / "gongkai.db";
        return;
    }
    run_in_postgres("CREATE SCHEMA " + name_);
    settings_.address = postgres_address() + "&options=-csearch_path%3D" + name_;
}

TestDatabase::~TestDatabase()
{
    if (settings_.address.starts_with("postgresql://"))
        run_in_postgres("DROP SCHEMA " + name_ + " CASCADE");
    else
        std::filesystem::remove_all(std::filesystem::path{settings_.address}.parent_path());
}

bool TestDatabase::is_there(Engine engine)
{
    return engine == Engine::sqlite || !postgres_address().empty();
}

void OnBothEngines::SetUp()
{
    if (!TestDatabase::is_there(GetParam())) {
        ASSERT_EQ(std::getenv("CI"), nullptr) << "the tests need a PostgreSQL";
        GTEST_SKIP() << "GONGKAI_TEST_POSTGRES names no server";
    }
    test_database_.emplace(GetParam());
    database_.emplace(test_database_->settings());
}

Connection& OnBothEngines::connection()
{
    if (!lease_)
        lease_.emplace(database_->connection());
    return **lease_;
}

void PrintTo(Engine engine, std::ostream* out)
{
    *out << (engine == Engine::sqlite ? "Sqlite" : "Postgres");
}

std::string engine_name(testing::TestParamInfo<Engine> const& info)
{
    return testing::PrintToString(info.param);
}

}  // namespace sql
