#include "platform/http/rate_limiter.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <functional>

namespace http {
namespace {

constexpr std::size_t network_size = 8;  // bytes of an IPv6 address that name the network of one customer (RFC 6177)

// Whoever has one IPv6 address has all 2^64 of its network, so that these count as one.
std::string counted_as(std::string_view key)
{
    std::string text{key};
    in6_addr address = {};
    if (inet_pton(AF_INET6, text.c_str(), &address) != 1 || IN6_IS_ADDR_V4MAPPED(&address))
        return text;
    return "network " + std::string{reinterpret_cast<char const*>(address.s6_addr), network_size};
}

}  // namespace

RateLimiter::RateLimiter(RateLimit limit, std::size_t keys) : limit_{limit}, rows_(std::max<std::size_t>(keys / row_size, 1))
{
    base::ensure(limit.burst > 0 && limit.pace.count() > 0, "a limit lets something through");
}

std::chrono::seconds RateLimiter::take(std::string_view key, Clock::time_point now)
{
    std::lock_guard const lock{mutex_};
    auto& bucket = bucket_of(key);
    if (auto const wait = empty_for(bucket, now); wait.count() > 0)
        return wait;
    bucket.full_at = std::max(bucket.full_at, now) + limit_.pace;
    return {};
}

std::chrono::seconds RateLimiter::wait(std::string_view key, Clock::time_point now)
{
    std::lock_guard const lock{mutex_};
    return empty_for(bucket_of(key), now);
}

// A bucket lacks one token for each pace until it is full.
std::chrono::seconds RateLimiter::empty_for(Bucket const& bucket, Clock::time_point now) const
{
    auto const full_at = std::max(bucket.full_at, now) + limit_.pace;
    auto const empty = full_at - now - limit_.burst * limit_.pace;
    return std::max(std::chrono::ceil<std::chrono::seconds>(empty), std::chrono::seconds{0});
}

RateLimiter::Bucket& RateLimiter::bucket_of(std::string_view key)
{
    auto const number = std::hash<std::string>{}(salt_ + counted_as(key));
    auto& row = rows_[number % rows_.size()];
    auto const found = std::find_if(row.begin(), row.end(), [number](Bucket const& bucket) { return bucket.key == number; });
    if (found != row.end())
        return *found;
    auto& replaced = *std::min_element(row.begin(), row.end(), [](Bucket const& l, Bucket const& r) { return l.full_at < r.full_at; });
    replaced = {.key = number};
    return replaced;
}

Problem too_often(std::chrono::seconds wait)
{
    return {.status = 429,
            .error = {base::ErrorKind::over_limit, "http.too-often", "That was tried too often; wait {seconds} seconds.",
                      {{"seconds", std::to_string(wait.count())}}},
            .retry_after = wait};
}

}  // namespace http
