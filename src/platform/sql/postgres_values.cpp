#include "platform/sql/postgres_values.hpp"

#include "base/ensure.hpp"

#include <charconv>
#include <memory>

namespace sql {
namespace {

constexpr int as_text = 0;
constexpr int as_bytes = 1;

// The types whose text is not taken as a text (PostgreSQL, pg_type.dat).
enum : Oid { type_bool = 16, type_bytea = 17, type_int8 = 20, type_int2 = 21, type_int4 = 23, type_float4 = 700, type_float8 = 701,
             type_numeric = 1700 };

template <class Number>
std::optional<Number> parse(std::string_view text)
{
    Number number{};
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional{number} : std::nullopt;
}

Blob parse_bytes(char const* text)
{
    struct Free {
        void operator()(unsigned char* bytes) const { PQfreemem(bytes); }
    };
    std::size_t size = 0;
    std::unique_ptr<unsigned char, Free> const bytes{PQunescapeBytea(reinterpret_cast<unsigned char const*>(text), &size)};
    base::ensure(bytes != nullptr, "the server sends bytes in its own notation");
    return Blob{std::string{reinterpret_cast<char const*>(bytes.get()), size}};
}

Value to_value(Oid type, std::string_view text)
{
    switch (type) {
    case type_bool: return text == "t" ? 1 : 0;
    case type_bytea: return parse_bytes(text.data());
    case type_int2:
    case type_int4:
    case type_int8: return parse<std::int64_t>(text).value();
    case type_float4:
    case type_float8: return parse<double>(text).value();
    case type_numeric:  // a SUM of integers is one
        if (auto const whole = parse<std::int64_t>(text))
            return *whole;
        return text;
    default: return text;
    }
}

}  // namespace

Parameters::Parameters(Values const& values)
{
    numbers_.reserve(values.size());  // so that no text moves once it is pointed at
    for (auto const& value : values)
        value.visit([this](auto const& held) { add(held); });
}

void Parameters::add(std::monostate)
{
    add(nullptr, 0, as_text);
}

void Parameters::add(std::int64_t number)
{
    add(numbers_.emplace_back(std::to_string(number)).c_str(), 0, as_text);
}

void Parameters::add(double number)
{
    add(numbers_.emplace_back(std::to_string(number)).c_str(), 0, as_text);
}

void Parameters::add(std::string const& text)
{
    add(text.c_str(), 0, as_text);  // ends at its NUL
}

void Parameters::add(Blob const& blob)
{
    add(blob.bytes.data(), blob.bytes.size(), as_bytes);
}

void Parameters::add(char const* start, std::size_t length, int format)
{
    starts_.push_back(start);
    lengths_.push_back(static_cast<int>(length));
    formats_.push_back(format);
}

Rows empty_rows(PGresult const& result)
{
    std::vector<std::string> columns;
    for (int i = 0; i < PQnfields(&result); ++i)
        columns.emplace_back(PQfname(&result, i));
    return Rows{std::move(columns)};
}

Values row_of(PGresult const& result, int row)
{
    auto const columns = PQnfields(&result);
    Values values;
    values.reserve(static_cast<std::size_t>(columns));
    for (int i = 0; i < columns; ++i) {
        if (PQgetisnull(&result, row, i) != 0) {
            values.emplace_back();
            continue;
        }
        std::string_view const text{PQgetvalue(&result, row, i), static_cast<std::size_t>(PQgetlength(&result, row, i))};
        values.push_back(to_value(PQftype(&result, i), text));
    }
    return values;
}

}  // namespace sql
