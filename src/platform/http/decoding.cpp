#include "platform/http/decoding.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <memory>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

namespace http {
namespace {

int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// The byte that "%XX" at `at` stands for, or -1.
int escaped_byte(std::string_view text, std::size_t at)
{
    if (at + 2 >= text.size())
        return -1;
    auto const high = hex_value(text[at + 1]);
    auto const low = hex_value(text[at + 2]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

std::string decode_form_text(std::string_view text)
{
    std::string bytes;
    bytes.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto const byte = text[at] == '%' ? escaped_byte(text, at) : -1;
        if (byte >= 0) {
            bytes += static_cast<char>(byte);
            at += 2;
        } else {
            bytes += text[at] == '+' ? ' ' : text[at];
        }
    }
    return as_text(bytes);
}

// With U+FFFD for each byte that is none.
std::string from_gb18030(std::string_view bytes)
{
    struct Close {
        void operator()(UConverter* converter) const { ucnv_close(converter); }
    };
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<UConverter, Close> const converter{ucnv_open("gb18030", &status)};
    icu::UnicodeString const text{bytes.data(), static_cast<int32_t>(bytes.size()), converter.get(), status};
    std::string utf8;
    if (U_SUCCESS(status) != 0)
        text.toUTF8String(utf8);
    return utf8;
}

bool is_segment(std::string_view segment)
{
    return base::is_valid_utf8(segment) && segment != "." && segment != ".." &&
           std::none_of(segment.begin(), segment.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

// What stands before the first `mark` and what after it; all and nothing where there is none.
std::pair<std::string_view, std::string_view> split_at(std::string_view text, char mark)
{
    auto const at = text.find(mark);
    if (at == std::string_view::npos)
        return {text, {}};
    return {text.substr(0, at), text.substr(at + 1)};
}

}  // namespace

std::string as_text(std::string_view bytes)
{
    auto text = base::is_valid_utf8(bytes) ? std::string{bytes} : from_gb18030(bytes);
    for (auto at = text.find('\0'); at != std::string::npos; at = text.find('\0', at))
        text.replace(at, 1, "\xEF\xBF\xBD");
    return text;
}

std::optional<std::string> percent_decode(std::string_view text)
{
    std::string bytes;
    bytes.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            bytes += text[at];
            continue;
        }
        auto const byte = escaped_byte(text, at);
        if (byte < 0)
            return std::nullopt;
        bytes += static_cast<char>(byte);
        at += 2;
    }
    return bytes;
}

std::string percent_encode(std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    constexpr std::string_view unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    std::string encoded;
    for (char const c : text) {
        if (unreserved.find(c) != std::string_view::npos) {
            encoded += c;
            continue;
        }
        auto const byte = static_cast<unsigned char>(c);
        encoded += '%';
        encoded += digits[byte >> 4];
        encoded += digits[byte & 0xF];
    }
    return encoded;
}

Parameters parse_urlencoded(std::string_view text)
{
    Parameters parameters;
    while (!text.empty()) {
        auto const [pair, rest] = split_at(text, '&');
        text = rest;
        if (pair.empty())
            continue;
        auto const [name, value] = split_at(pair, '=');
        parameters.add(decode_form_text(name), decode_form_text(value));
    }
    return parameters;
}

std::optional<std::vector<std::string>> decode_path(std::string_view path)
{
    if (!path.starts_with('/'))
        return std::nullopt;
    std::vector<std::string> segments;
    path.remove_prefix(1);
    while (!path.empty()) {
        auto const end = std::min(path.find('/'), path.size());
        auto segment = percent_decode(path.substr(0, end));
        if (!segment || !is_segment(*segment))
            return std::nullopt;
        segments.push_back(std::move(*segment));
        if (end + 1 == path.size())
            segments.emplace_back();  // a slash at the end begins an empty segment
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    return segments;
}

}  // namespace http
