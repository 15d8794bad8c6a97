#include "platform/sql/transaction.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <chrono>
#include <random>
#include <thread>

namespace sql {

Transaction::Transaction(Connection& connection, Access access) : connection_{connection}
{
    connection_.begin(access);
}

Transaction::~Transaction()
{
    if (open_)
        connection_.roll_back();
}

void Transaction::commit()
{
    base::ensure(open_, "a transaction is committed once");
    connection_.commit();
    open_ = false;
}

void wait_before_retry(int tried)
{
    thread_local std::minstd_rand random{std::random_device{}()};
    auto const longest = std::chrono::milliseconds{2} * (1 << std::min(tried, 7));
    std::uniform_int_distribution<std::int64_t> any{1, std::chrono::microseconds{longest}.count()};
    std::this_thread::sleep_for(std::chrono::microseconds{any(random)});
}

}  // namespace sql
