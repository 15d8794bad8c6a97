#pragma once

#include "platform/sql/postgres_connection.hpp"

#include <condition_variable>
#include <mutex>

namespace sql {

struct DatabaseSettings {
    std::string address;  // postgresql://… (libpq's forms), or else the path of a SQLite file
    std::size_t connections = 8;  // at most
    Prepare prepare = Prepare::once;
};

class Database;

// A connection taken from its database and given back at the end.
class Lease {
public:
    Lease(Database& database, std::unique_ptr<Connection> connection);
    Lease(Lease&&) = default;
    Lease& operator=(Lease&&) = delete;
    ~Lease();

    [[nodiscard]] Connection& operator*() const { return *connection_; }
    [[nodiscard]] Connection* operator->() const { return connection_.get(); }

private:
    Database& database_;
    std::unique_ptr<Connection> connection_;
};

// A database of either engine with a bounded number of connections, for any number of threads. Opened when first needed; when
// one is lost, it and all idle ones are replaced by new ones.
class Database {
public:
    explicit Database(DatabaseSettings settings);

    [[nodiscard]] Engine engine() const;
    // Waits while all connections are in use.
    [[nodiscard]] Lease connection();

private:
    friend class Lease;

    std::unique_ptr<Connection> connect();
    void give_back(std::unique_ptr<Connection> connection);

    DatabaseSettings settings_;
    std::mutex write_gate_;  // of SQLite
    std::mutex mutex_;
    std::condition_variable given_back_;
    std::vector<std::unique_ptr<Connection>> idle_;
    std::size_t open_ = 0;  // idle or leased
};

}  // namespace sql
