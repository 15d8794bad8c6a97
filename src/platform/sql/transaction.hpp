#pragma once

#include "platform/sql/connection.hpp"

namespace sql {

// All that is written while it lives becomes true at once with commit(), or not at all. A transaction that writes sees
// and leaves what it would if no other ran beside it: SQLite takes one writer at a time, PostgreSQL refuses the second of
// two that cannot stand in a row (Failure::Kind::busy, see retry_when_busy). One that reads sees one state of all tables.
// Not to be nested.
class Transaction {
public:
    explicit Transaction(Connection& connection, Access access = Access::write);
    ~Transaction();
    Transaction(Transaction const&) = delete;
    Transaction& operator=(Transaction const&) = delete;

    void commit();

private:
    Connection& connection_;
    bool open_ = true;
};

// How long to wait before the given try (0 for the first) is made again, with some chance in it so that two that met do not
// meet again.
void wait_before_retry(int tried);

constexpr int most_tries = 20;

// Carries out `step`, a whole transaction, again when another was in its way.
template <class Step>
auto retry_when_busy(Step const& step)
{
    for (int tried = 0;; ++tried) {
        try {
            return step();
        } catch (Failure const& failure) {
            if (failure.kind() != Failure::Kind::busy || tried + 1 == most_tries)
                throw;
        }
        wait_before_retry(tried);
    }
}

}  // namespace sql
