#include "platform/sql/sqlite_copy.hpp"

#include "platform/sql/connection.hpp"

#include <memory>
#include <sqlite3.h>

namespace sql {
namespace {

constexpr int lock_wait_ms = 30'000;
constexpr int all_pages = -1;  // in one step: a copy in steps begins anew with each write of another process

struct CloseDatabase {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
using Opened = std::unique_ptr<sqlite3, CloseDatabase>;

void check(int code, char const* doing)
{
    if (code != SQLITE_OK && code != SQLITE_DONE)
        throw Failure{(code & 0xff) == SQLITE_FULL ? Failure::Kind::full : Failure::Kind::other,
                      "SQLite " + std::to_string(code) + ", " + sqlite3_errstr(code) + ": " + doing};
}

Opened open(std::filesystem::path const& file, int flags)
{
    sqlite3* opened = nullptr;
    auto const code = sqlite3_open_v2(file.c_str(), &opened, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    Opened database{opened};
    check(code, "open");
    sqlite3_busy_timeout(opened, lock_wait_ms);
    return database;
}

}  // namespace

void copy_sqlite(std::filesystem::path const& from, std::filesystem::path const& to)
{
    auto const source = open(from, SQLITE_OPEN_READWRITE);  // a reader of the write-ahead log takes part in its locks
    auto const target = open(to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    auto* const copying = sqlite3_backup_init(target.get(), "main", source.get(), "main");
    if (copying == nullptr)
        check(sqlite3_extended_errcode(target.get()), "copy");
    auto const copied = sqlite3_backup_step(copying, all_pages);
    sqlite3_backup_finish(copying);
    check(copied, "copy");
    // One file, without a log beside it.
    check(sqlite3_exec(target.get(), "PRAGMA journal_mode = DELETE", nullptr, nullptr, nullptr), "end the copy's log");
}

}  // namespace sql
