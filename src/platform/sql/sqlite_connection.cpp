#include "platform/sql/sqlite_connection.hpp"

#include "base/ensure.hpp"

#include <chrono>
#include <map>
#include <sqlite3.h>
#include <thread>

namespace sql {
namespace {

constexpr int lock_wait_ms = 30'000;  // for a writer in another process
constexpr std::size_t most_prepared = 256;

Failure::Kind kind_of(int code)
{
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return Failure::Kind::busy;
    case SQLITE_CONSTRAINT: return Failure::Kind::constraint;
    case SQLITE_FULL: return Failure::Kind::full;
    case SQLITE_IOERR:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_CANTOPEN: return Failure::Kind::lost;
    default: return Failure::Kind::other;
    }
}

struct CloseDatabase {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
struct FinalizeStatement {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Prepared = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

// Gives a prepared statement back for its next use, and forgets the values that were bound to it.
struct ResetStatement {
    void operator()(sqlite3_stmt* statement) const
    {
        sqlite3_reset(statement);
        sqlite3_clear_bindings(statement);
    }
};
using Running = std::unique_ptr<sqlite3_stmt, ResetStatement>;

int bind(sqlite3_stmt* statement, int at, Value const& value)
{
    struct Binder {
        sqlite3_stmt* statement;
        int at;
        int operator()(std::monostate) const { return sqlite3_bind_null(statement, at); }
        int operator()(std::int64_t number) const { return sqlite3_bind_int64(statement, at, number); }
        int operator()(double number) const { return sqlite3_bind_double(statement, at, number); }
        int operator()(std::string const& text) const
        {
            return sqlite3_bind_text64(statement, at, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
        }
        int operator()(Blob const& blob) const
        {
            return sqlite3_bind_blob64(statement, at, blob.bytes.data(), blob.bytes.size(), SQLITE_STATIC);
        }
    };
    return value.visit(Binder{statement, at});
}

Value column_value(sqlite3_stmt* statement, int column)
{
    auto const bytes = [&](void const* start) {
        auto const size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
        return size == 0 ? std::string{} : std::string{static_cast<char const*>(start), size};
    };
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER: return sqlite3_column_int64(statement, column);
    case SQLITE_FLOAT: return sqlite3_column_double(statement, column);
    case SQLITE_TEXT: return bytes(sqlite3_column_text(statement, column));
    case SQLITE_BLOB: return Blob{bytes(sqlite3_column_blob(statement, column))};
    default: return {};
    }
}

std::vector<std::string> column_names(sqlite3_stmt* statement)
{
    std::vector<std::string> names;
    for (int i = 0; i < sqlite3_column_count(statement); ++i)
        names.emplace_back(sqlite3_column_name(statement, i));
    return names;
}

class SqliteConnection final : public Connection {
public:
    SqliteConnection(std::filesystem::path const& file, std::mutex& write_gate) : write_gate_{write_gate}
    {
        sqlite3* opened = nullptr;
        auto const code = sqlite3_open_v2(file.c_str(), &opened,
                                          SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
        database_.reset(opened);
        check(code, "open");
        sqlite3_busy_timeout(opened, lock_wait_ms);
        keep_write_ahead_log();
        // What is deleted is overwritten: the key of an erased case must not stay in a free page.
        run_script("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; "
                   "PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY;");
    }

    ~SqliteConnection() override
    {
        if (gate_.owns_lock())
            roll_back();
    }

    [[nodiscard]] Engine engine() const override { return Engine::sqlite; }
    [[nodiscard]] bool is_alive() const override { return alive_; }

    Rows query(std::string_view statement, Values const& values) override
    {
        auto const running = start(statement, values);
        Rows rows{column_names(running.get())};
        while (step(running.get(), statement))
            rows.add(row_of(running.get()));
        return rows;
    }

    std::int64_t execute(std::string_view statement, Values const& values) override
    {
        auto const running = start(statement, values);
        while (step(running.get(), statement)) {
        }
        return sqlite3_changes64(database_.get());
    }

    void each(std::string_view statement, Values const& values, std::function<void(Row const&)> const& take) override
    {
        auto const running = start(statement, values);
        Rows row{column_names(running.get())};
        while (step(running.get(), statement)) {
            row.clear();
            row.add(row_of(running.get()));
            take(row.front());
        }
    }

    void run_script(std::string_view statements) override
    {
        check(sqlite3_exec(database_.get(), std::string{statements}.c_str(), nullptr, nullptr, nullptr), statements);
    }

protected:
    void begin(Access access) override
    {
        base::ensure(sqlite3_get_autocommit(database_.get()) != 0, "transactions are not nested");
        if (access != Access::read)
            gate_ = std::unique_lock{write_gate_};
        try {
            run_script(access != Access::read ? "BEGIN IMMEDIATE" : "BEGIN");
        } catch (...) {
            leave();
            throw;
        }
    }

    void commit() override
    {
        run_script("COMMIT");
        leave();
    }

    void roll_back() noexcept override
    {
        if (sqlite3_get_autocommit(database_.get()) == 0)  // some failures have rolled back already
            sqlite3_exec(database_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
        leave();
    }

private:
    // The first to open a new file turns its log on. Whoever comes meanwhile is told "busy" at once and not after the busy
    // timeout, for two that wait with a read lock each would wait for ever.
    void keep_write_ahead_log()
    {
        constexpr auto* turn_on = "PRAGMA journal_mode = WAL";
        auto const last_try = std::chrono::steady_clock::now() + std::chrono::milliseconds{lock_wait_ms};
        for (;;) {
            auto const code = sqlite3_exec(database_.get(), turn_on, nullptr, nullptr, nullptr);
            if ((code & 0xff) != SQLITE_BUSY || std::chrono::steady_clock::now() >= last_try)
                return check(code, turn_on);
            std::this_thread::sleep_for(std::chrono::milliseconds{5});
        }
    }

    void leave()
    {
        if (gate_.owns_lock())
            gate_.unlock();
    }

    void check(int code, std::string_view statement)
    {
        if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE)
            return;
        auto const kind = kind_of(code);
        alive_ = alive_ && kind != Failure::Kind::lost;
        throw Failure{kind, "SQLite " + std::to_string(code) + ", " + sqlite3_errmsg(database_.get()) + ": " + std::string{statement}};
    }

    Running start(std::string_view statement, Values const& values)
    {
        auto* const prepared = prepare(statement);
        base::ensure(sqlite3_stmt_readonly(prepared) != 0 || gate_.owns_lock(), "what writes stands in a transaction");
        Running running{prepared};
        for (std::size_t i = 0; i < values.size(); ++i) {
            auto const at = sqlite3_bind_parameter_index(prepared, ("$" + std::to_string(i + 1)).c_str());
            base::ensure(at != 0, "the statement has a parameter for each value");
            check(bind(prepared, at, values[i]), statement);
        }
        base::ensure(sqlite3_bind_parameter_count(prepared) == static_cast<int>(values.size()),
                     "there is a value for each parameter of the statement");
        return running;
    }

    sqlite3_stmt* prepare(std::string_view statement)
    {
        if (auto const found = prepared_.find(statement); found != prepared_.end())
            return found->second.get();
        if (prepared_.size() == most_prepared)
            prepared_.clear();
        sqlite3_stmt* made = nullptr;
        check(sqlite3_prepare_v3(database_.get(), statement.data(), static_cast<int>(statement.size()), SQLITE_PREPARE_PERSISTENT,
                                 &made, nullptr),
              statement);
        return prepared_.emplace(statement, made).first->second.get();
    }

    // True when there is a row.
    bool step(sqlite3_stmt* running, std::string_view statement)
    {
        auto const code = sqlite3_step(running);
        check(code, statement);
        return code == SQLITE_ROW;
    }

    static Values row_of(sqlite3_stmt* running)
    {
        Values values;
        auto const columns = sqlite3_column_count(running);
        values.reserve(static_cast<std::size_t>(columns));
        for (int i = 0; i < columns; ++i)
            values.push_back(column_value(running, i));
        return values;
    }

    std::mutex& write_gate_;
    std::unique_lock<std::mutex> gate_;  // held while a transaction writes
    std::unique_ptr<sqlite3, CloseDatabase> database_;
    std::map<std::string, Prepared, std::less<>> prepared_;
    bool alive_ = true;
};

}  // namespace

std::unique_ptr<Connection> connect_sqlite(std::filesystem::path const& file, std::mutex& write_gate)
{
    return std::make_unique<SqliteConnection>(file, write_gate);
}

}  // namespace sql
