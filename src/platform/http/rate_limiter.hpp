#pragma once

#include "platform/http/problem.hpp"

#include <array>
#include <chrono>
#include <mutex>
#include <random>

namespace http {

struct RateLimit {
    unsigned burst = 1;             // so many at once
    std::chrono::seconds pace{60};  // and one more in each such time
};

// A token bucket for each key, as the address a form is sent from or the name somebody signs in with. Keeps no key, only
// a number made from it, and never more than a fixed number of them: when there is no room, the bucket that has the most
// tokens makes place. IPv6 addresses of one /64 network are one key. Each process counts for itself. For any number of threads.
class RateLimiter {
public:
    using Clock = std::chrono::steady_clock;

    explicit RateLimiter(RateLimit limit, std::size_t keys = 65'536);

    // Takes a token of that key: zero when there is one, else how long until there is.
    [[nodiscard]] std::chrono::seconds take(std::string_view key, Clock::time_point now = Clock::now());
    // How long until that key has a token, without taking it: for what counts only when it fails.
    [[nodiscard]] std::chrono::seconds wait(std::string_view key, Clock::time_point now = Clock::now());

private:
    struct Bucket {
        std::uint64_t key = 0;
        Clock::time_point full_at = Clock::time_point::min();  // never used, or full since then
    };
    static constexpr std::size_t row_size = 8;  // places that a key may stand in
    using Row = std::array<Bucket, row_size>;

    Bucket& bucket_of(std::string_view key);
    [[nodiscard]] std::chrono::seconds empty_for(Bucket const& bucket, Clock::time_point now) const;

    RateLimit limit_;
    std::string salt_ = std::to_string(std::random_device{}());  // so that nobody can work out keys that share a row
    std::mutex mutex_;
    std::vector<Row> rows_;
};

// The refusal of what was tried too often.
[[nodiscard]] Problem too_often(std::chrono::seconds wait);

}  // namespace http
