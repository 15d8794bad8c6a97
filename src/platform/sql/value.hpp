#pragma once

#include "base/date.hpp"

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sql {

// Bytes that are no text: BYTEA in every schema.
struct Blob {
    std::string bytes;

    friend bool operator==(Blob const&, Blob const&) = default;
};

// What a parameter or a column may hold. Dates and decimals are text: no column of ours is a floating number, and one
// comes only from what an engine computes (a rank of a search).
class Value {
public:
    Value() = default;  // NULL
    // NOLINTBEGIN(google-explicit-constructor): {agency, today, "open"} reads as the parameters of a statement
    template <std::integral T>
    Value(T number) : held_{static_cast<std::int64_t>(number)}
    {
    }
    Value(double number) : held_{number} {}
    Value(std::string text);  // UTF-8 without NUL, as PostgreSQL takes it
    Value(std::string_view text) : Value{std::string{text}} {}
    Value(char const* text) : Value{std::string{text}} {}
    Value(base::Date date) : Value{base::to_string(date)} {}
    Value(Blob bytes) : held_{std::move(bytes)} {}
    template <class T>
    Value(std::optional<T> const& value)
    {
        if (value)
            *this = Value{*value};
    }
    // NOLINTEND(google-explicit-constructor)

    [[nodiscard]] bool is_null() const { return std::holds_alternative<std::monostate>(held_); }

    // Each ends with an exception when the value is of another type: the schema and the code disagree.
    [[nodiscard]] std::int64_t integer() const;
    [[nodiscard]] double number() const;  // an integer too
    [[nodiscard]] std::string const& text() const;
    [[nodiscard]] std::string const& bytes() const;

    template <class Visitor>
    decltype(auto) visit(Visitor&& visitor) const
    {
        return std::visit(std::forward<Visitor>(visitor), held_);
    }
    friend bool operator==(Value const&, Value const&) = default;

private:
    std::variant<std::monostate, std::int64_t, double, std::string, Blob> held_;
};

using Values = std::vector<Value>;

}  // namespace sql
