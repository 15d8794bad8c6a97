#pragma once

#include "platform/sql/database.hpp"

#include <filesystem>
#include <gtest/gtest.h>

namespace sql {

// An empty database of an engine, gone with this object: a SQLite file, or a schema of the PostgreSQL that
// GONGKAI_TEST_POSTGRES names.
class TestDatabase {
public:
    explicit TestDatabase(Engine engine);
    ~TestDatabase();
    TestDatabase(TestDatabase const&) = delete;
    TestDatabase& operator=(TestDatabase const&) = delete;

    // False without a PostgreSQL.
    [[nodiscard]] static bool is_there(Engine engine);

    [[nodiscard]] DatabaseSettings const& settings() const { return settings_; }

private:
    std::string name_;
    DatabaseSettings settings_;
};

// Runs each test on both engines:
//   using Store = sql::OnBothEngines;
//   TEST_P(Store, FindsWhatWasSaved) { connection()… }
//   ON_BOTH_ENGINES(Store);
class OnBothEngines : public testing::TestWithParam<Engine> {
protected:
    void SetUp() override;

    [[nodiscard]] Database& database() { return *database_; }
    // The same one throughout the test.
    [[nodiscard]] Connection& connection();

private:
    std::optional<TestDatabase> test_database_;
    std::optional<Database> database_;
    std::optional<Lease> lease_;
};

void PrintTo(Engine engine, std::ostream* out);
[[nodiscard]] std::string engine_name(testing::TestParamInfo<Engine> const& info);

}  // namespace sql

#define ON_BOTH_ENGINES(Fixture) \
    INSTANTIATE_TEST_SUITE_P(On, Fixture, testing::Values(sql::Engine::sqlite, sql::Engine::postgresql), sql::engine_name)
