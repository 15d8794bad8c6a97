#include "document/office/member_name.hpp"

#include "base/utf8.hpp"
#include "document/office/xml_part.hpp"

#include <algorithm>
#include <memory>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

namespace document::office {
namespace {

bool is_ascii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Two-byte sequences of UTF-8 are often two bytes of GBK (联通); three-byte ones hardly ever are.
bool has_three_byte_sequences_only(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        auto const code_point = base::next_code_point(text, at);
        if (code_point >= 0x80 && code_point < 0x800)
            return false;
    }
    return true;
}

std::string from_gb18030(std::string_view bytes)
{
    struct Close {
        void operator()(UConverter* converter) const { ucnv_close(converter); }
    };
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<UConverter, Close> const converter{ucnv_open("gb18030", &status)};
    icu::UnicodeString const text{bytes.data(), static_cast<int32_t>(bytes.size()), converter.get(), status};
    std::string utf8;
    if (U_FAILURE(status) != 0)
        return clean_utf8(std::string{bytes});
    return text.toUTF8String(utf8);
}

}  // namespace

std::string member_name(std::string_view bytes, NameEncoding encoding)
{
    if (is_ascii(bytes))
        return std::string{bytes};
    auto const valid = base::is_valid_utf8(bytes);
    if (valid && (encoding == NameEncoding::declared_utf8 || has_three_byte_sequences_only(bytes)))
        return std::string{bytes};
    return from_gb18030(bytes);
}

SafeName safe_name(std::string_view name)
{
    SafeName safe;
    std::string path{name};
    std::replace(path.begin(), path.end(), '\\', '/');
    std::erase_if(path, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
    if (path.size() >= 2 && path[1] == ':') {
        path.erase(0, 2);
        safe.was_safe = false;
    }
    safe.was_safe &= !path.starts_with('/');
    for (std::size_t at = 0; at < path.size();) {
        auto const end = std::min(path.find('/', at), path.size());
        auto const piece = std::string_view{path}.substr(at, end - at);
        at = end + 1;
        safe.was_safe &= piece != "..";
        if (piece.empty() || piece == "." || piece == "..")
            continue;
        safe.path += (safe.path.empty() ? "" : "/") + std::string{piece};
    }
    return safe;
}

}  // namespace document::office
