#include "document/text/inline_markup.hpp"

#include "base/ascii.hpp"
#include "document/text/trim.hpp"

#include <array>
#include <utility>

namespace document {
namespace {

// By byte: may begin markup.
constexpr auto special_bytes = [] {
    std::array<bool, 256> special{};
    for (auto const c : std::string_view{"\\*_`[!<&~"})
        special[static_cast<unsigned char>(c)] = true;
    return special;
}();

std::size_t find_special(std::string_view text, std::size_t at)
{
    while (at < text.size() && !special_bytes[static_cast<unsigned char>(text[at])])
        ++at;
    return at;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 11> replacements{{
    {"&nbsp;", " "}, {"&#32;", " "}, {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}, {"&quot;", "\""}, {"&#39;", "'"},
    {"<br>", "\n"}, {"<br/>", "\n"}, {"<br />", "\n"}, {"<BR>", "\n"},
}};

bool is_ascii_punctuation(char c)
{
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

bool is_ascii_word(char c)
{
    return base::is_digit(c) || base::is_letter(c);
}

class InlineText {
public:
    explicit InlineText(std::string_view text) : text_{text} { plain_.reserve(text.size()); }

    std::string read()
    {
        while (at_ < text_.size()) {
            auto const next = find_special(text_, at_);
            plain_ += text_.substr(at_, next - at_);
            at_ = next;
            if (at_ < text_.size() && !take_escape() && !take_replacement() && !take_link() && !take_address() &&
                !take_emphasis())
                plain_ += text_[at_++];
        }
        return std::move(plain_);
    }

private:
    [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }

    bool take_escape()
    {
        if (text_[at_] != '\\' || at_ + 1 >= text_.size() || !is_ascii_punctuation(text_[at_ + 1]))
            return false;
        plain_ += text_[at_ + 1];
        at_ += 2;
        return true;
    }

    bool take_replacement()
    {
        if (text_[at_] != '&' && text_[at_] != '<')
            return false;
        for (auto const& [mark, shown] : replacements) {
            if (rest().starts_with(mark)) {
                plain_ += shown;
                at_ += mark.size();
                return true;
            }
        }
        return false;
    }

    // [words](address) and ![words](address) show the words.
    bool take_link()
    {
        auto const open = at_ + (text_[at_] == '!' ? 1U : 0U);
        if (open >= text_.size() || text_[open] != '[')
            return false;
        auto const middle = text_.find_first_of("[]", open + 1);
        if (middle == std::string_view::npos || !text_.substr(middle).starts_with("]("))
            return false;
        auto const close = text_.find_first_of("()", middle + 2);
        if (close == std::string_view::npos || text_[close] != ')')
            return false;
        plain_ += text_.substr(open + 1, middle - open - 1);
        at_ = close + 1;
        return true;
    }

    // <http://…> shows the address.
    bool take_address()
    {
        if (!rest().starts_with("<http"))
            return false;
        auto const close = text_.find_first_of("<> ", at_ + 1);
        if (close == std::string_view::npos || text_[close] != '>')
            return false;
        plain_ += text_.substr(at_ + 1, close - at_ - 1);
        at_ = close + 1;
        return true;
    }

    // A mark that opens and closes: drops the opening one and, when it comes, the closing one.
    bool take_emphasis()
    {
        auto const mark = text_[at_];
        if (mark != '*' && mark != '_' && mark != '`' && mark != '~')
            return false;
        auto const end = text_.find_first_not_of(mark, at_);
        auto const size = (end == std::string_view::npos ? text_.size() : end) - at_;
        if (size > 3 || (mark == '~' && size != 2) || end == std::string_view::npos)
            return take_run(size);
        auto const close = closing_mark(mark, size, end);
        if (close == std::string_view::npos)
            return take_run(size);
        if (mark != '~')  // struck text is said no longer
            plain_ += InlineText{text_.substr(end, close - end)}.read();
        at_ = close + size;
        return true;
    }

    bool take_run(std::size_t size)
    {
        plain_ += text_.substr(at_, size);
        at_ += size;
        return true;
    }

    // Emphasis hugs its words; inside a word or between figures the mark is an ordinary character.
    [[nodiscard]] std::size_t closing_mark(char mark, std::size_t size, std::size_t begin) const
    {
        auto const hugs_open = leading_blank(text_.substr(begin)) == 0;
        auto const is_inside_word = at_ > 0 && is_ascii_word(text_[at_ - 1]) && (mark == '_' || size == 1);
        if (!hugs_open || is_inside_word)
            return std::string_view::npos;
        auto const close = text_.find(text_.substr(at_, size), begin);
        if (close == std::string_view::npos || trim_end(text_.substr(begin, close - begin)).size() != close - begin)
            return std::string_view::npos;
        return close;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::string plain_;
};

}  // namespace

std::string plain_inline(std::string_view text)
{
    text = trim(text);
    if (find_special(text, 0) == text.size())
        return std::string{text};
    auto const plain = InlineText{text}.read();
    return std::string{trim(plain)};
}

}  // namespace document
