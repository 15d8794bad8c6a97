#include "base/fold.hpp"

#include "base/ensure.hpp"
#include "base/utf8.hpp"

#include <array>
#include <cstdint>
#include <opencc/opencc.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

namespace base {
namespace {

constexpr char32_t dropped = 0;

// Spaces, line breaks, zero-width and direction marks, soft hyphen, byte-order mark.
bool is_invisible(char32_t c)
{
    return c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0xAD || c == 0x1680 || (c >= 0x2000 && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202F) || (c >= 0x205F && c <= 0x206F) || c == 0x3000 || c == 0xFEFF;
}

// The folded character of one from General Punctuation or CJK Symbols; 0 when the table has none.
char32_t fold_punctuation(char32_t c)
{
    switch (c) {
    case 0x2018: case 0x2019: case 0x201A: case 0x201B: case 0x201C: case 0x201D: case 0x201E: case 0x201F:
    case 0x300C: case 0x300D: case 0x300E: case 0x300F: case 0x301D: case 0x301E: case 0x301F: case '\'':
        return '"';
    case 0x3014: case 0x3010: case 0x3016: return '[';
    case 0x3015: case 0x3011: case 0x3017: return ']';
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212: return '-';
    case 0x3001: return ',';
    case 0x3002: return '.';
    default: return 0;
    }
}

// NFKC of one character by ICU, for what the fast ways below do not know.
std::string normalise(char32_t c)
{
    UErrorCode status = U_ZERO_ERROR;
    auto const* nfkc = unorm2_getNFKCInstance(&status);
    std::array<UChar, 2> source{};
    int32_t length = 0;
    u_strFromUTF32(source.data(), 2, &length, reinterpret_cast<UChar32 const*>(&c), 1, &status);
    std::array<UChar, 32> target{};
    auto const folded = unorm2_normalize(nfkc, source.data(), length, target.data(), 32, &status);
    std::array<char, 96> bytes{};
    int32_t size = 0;
    u_strToUTF8(bytes.data(), 96, &size, target.data(), folded, &status);
    ensure(U_SUCCESS(status) != 0, "ICU normalises every character");
    return {bytes.data(), static_cast<std::size_t>(size)};
}

template <class Sink>  // Sink: void(char32_t folded)
void fold_code_point(char32_t c, Sink const& sink)
{
    if (is_invisible(c))
        return;
    if (c < 0x80 && c != '\'')
        return sink(c);
    if (c >= 0x4E00 && c <= 0x9FFF)
        return sink(c);
    if (c >= 0xFF01 && c <= 0xFF5E) {  // full-width forms of ASCII
        c -= 0xFEE0;
        if (c != '\'')
            return sink(c);
    }
    if (auto const folded = fold_punctuation(c); folded != dropped)
        return sink(folded);
    if (c == 0x300A || c == 0x300B || c == 0x3007)  // 《 》 〇
        return sink(c);
    auto const text = normalise(c);
    for (std::size_t at = 0; at < text.size();) {
        auto const part = next_code_point(text, at);
        if (auto const folded = fold_punctuation(part); folded != dropped)
            sink(folded);
        else if (!is_invisible(part))
            sink(part);
    }
}

bool is_continuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

// Folding leaves them as they are: visible ASCII and the ideographs of the basic block, nearly all there is.
bool is_plain(char32_t c)
{
    return (c > 0x20 && c < 0x7F && c != '\'') || (c >= 0x4E00 && c <= 0x9FFF);
}

std::size_t end_of_plain_run(std::string_view text, std::size_t at)
{
    for (auto next = at; at < text.size() && is_plain(next_code_point(text, next));)
        at = next;
    return at;
}

void append_folded(std::string& folded, char32_t c)
{
    fold_code_point(c, [&folded](char32_t part) { append_utf8(folded, part); });
}

}  // namespace

std::string fold(std::string_view text)
{
    std::string folded;
    folded.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        auto const end = end_of_plain_run(text, at);
        folded.append(text, at, end - at);
        at = end;
        if (at < text.size())
            append_folded(folded, next_code_point(text, at));
    }
    return folded;
}

FoldedText fold_with_source(std::string_view text)
{
    FoldedText folded;
    folded.text.reserve(text.size());
    folded.source.reserve(text.size() + 1);
    for (std::size_t at = 0; at < text.size();) {
        auto const end = end_of_plain_run(text, at);
        folded.text.append(text, at, end - at);
        for (auto character = at; at < end; ++at) {
            character = is_continuation(text[at]) ? character : at;
            folded.source.push_back(static_cast<std::uint32_t>(character));
        }
        if (at == text.size())
            break;
        append_folded(folded.text, next_code_point(text, at));
        folded.source.resize(folded.text.size(), static_cast<std::uint32_t>(end));
    }
    folded.source.push_back(static_cast<std::uint32_t>(text.size()));
    return folded;
}

std::string to_simplified(std::string_view text)
{
    static thread_local opencc::SimpleConverter const converter{"t2s.json"};
    return converter.Convert(std::string{text});
}

std::string to_traditional(std::string_view text)
{
    static thread_local opencc::SimpleConverter const converter{"s2t.json"};
    return converter.Convert(std::string{text});
}

std::size_t count_traditional_signs(std::string_view text)
{
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
        switch (next_code_point(text, at)) {
        case U'開': case U'關': case U'數': case U'總': case U'條': case U'規': case U'請': case U'處': case U'辦': case U'結': case U'項': case U'訴':
            ++count;
            break;
        default: break;
        }
    }
    return count;
}

}  // namespace base
