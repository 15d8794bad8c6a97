#include "platform/sql/database.hpp"

#include "platform/sql/sqlite_connection.hpp"

namespace sql {

Lease::Lease(Database& database, std::unique_ptr<Connection> connection) : database_{database}, connection_{std::move(connection)} {}

Lease::~Lease()
{
    if (connection_)
        database_.give_back(std::move(connection_));
}

Database::Database(DatabaseSettings settings) : settings_{std::move(settings)} {}

Engine Database::engine() const
{
    auto const& address = settings_.address;
    return address.starts_with("postgresql://") || address.starts_with("postgres://") ? Engine::postgresql : Engine::sqlite;
}

Lease Database::connection()
{
    {
        std::unique_lock lock{mutex_};
        given_back_.wait(lock, [this] { return !idle_.empty() || open_ < settings_.connections; });
        if (!idle_.empty()) {
            auto connection = std::move(idle_.back());
            idle_.pop_back();
            return {*this, std::move(connection)};
        }
        ++open_;
    }
    try {
        return {*this, connect()};
    } catch (...) {
        give_back(nullptr);
        throw;
    }
}

std::unique_ptr<Connection> Database::connect()
{
    if (engine() == Engine::postgresql)
        return connect_postgres(settings_.address, settings_.prepare);
    return connect_sqlite(settings_.address, write_gate_);
}

void Database::give_back(std::unique_ptr<Connection> connection)
{
    std::lock_guard const lock{mutex_};
    if (connection && connection->is_alive()) {
        idle_.push_back(std::move(connection));
        given_back_.notify_one();
        return;
    }
    // What one has lost, the idle ones have lost too when their server is gone: none of them must cost another request.
    open_ -= 1 + idle_.size();
    idle_.clear();
    given_back_.notify_all();
}

}  // namespace sql
