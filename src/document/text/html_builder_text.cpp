#include "document/text/html_builder.hpp"

#include "document/text/trim.hpp"

#include <algorithm>
#include <array>

// How white space in the source becomes blanks in the text.
namespace document {
namespace {

enum class ByteKind : std::uint8_t { plain, blank, line_end, maybe_wide_blank };

constexpr auto byte_kinds = [] {
    std::array<ByteKind, 256> kinds{};
    for (auto const c : {' ', '\t', '\r', '\f', '\v'})
        kinds[static_cast<unsigned char>(c)] = ByteKind::blank;
    kinds['\n'] = ByteKind::line_end;
    for (auto const lead : {0xC2, 0xE2, 0xE3, 0xEF})
        kinds[static_cast<std::size_t>(lead)] = ByteKind::maybe_wide_blank;
    return kinds;
}();

ByteKind kind_of(char c)
{
    return byte_kinds[static_cast<unsigned char>(c)];
}

// First byte of a Chinese character or of a full-width form.
constexpr unsigned char first_wide_lead = 0xE3;

}  // namespace

// A source line that ends between two Chinese characters is no blank, any other run of white space is one.
void HtmlBuilder::append_blank(unsigned char next)
{
    if (gap_ == Gap::none || text_.size() == line_begin_) {
        gap_ = Gap::none;
        return;
    }
    auto lead = text_.size() - 1;
    while (lead > line_begin_ && (static_cast<unsigned char>(text_[lead]) & 0xC0) == 0x80)
        --lead;
    auto const joins = gap_ == Gap::line_end && next >= first_wide_lead &&
                       static_cast<unsigned char>(text_[lead]) >= first_wide_lead;
    if (!joins)
        text_ += ' ';
    gap_ = Gap::none;
}

void HtmlBuilder::add_text(std::string_view text, int line)
{
    for (std::size_t at = 0; at < text.size();) {
        switch (kind_of(text[at])) {
        case ByteKind::blank:
            gap_ = std::max(gap_, Gap::blank);
            ++at;
            continue;
        case ByteKind::line_end:
            gap_ = Gap::line_end;
            ++at;
            continue;
        case ByteKind::maybe_wide_blank:
            if (auto const size = leading_blank(text.substr(at)); size == 2 || (size == 3 && text_.size() == line_begin_)) {
                gap_ = std::max(gap_, Gap::blank);
                at += size;
                continue;
            }
            break;
        case ByteKind::plain: break;
        }
        append_blank(static_cast<unsigned char>(text[at]));
        if (text_.size() == line_begin_)
            line_ = line - static_cast<int>(std::ranges::count(text.substr(at), '\n'));
        auto const begin = at++;
        while (at < text.size() && kind_of(text[at]) == ByteKind::plain)
            ++at;
        text_.append(text, begin, at - begin);
    }
    if (text_.size() > limits_.text_bytes)
        refusal_ = over_limit("text_bytes", limits_.text_bytes);
}

}  // namespace document
