#pragma once

#include "platform/sql/rows.hpp"

#include <functional>
#include <stdexcept>

namespace sql {

enum class Engine { sqlite, postgresql };

// A database that failed. Its text names the statement and the engine's own code, never a bound value: those may be
// personal data.
class Failure : public std::runtime_error {
public:
    enum class Kind {
        busy,        // another transaction was in the way: the whole transaction may be tried again
        constraint,  // a row would break a constraint of the schema
        lost,        // the connection, or the server behind it
        full,        // the disk
        other,
    };

    Failure(Kind kind, std::string const& what) : std::runtime_error{what}, kind_{kind} {}
    [[nodiscard]] Kind kind() const { return kind_; }

private:
    Kind kind_;
};

// A transaction that claims changes single rows that it locks, and relies on nothing else that it read: of several at once, each
// takes other rows, where write would refuse all but one.
enum class Access { read, write, claim };

// One connection to a database of either engine, used by one thread at a time. Statements are constants that both
// engines take, with parameters $1, $2, … in the order of `values`. A machine that fails is a Failure.
class Connection {
public:
    Connection() = default;
    Connection(Connection const&) = delete;
    Connection& operator=(Connection const&) = delete;
    virtual ~Connection() = default;

    [[nodiscard]] virtual Engine engine() const = 0;

    // The rows of a SELECT, or of what a statement RETURNS.
    virtual Rows query(std::string_view statement, Values const& values = {}) = 0;
    // How many rows the statement changed.
    virtual std::int64_t execute(std::string_view statement, Values const& values = {}) = 0;
    // Row by row, for results that do not fit in memory; `take` uses no other statement of this connection.
    virtual void each(std::string_view statement, Values const& values, std::function<void(Row const&)> const& take) = 0;
    // Several statements without parameters: a migration.
    virtual void run_script(std::string_view statements) = 0;

    // False once the connection is lost: it is of no more use.
    [[nodiscard]] virtual bool is_alive() const = 0;

protected:
    friend class Transaction;

    virtual void begin(Access access) = 0;
    virtual void commit() = 0;
    virtual void roll_back() noexcept = 0;
};

}  // namespace sql
