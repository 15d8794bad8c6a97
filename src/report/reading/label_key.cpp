#include "report/reading/label_key.hpp"

#include "base/chinese_number.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <vector>

namespace report {
namespace {

bool is_space(char32_t c)
{
    return c <= 0x20 || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200F) || c == 0x202F || c == 0xFEFF;
}

bool is_chinese_digit(char32_t c)
{
    switch (c) {
    case U'一': case U'二': case U'三': case U'四': case U'五': case U'六': case U'七': case U'八': case U'九': case U'十': return true;
    default: return false;
    }
}

bool is_open_bracket(char32_t c)
{
    return c == '(' || c == U'（' || c == '[' || c == U'［' || c == U'〔' || c == U'【';
}

bool is_close_bracket(char32_t c)
{
    return c == ')' || c == U'）' || c == ']' || c == U'］' || c == U'〕' || c == U'】';
}

bool is_number_mark(char32_t c)
{
    return c == U'、' || c == '.' || c == U'．' || c == ',' || c == U'，' || c == U'。' || c == ':' || c == U'：' ||
           c == U'﹑' || c == U'·';
}

void skip_spaces(std::string_view text, std::size_t& at)
{
    while (at < text.size()) {
        auto next = at;
        if (!is_space(base::next_code_point(text, next)))
            return;
        at = next;
    }
}

// The code point at `at`, or 0 at the end.
char32_t peek(std::string_view text, std::size_t at)
{
    return at < text.size() ? base::next_code_point(text, at) : U'\0';
}

struct Digits {
    int number = 0;
    bool chinese = false;
};

// Reads a run of digits of one kind at `at`, which is moved behind it.
Digits take_digits(std::string_view text, std::size_t& at)
{
    Digits digits;
    std::string chinese;
    auto const begin = at;
    while (at < text.size()) {
        auto next = at;
        auto const c = base::next_code_point(text, next);
        auto const value = c >= '0' && c <= '9' ? static_cast<int>(c - '0') : c >= U'０' && c <= U'９' ? static_cast<int>(c - U'０') : -1;
        auto const goes_on_in_chinese = is_chinese_digit(c) && digits.number == 0;
        if (!goes_on_in_chinese && (value < 0 || !chinese.empty()))
            break;
        if (next - begin > 9)
            return {};  // longer than any numbering
        if (goes_on_in_chinese)
            chinese += text.substr(at, next - at);
        else
            digits.number = digits.number * 10 + value;
        at = next;
    }
    if (!chinese.empty())
        return {static_cast<int>(base::parse_chinese_number(chinese).value_or(0)), true};
    return digits;
}

}  // namespace

Numbering numbering_of(std::string_view text)
{
    std::size_t at = 0;
    skip_spaces(text, at);
    if (auto const c = peek(text, at); c >= U'①' && c <= U'⑳') {
        (void)base::next_code_point(text, at);
        skip_spaces(text, at);
        return {Numbering::Style::digit, static_cast<int>(c - U'①' + 1), at};
    }
    auto const first = peek(text, at);
    auto const bracketed = is_open_bracket(first);
    auto const digit = (first >= '0' && first <= '9') || (first >= U'０' && first <= U'９') || is_chinese_digit(first);
    if (!bracketed && !digit)
        return {};
    if (bracketed)
        (void)base::next_code_point(text, at);
    skip_spaces(text, at);
    auto const digits = take_digits(text, at);
    if (digits.number == 0)
        return {};
    skip_spaces(text, at);
    auto const closed = is_close_bracket(peek(text, at));
    if (closed)
        (void)base::next_code_point(text, at);
    skip_spaces(text, at);
    bool marked = false;
    while (is_number_mark(peek(text, at))) {
        (void)base::next_code_point(text, at);
        marked = true;
        skip_spaces(text, at);
    }
    if (digits.chinese && !closed && !marked && text.find_first_of(" \t") == std::string_view::npos)
        return {};
    if (closed || bracketed)
        return {Numbering::Style::bracketed, digits.number, at};
    if (digits.chinese)
        return {Numbering::Style::part, digits.number, at};
    auto const is_year = digits.number > 99;
    if (is_year || (!marked && !base::is_han(peek(text, at))))
        return {};
    return {Numbering::Style::digit, digits.number, at};
}

namespace {

// Where the ideographs of the basic block end that stand from `at` on and are no slip of the pen.
std::size_t end_of_sound_run(std::string_view text, std::size_t at)
{
    for (auto next = at; at < text.size(); at = next) {
        auto const c = base::next_code_point(text, next);
        if (c < 0x4E00 || c > 0x9FFF || c == U'己' || c == U'它' || c == U'计' || c == U'结')
            break;
    }
    return at;
}

// Adds an ideograph to a key, mending the usual slips of the pen.
void append_mended(std::string& key, char32_t c, std::string_view bytes)
{
    if (c == U'己') {
        key += "已";
    } else if (c == U'它' && key.ends_with("其")) {
        key += "他";
    } else if (c == U'计' && key.ends_with("合")) {
        key.replace(key.size() - 3, 3, "总计");
    } else if (c == U'结' && key.ends_with("转")) {
        key.replace(key.size() - 3, 3, "结转");
    } else {
        key += bytes;
    }
}

}  // namespace

std::string label_key(std::string_view text)
{
    std::string key;
    auto at = numbering_of(text).length;
    key.reserve(text.size() - at);
    while (at < text.size()) {
        auto const begin = end_of_sound_run(text, at);
        key.append(text, at, begin - at);
        if (begin == text.size())
            break;
        at = begin;
        auto const c = base::next_code_point(text, at);
        if (base::is_han(c) || (c >= 0x2E80 && c <= 0x2FDF))  // also radicals that PDF files put in place of characters
            append_mended(key, c, text.substr(begin, at - begin));
        else if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))
            key += static_cast<char>(c);
        else if ((c >= U'０' && c <= U'９') || (c >= U'Ａ' && c <= U'Ｚ') || (c >= U'ａ' && c <= U'ｚ'))
            key += static_cast<char>(c - 0xFEE0);
    }
    return key;
}

std::string_view without_note(std::string_view text)
{
    for (std::size_t at = numbering_of(text).length; at < text.size();) {
        auto const begin = at;
        if (auto const c = base::next_code_point(text, at); c == '(' || c == U'（')
            return begin > 0 ? text.substr(0, begin) : text;
    }
    return text;
}

std::size_t edit_distance(std::u32string_view a, std::u32string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            auto const above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
            diagonal = above;
        }
    }
    return row.back();
}

bool differs_by_a_slip(std::string_view a, std::string_view b)
{
    // Most pairs are too unequal in length for a closer look; a character has at most four bytes.
    auto const shorter = std::min(a.size(), b.size());
    auto const longer = std::max(a.size(), b.size());
    if (longer - shorter > 4 * std::max<std::size_t>(1, longer / 15))
        return false;
    auto const decode = [](std::string_view text) {
        std::u32string decoded;
        for (std::size_t at = 0; at < text.size();)
            decoded += base::next_code_point(text, at);
        return decoded;
    };
    auto const one = decode(a);
    auto const two = decode(b);
    auto const allowed = std::max<std::size_t>(1, std::max(one.size(), two.size()) / 5);
    if (std::min(one.size(), two.size()) < 4 || std::max(one.size(), two.size()) - std::min(one.size(), two.size()) > allowed)
        return false;
    return edit_distance(one, two) <= allowed;
}

}  // namespace report
