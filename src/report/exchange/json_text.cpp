#include "report/exchange/json_text.hpp"

#include "base/utf8.hpp"

#include <array>
#include <charconv>

namespace report {
namespace {

bool must_escape(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

void append_escape(std::string& out, char c)
{
    switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: break;
    }
    constexpr std::string_view digits = "0123456789abcdef";
    auto const byte = static_cast<unsigned char>(c);
    out += "\\u00";
    out += digits[byte >> 4U];
    out += digits[byte & 0xFU];
}

void append_escaped(std::string& out, std::string_view text)
{
    std::size_t copied = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!must_escape(text[at]))
            continue;
        out.append(text, copied, at - copied);
        append_escape(out, text[at]);
        copied = at + 1;
    }
    out.append(text, copied);
}

std::string repaired(std::string_view text)
{
    std::string sound;
    for (std::size_t at = 0; at < text.size();)
        base::append_utf8(sound, base::next_code_point(text, at));
    return sound;
}

void append_integer(std::string& out, std::int64_t value)
{
    std::array<char, 24> digits{};
    auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    out.append(digits.data(), end);
}

}  // namespace

void append_quoted(std::string& out, std::string_view text)
{
    out += '"';
    if (base::is_valid_utf8(text))
        append_escaped(out, text);
    else
        append_escaped(out, repaired(text));
    out += '"';
}

void append_quoted_or_null(std::string& out, std::string_view text)
{
    if (text.empty())
        out += "null";
    else
        append_quoted(out, text);
}

void append_number(std::string& out, std::optional<base::Decimal> value)
{
    if (!value)
        out += "null";
    else if (value->is_whole())
        append_integer(out, value->whole());
    else
        out += base::to_string(*value);
}

void append_number(std::string& out, std::optional<int> value)
{
    if (value)
        append_integer(out, *value);
    else
        out += "null";
}

void append_name(std::string& out, std::string_view name)
{
    if (out.back() != '{')
        out += ',';
    out += '"';
    out += name;
    out += "\":";
}

void append_text_member(std::string& out, std::string_view name, std::string_view text)
{
    append_name(out, name);
    append_quoted_or_null(out, text);
}

void append_number_member(std::string& out, std::string_view name, std::optional<int> value)
{
    append_name(out, name);
    append_number(out, value);
}

void append_place(std::string& out, base::Place const& place)
{
    if (place.kind != base::Place::Kind::line || place.second > 0) {
        append_quoted_or_null(out, base::to_string(place));
        return;
    }
    out += "\"line ";  // by far the most frequent, without a string of its own
    append_integer(out, place.first);
    out += '"';
}

}  // namespace report
