#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

// An exact decimal number with up to six places behind the point: a count, or an amount in yuan or 万元.
// Holds magnitudes below 10^12; parse_decimal refuses more.
class Decimal {
public:
    constexpr Decimal() = default;
    constexpr Decimal(std::int64_t whole) : micros_{whole * scale} {}  // NOLINT(google-explicit-constructor)

    [[nodiscard]] static constexpr Decimal from_micros(std::int64_t micros)
    {
        Decimal decimal;
        decimal.micros_ = micros;
        return decimal;
    }

    [[nodiscard]] constexpr std::int64_t micros() const { return micros_; }
    [[nodiscard]] constexpr bool is_whole() const { return micros_ % scale == 0; }
    // The part before the point.
    [[nodiscard]] constexpr std::int64_t whole() const { return micros_ / scale; }

    constexpr Decimal& operator+=(Decimal other) { micros_ += other.micros_; return *this; }
    constexpr Decimal& operator-=(Decimal other) { micros_ -= other.micros_; return *this; }
    friend constexpr Decimal operator+(Decimal a, Decimal b) { return a += b; }
    friend constexpr Decimal operator-(Decimal a, Decimal b) { return a -= b; }
    friend constexpr Decimal operator-(Decimal a) { return from_micros(-a.micros_); }
    friend constexpr Decimal operator*(std::int64_t factor, Decimal a) { return from_micros(factor * a.micros_); }
    friend constexpr auto operator<=>(Decimal, Decimal) = default;

    static constexpr std::int64_t scale = 1'000'000;

private:
    std::int64_t micros_ = 0;
};

// "240", "-8", "+8", "240.5"; nothing for any other text, more than six places, or 10^12 and more.
[[nodiscard]] std::optional<Decimal> parse_decimal(std::string_view text);

// Without needless zeros: "240", "-8", "240.5".
[[nodiscard]] std::string to_string(Decimal value);

}  // namespace base
