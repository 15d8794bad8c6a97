#pragma once

#include "base/date.hpp"

#include <chrono>

namespace clocks {

// A point of time in UTC, to the second.
using Instant = std::chrono::sys_seconds;

// The civil date of Asia/Shanghai, which has no summer time.
[[nodiscard]] base::Date civil_date(Instant instant);

// "2026-11-22T06:45:00Z", as it is stored.
[[nodiscard]] std::string iso_text(Instant instant);
[[nodiscard]] std::optional<Instant> parse_instant(std::string_view text);

class Clock {
public:
    Clock() = default;
    Clock(Clock const&) = delete;
    Clock& operator=(Clock const&) = delete;
    virtual ~Clock() = default;

    [[nodiscard]] virtual Instant now() const = 0;
    [[nodiscard]] base::Date today() const { return civil_date(now()); }
};

class SystemClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override;
};

// A clock that stands still until it is set: for tests and for the demo.
class SetClock final : public Clock {
public:
    explicit SetClock(Instant instant) : instant_{instant} {}
    void set(Instant instant) { instant_ = instant; }
    [[nodiscard]] Instant now() const override { return instant_; }

private:
    Instant instant_;
};

}  // namespace clocks
