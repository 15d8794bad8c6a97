#include "report/domain/narrative/tokens.hpp"

#include "base/chinese_number.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace report::narrative {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

constexpr std::array<std::string_view, 13> no_quantity_after{"第", "每", "同", "任", "逐", "某", "这", "那", "另", "首", "唯", "之", "前"};
constexpr std::array<std::string_view, 4> about_after{"余", "多", "来", "几"};
constexpr std::array<std::string_view, 3> about_behind{"以上", "左右", "上下"};

template <std::size_t n>
std::size_t prefix_in(std::string_view text, std::size_t at, std::array<std::string_view, n> const& words)
{
    for (auto const word : words)
        if (text.substr(at).starts_with(word))
            return word.size();
    return 0;
}

bool is_chinese_digit(std::string_view text, std::size_t at)
{
    switch (at < text.size() ? base::next_code_point(text, at) : U'\0') {
    case U'零': case U'〇': case U'一': case U'二': case U'三': case U'四': case U'五': case U'六': case U'七': case U'八':
    case U'九': case U'十': case U'百': case U'千': case U'万': case U'亿': case U'两': case U'廿': case U'卅': return true;
    default: return false;
    }
}

class Tokeniser {
public:
    Tokeniser(base::FoldedText const& folded, std::string_view raw) : text_{folded.text}, source_{folded.source}, raw_{raw}
    {
        tokens_.reserve(text_.size() / 8 + 4);
    }

    std::vector<Token> run()
    {
        while (at_ < text_.size())
            step();
        return std::move(tokens_);
    }

private:
    void step()
    {
        auto const c = text_[at_];
        if (is_digit(c))
            return arabic_number();
        if (static_cast<unsigned char>(c) < 0x80)
            return ascii();
        if (text_.substr(at_).starts_with("《"))
            return title();
        if (is_chinese_digit(text_, at_) && chinese_number())
            return;
        if (auto const match = match_word(text_, at_); match.size > 0) {
            if (match.word != Word::none)
                push(Kind::word, match.size).word = match.word;
            else
                at_ += match.size;
            return;
        }
        at_ += static_cast<unsigned char>(c) >= 0xF0 ? 4 : static_cast<unsigned char>(c) >= 0xE0 ? 3 : 2;
    }

    [[nodiscard]] bool raw_is(std::size_t at, std::string_view mark) const
    {
        return raw_.substr(source_[at]).starts_with(mark);
    }

    Token& push(Kind kind, std::size_t size)
    {
        auto& token = tokens_.emplace_back();
        token.kind = kind;
        token.begin = static_cast<std::uint32_t>(at_);
        at_ = std::min(at_ + size, text_.size());
        token.end = static_cast<std::uint32_t>(at_);
        return token;
    }

    void ascii()
    {
        switch (text_[at_]) {
        case ',': push(raw_is(at_, "、") ? Kind::list_comma : Kind::comma, 1); return;
        case ';': push(Kind::semicolon, 1); return;
        case ':': push(Kind::colon, 1); return;
        case '!':
        case '?': push(Kind::stop, 1); return;
        case '(':
        case '[': push(Kind::open, 1); return;
        case ')':
        case ']': push(Kind::close, 1); return;
        case '.':
            if (raw_is(at_, "。")) {
                push(Kind::stop, 1);
                return;
            }
            [[fallthrough]];
        default: ++at_;
        }
    }

    // A whole 《…》, also nested, becomes one token; an unpaired 《 none.
    void title()
    {
        int depth = 0;
        for (auto i = at_; i < text_.size() && i < at_ + 600; ++i) {
            if (text_[i] != '\xE3')
                continue;
            depth += text_.substr(i).starts_with("《") ? 1 : text_.substr(i).starts_with("》") ? -1 : 0;
            if (depth == 0) {
                push(Kind::title, i + 3 - at_);
                return;
            }
        }
        at_ += 3;
    }

    // 1,234 only where the comma is no 、 and three digits follow each.
    [[nodiscard]] bool is_separator(std::size_t at) const
    {
        auto const digits_follow = [&](std::size_t from) {
            return from + 3 <= text_.size() && is_digit(text_[from]) && is_digit(text_[from + 1]) && is_digit(text_[from + 2]) &&
                   (from + 3 == text_.size() || !is_digit(text_[from + 3]));
        };
        return text_[at] == ',' && !raw_is(at, "、") && digits_follow(at + 1);
    }

    // The number in digits from at_; where it ends is stored in `end`. Nothing for 13 digits and more.
    [[nodiscard]] std::optional<base::Decimal> read_digits(std::size_t& end, std::uint8_t& decimals) const
    {
        std::string digits;
        auto at = at_;
        bool const may_separate = text_[at] != '0';
        bool separated = false;
        for (; at < text_.size(); ++at) {
            if (is_digit(text_[at]))
                digits += text_[at];
            else if (may_separate && (separated || at - at_ <= 3) && is_separator(at))
                separated = true;
            else
                break;
        }
        if (at + 1 < text_.size() && text_[at] == '.' && !raw_is(at, "。") && is_digit(text_[at + 1]) && !is_list_mark(at, at_)) {
            digits += '.';
            for (++at; at < text_.size() && is_digit(text_[at]); ++at, ++decimals)
                digits += text_[at];
        }
        end = at;
        return base::parse_decimal(digits);
    }

    // "1.2024年" at the head of a paragraph: the first number counts the paragraph.
    [[nodiscard]] bool is_list_mark(std::size_t point, std::size_t first) const
    {
        if (text_.substr(0, first).find_first_not_of("-*(") != std::string_view::npos)
            return false;
        auto end = point + 1;
        while (end < text_.size() && is_digit(text_[end]))
            ++end;
        return end - point - 1 == 4 && text_.substr(end).starts_with("年");
    }

    void arabic_number()
    {
        std::size_t end = at_;
        std::uint8_t decimals = 0;
        auto value = read_digits(end, decimals);
        finish_number(end, value, decimals, is_part_of_word());
    }

    // A12, 2021-2025, 0537-6901006, /2025/, 3.14.15.
    [[nodiscard]] bool is_part_of_word() const
    {
        if (at_ == 0)
            return false;
        auto const before = text_[at_ - 1];
        bool const joined = (before == '-' || before == '.') && at_ > 1 && is_digit(text_[at_ - 2]);
        return (before >= 'A' && before <= 'z') || before == '/' || (joined && !(before == '.' && is_list_mark(at_ - 1, at_ - 2)));
    }

    // Chinese numerals count only with a unit behind, and what follows must not make another word of it (一次性, 一件事).
    bool chinese_number()
    {
        auto end = at_;
        while (is_chinese_digit(text_, end) && end - at_ < 48)
            end += 3;
        auto const value = base::parse_chinese_number(text_.substr(at_, end - at_));
        auto const about = prefix_in(text_, end, about_after);
        auto const unit = match_unit(text_, end + about);
        if (!value || unit.kind == UnitKind::none)
            return false;
        auto const behind = end + about + unit.text.size();
        if (unit.kind != UnitKind::year && !ends_quantity(behind))
            return false;
        finish_number(end, base::Decimal{*value}, 0, false);
        return true;
    }

    [[nodiscard]] bool ends_quantity(std::size_t at) const
    {
        if (at >= text_.size() || static_cast<unsigned char>(text_[at]) < 0x80)
            return true;
        auto const word = match_word(text_, at).word;
        return is_object(word) || word == Word::among || word == Word::label || word == Word::context || word == Word::share ||
               prefix_in(text_, at, about_behind) > 0;
    }

    void finish_number(std::size_t end, std::optional<base::Decimal> value, std::uint8_t decimals, bool part_of_word)
    {
        auto const begin = at_;
        auto const about = prefix_in(text_, end, about_after);
        auto unit = match_unit(text_, end + about);
        auto unit_at = end + about;
        std::int64_t factor = 1;
        if (unit.kind == UnitKind::none && text_.substr(end).starts_with("万")) {
            factor = 10'000;
            auto const more = prefix_in(text_, end + 3, about_after);
            unit = match_unit(text_, end + 3 + more);
            unit_at = end + 3 + more;
        }
        auto& token = push(Kind::number, unit.kind == UnitKind::none ? end - begin : unit_at + unit.text.size() - begin);
        token.unit = unit;
        token.decimals = decimals;
        token.ordinal = !value || part_of_word || is_ordinal(begin);
        token.approximate = about > 0 || unit_at > end + 3 || prefix_in(text_, token.end, about_behind) > 0 || is_about(begin);
        if (value && value->whole() < 100'000'000)
            token.value = factor * *value;
        else
            token.ordinal = true;
    }

    [[nodiscard]] bool is_ordinal(std::size_t begin) const
    {
        return begin >= 3 && prefix_in(text_, begin - 3, no_quantity_after) > 0;
    }

    [[nodiscard]] bool is_about(std::size_t begin) const
    {
        return tokens_.size() > 1 && tokens_[tokens_.size() - 2].is(Word::about) && tokens_[tokens_.size() - 2].end == begin;
    }

    std::string_view text_;
    std::vector<std::uint32_t> const& source_;
    std::string_view raw_;
    std::size_t at_ = 0;
    std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokenise(base::FoldedText const& folded, std::string_view raw)
{
    return Tokeniser{folded, raw}.run();
}

}  // namespace report::narrative
