#include "platform/sql/value.hpp"

#include "base/ensure.hpp"

namespace sql {

Value::Value(std::string text) : held_{std::move(text)}
{
    base::ensure(std::get<std::string>(held_).find('\0') == std::string::npos, "a text of the database has no NUL");
}

std::int64_t Value::integer() const
{
    auto const* const number = std::get_if<std::int64_t>(&held_);
    base::ensure(number != nullptr, "the column holds an integer");
    return *number;
}

double Value::number() const
{
    if (auto const* const integer = std::get_if<std::int64_t>(&held_))
        return static_cast<double>(*integer);
    auto const* const number = std::get_if<double>(&held_);
    base::ensure(number != nullptr, "the column holds a number");
    return *number;
}

std::string const& Value::text() const
{
    auto const* const text = std::get_if<std::string>(&held_);
    base::ensure(text != nullptr, "the column holds a text");
    return *text;
}

std::string const& Value::bytes() const
{
    auto const* const blob = std::get_if<Blob>(&held_);
    base::ensure(blob != nullptr, "the column holds bytes");
    return blob->bytes;
}

}  // namespace sql
