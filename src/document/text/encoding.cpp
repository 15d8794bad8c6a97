#include "document/text/encoding.hpp"

#include "base/ascii.hpp"
#include "base/ensure.hpp"
#include "base/utf8.hpp"
#include "document/text/encoding_fit.hpp"

#include <unicode/ucnv.h>

#include <array>
#include <cstring>
#include <memory>

namespace document {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view utf16_le_mark = "\xFF\xFE";
constexpr std::string_view utf16_be_mark = "\xFE\xFF";

// What the bytes hold when they are read as UTF-8.
struct Utf8Survey {
    std::size_t broken = 0;    // bytes that belong to no sequence
    std::size_t pairs = 0;     // two-byte sequences
    std::size_t longer = 0;    // sequences of three and four bytes
    std::size_t nuls = 0;
    std::size_t controls = 0;  // other control characters that text does not hold
};

// True only when the eight bytes at `at` are printable ASCII.
bool is_plain_word(char const* at)
{
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    constexpr std::uint64_t high_bits = 0x8080808080808080;
    auto const below_space = (word - 0x2020202020202020) & ~word;
    return ((word | below_space) & high_bits) == 0;
}

// Three bytes of which the first allows any that follow: nearly all of Chinese text.
bool is_plain_ideograph(std::string_view bytes, std::size_t at)
{
    auto const lead = static_cast<unsigned char>(bytes[at]);
    return lead >= 0xE1 && lead <= 0xEC && at + 2 < bytes.size() && (bytes[at + 1] & 0xC0) == 0x80 &&
           (bytes[at + 2] & 0xC0) == 0x80;
}

Utf8Survey survey_utf8(std::string_view bytes)
{
    Utf8Survey survey;
    for (std::size_t at = 0; at < bytes.size();) {
        if (at + 8 <= bytes.size() && is_plain_word(bytes.data() + at)) {
            at += 8;
            continue;
        }
        auto const byte = static_cast<unsigned char>(bytes[at]);
        if (byte < 0x80) {
            survey.nuls += byte == 0 ? 1 : 0;
            survey.controls += is_strange_control(byte) ? 1 : 0;
            ++at;
            continue;
        }
        if (is_plain_ideograph(bytes, at)) {
            ++survey.longer;
            at += 3;
            continue;
        }
        auto const begin = at;
        (void)base::next_code_point(bytes, at);
        if (at - begin == 1)
            ++survey.broken;
        else
            ++(at - begin == 2 ? survey.pairs : survey.longer);
    }
    return survey;
}

// Bytes that are sound in both: short GBK texts (the well-known 联通) happen to be two-byte UTF-8.
bool is_rather_gb18030(std::string_view bytes, Utf8Survey const& survey, std::string_view hint)
{
    return survey.pairs > 0 && survey.longer == 0 && !hint.starts_with("utf") && has_only_common_gb2312(bytes);
}

tl::unexpected<base::Error> refuse_binary()
{
    return base::fail(base::ErrorKind::invalid_input, "document.binary", "the file is not text: it holds binary data; is it the right file?");
}

// Without a mark and not UTF-8: UTF-16, GB18030 or Big5, whichever reads well.
base::Result<Encoding> detect_other(std::string_view bytes, Utf8Survey const& survey, std::string_view hint)
{
    auto const little = fit_utf16(bytes, false);
    auto const big = fit_utf16(bytes, true);
    auto const gb = survey.nuls > 0 ? EncodingFit{} : fit_gb18030(bytes);
    auto const& wide = little.strange <= big.strange ? little : big;
    auto const wide_encoding = little.strange <= big.strange ? Encoding::utf16_le : Encoding::utf16_be;
    // Text with NUL can only be UTF-16; without any, GB18030 needs to be the clearly broken one.
    if (wide.is_good() && (!gb.is_good() || gb.strange > wide.strange))
        return wide_encoding;
    auto const narrow = survey.nuls > 0 ? fit_gb18030(bytes) : gb;
    if (narrow.is_good() && (survey.nuls + survey.controls) * 100 <= bytes.size())
        return is_big5(bytes, hint) ? Encoding::big5 : Encoding::gb18030;
    return refuse_binary();
}

char const* converter_name(Encoding encoding)
{
    switch (encoding) {
    case Encoding::utf8: return "UTF-8";
    case Encoding::utf16_le: return "UTF-16LE";
    case Encoding::utf16_be: return "UTF-16BE";
    case Encoding::gb18030: return "gb18030";
    case Encoding::big5: return "Big5-HKSCS";
    }
    return "UTF-8";
}

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

Converter open_converter(char const* name)
{
    UErrorCode status = U_ZERO_ERROR;
    Converter converter{ucnv_open(name, &status), &ucnv_close};
    base::ensure(U_SUCCESS(status) != 0, "ICU knows UTF-8, UTF-16, GB18030 and Big5");
    return converter;
}

// ICU's default callbacks put U+FFFD for what is broken and go on.
std::string convert(std::string_view bytes, Encoding encoding)
{
    auto const from = open_converter(converter_name(encoding));
    auto const to = open_converter("UTF-8");
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 2);
    std::array<char, 16384> piece{};
    std::array<UChar, 8192> pivot{};
    auto* pivot_source = pivot.data();
    auto* pivot_target = pivot.data();
    auto const* source = bytes.data();
    UErrorCode status = U_ZERO_ERROR;
    for (bool first = true; first || status == U_BUFFER_OVERFLOW_ERROR; first = false) {
        status = U_ZERO_ERROR;
        auto* target = piece.data();
        ucnv_convertEx(to.get(), from.get(), &target, piece.data() + piece.size(), &source, bytes.data() + bytes.size(),
                       pivot.data(), &pivot_source, &pivot_target, pivot.data() + pivot.size(),
                       static_cast<UBool>(first), 1, &status);
        text.append(piece.data(), target);
    }
    return text;
}

void replace_nuls(std::string& text)
{
    if (text.find('\0') == std::string::npos)
        return;
    std::string clean;
    clean.reserve(text.size() + 64);
    for (auto const byte : text) {
        if (byte == '\0')
            base::append_utf8(clean, base::replacement_character);
        else
            clean += byte;
    }
    text = std::move(clean);
}

std::string_view without_mark(std::string_view bytes, Encoding encoding)
{
    auto const mark = encoding == Encoding::utf8       ? utf8_mark
                      : encoding == Encoding::utf16_le ? utf16_le_mark
                      : encoding == Encoding::utf16_be ? utf16_be_mark
                                                       : std::string_view{};
    return bytes.starts_with(mark) ? bytes.substr(mark.size()) : bytes;
}

struct Detection {
    Encoding encoding = Encoding::utf8;
    bool clean = false;  // already sound UTF-8 without NUL
};

base::Result<Detection> detect(std::string_view bytes, std::string_view hint)
{
    if (base::is_blank(without_mark(bytes, Encoding::utf8)) || bytes == utf16_le_mark || bytes == utf16_be_mark)
        return base::fail(base::ErrorKind::invalid_input, "document.empty", "the file is empty");
    if (bytes.starts_with(utf16_le_mark) && fit_utf16(bytes, false).is_good())
        return Detection{Encoding::utf16_le};
    if (bytes.starts_with(utf16_be_mark) && fit_utf16(bytes, true).is_good())
        return Detection{Encoding::utf16_be};

    auto const survey = survey_utf8(bytes);
    auto const controls_are_rare = (survey.nuls + survey.controls) * 100 <= bytes.size();
    if (survey.broken == 0 && controls_are_rare && !is_rather_gb18030(bytes, survey, hint))
        return Detection{Encoding::utf8, survey.nuls == 0};
    if (survey.broken == 0 && survey.nuls == 0 && controls_are_rare)
        return Detection{Encoding::gb18030};
    if (survey.broken > 0 && survey.longer >= survey.broken * 2 && controls_are_rare)
        return Detection{Encoding::utf8};
    return detect_other(bytes, survey, hint).map([](Encoding encoding) { return Detection{encoding}; });
}

}  // namespace

base::Result<Encoding> detect_encoding(std::string_view bytes, std::string_view hint)
{
    return detect(bytes, hint).map([](Detection const& found) { return found.encoding; });
}

std::string declared_charset(std::string_view html)
{
    auto const head = base::to_small_letters(html.substr(0, 1024));
    auto const found = head.find("charset=");
    if (found == std::string::npos)
        return {};
    auto const begin = head.find_first_not_of("\"' ", found + 8);
    if (begin == std::string::npos)
        return {};
    return head.substr(begin, head.find_first_of("\"' ;/>\r\n", begin) - begin);
}

base::Result<Utf8Text> Utf8Text::decode(std::string_view bytes, std::string_view hint)
{
    auto const found = detect(bytes, hint);
    if (!found)
        return tl::unexpected{found.error()};
    Utf8Text text;
    text.source_ = without_mark(bytes, found->encoding);
    if (!found->clean) {
        text.converted_ = convert(text.source_, found->encoding);
        replace_nuls(text.converted_);
    }
    return text;
}

base::Result<Utf8Text> Utf8Text::decode_within(std::string_view bytes, Limits const& limits)
{
    // No encoding needs more than twice the bytes of UTF-8.
    if (bytes.size() / 2 > limits.text_bytes) {
        auto const encoding = detect_encoding(bytes);
        return encoding ? tl::unexpected{over_limit("text_bytes", limits.text_bytes)} : tl::unexpected{encoding.error()};
    }
    auto text = decode(bytes);
    if (text && text->view().size() > limits.text_bytes)
        return tl::unexpected{over_limit("text_bytes", limits.text_bytes)};
    return text;
}

}  // namespace document
