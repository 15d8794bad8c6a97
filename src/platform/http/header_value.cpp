#include "platform/http/header_value.hpp"

#include "platform/http/decoding.hpp"

#include <algorithm>

namespace http {
namespace {

std::string lower_case(std::string_view text)
{
    std::string lower{text};
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
}

// Takes a quoted string from the front of `rest`. Only \" and \\" are escapes: old browsers send whole paths with single
// backslashes, as in "C:\文件\申请.docx".
std::string take_quoted(std::string_view& rest)
{
    std::string text;
    std::size_t at = 1;
    for (; at < rest.size() && rest[at] != '"'; ++at) {
        if (rest[at] == '\\' && at + 1 < rest.size() && (rest[at + 1] == '"' || rest[at + 1] == '\\'))
            ++at;
        text += rest[at];
    }
    rest.remove_prefix(std::min(at + 1, rest.size()));
    return text;
}

std::string take_token(std::string_view& rest)
{
    auto const end = std::min(rest.find(';'), rest.size());
    std::string token{trim_blanks(rest.substr(0, end))};
    rest.remove_prefix(end);
    return token;
}

// "utf-8''%E5%85%AC.pdf"; the charset is not looked at, because as_text tells UTF-8 and GBK apart.
std::optional<std::string> decode_extended(std::string_view text)
{
    auto const first = text.find('\'');
    auto const second = first == std::string_view::npos ? first : text.find('\'', first + 1);
    if (second == std::string_view::npos)
        return std::nullopt;
    auto const bytes = percent_decode(text.substr(second + 1));
    return bytes ? std::optional{as_text(*bytes)} : std::nullopt;
}

}  // namespace

HeaderValue parse_header_value(std::string_view text)
{
    auto const value_end = std::min(text.find(';'), text.size());
    HeaderValue parsed{.value = lower_case(trim_blanks(text.substr(0, value_end))), .parameters = {}};
    Parameters plain;
    auto rest = text.substr(value_end);
    while (!rest.empty()) {
        rest.remove_prefix(1);  // the semicolon
        auto const name_end = std::min(rest.find_first_of("=;"), rest.size());
        auto const name = lower_case(trim_blanks(rest.substr(0, name_end)));
        rest.remove_prefix(name_end);
        if (!rest.starts_with('='))
            continue;
        rest.remove_prefix(1);
        rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
        auto value = rest.starts_with('"') ? take_quoted(rest) : take_token(rest);
        rest.remove_prefix(std::min(rest.find(';'), rest.size()));
        if (!name.ends_with('*'))
            plain.add(name, std::move(value));
        else if (auto decoded = decode_extended(value))
            parsed.parameters.add(name.substr(0, name.size() - 1), std::move(*decoded));
    }
    for (auto const& [name, value] : plain.entries())
        parsed.parameters.add(name, value);
    return parsed;
}

std::string attachment_named(std::string_view name)
{
    std::string plain;
    for (char const c : name)
        if (auto const byte = static_cast<unsigned char>(c); byte < 0x80 || byte >= 0xC0)  // one sign for one character
            plain += byte < 0x20 || byte >= 0x7F || c == '"' || c == '\\' || c == '%' ? '_' : c;
    return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + percent_encode(name);
}

}  // namespace http
