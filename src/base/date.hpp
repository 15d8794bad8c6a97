#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace base {

// A civil date of Asia/Shanghai. Always a day that exists.
class Date {
public:
    // The day must exist; parse_date is the way in for outside text.
    Date(std::chrono::year_month_day day);  // NOLINT(google-explicit-constructor): 2025y / May / 8 reads as a date
    explicit Date(std::chrono::sys_days days) : days_{days} {}

    [[nodiscard]] std::chrono::sys_days days() const { return days_; }
    [[nodiscard]] std::chrono::year_month_day civil() const { return days_; }
    [[nodiscard]] int year() const { return static_cast<int>(civil().year()); }
    [[nodiscard]] std::chrono::weekday weekday() const { return std::chrono::weekday{days_}; }

    Date& operator+=(std::chrono::days n) { days_ += n; return *this; }
    friend Date operator+(Date date, std::chrono::days n) { return date += n; }
    friend Date operator-(Date date, std::chrono::days n) { return date += -n; }
    friend std::chrono::days operator-(Date a, Date b) { return a.days_ - b.days_; }
    friend auto operator<=>(Date const&, Date const&) = default;

private:
    std::chrono::sys_days days_;
};

// "2026-01-05" to a date; nothing when it is not exactly that or the day does not exist.
[[nodiscard]] std::optional<Date> parse_date(std::string_view iso);

// "2026-01-05".
[[nodiscard]] std::string to_string(Date date);

}  // namespace base
