#include "report/reading/cell_text.hpp"

#include "base/chinese_number.hpp"
#include "base/fold.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace report {
namespace {

constexpr std::array<std::string_view, 15> count_units{"件次", "件", "条", "个", "项", "次", "起", "份", "宗", "例", "人次", "篇", "部", "户", "户次"};
constexpr std::array<std::string_view, 11> missing_marks{"-", "--", "---", "----", "/", "//", "\\", "无", "N/A", "空", "n/a"};

bool is_space(char32_t c)
{
    return c <= 0x20 || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200F) || c == 0x2028 || c == 0x202F ||
           c == 0x205F || c == 0x2060 || c == 0xFEFF;
}

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool is_any_digit(char32_t c)
{
    return (c >= '0' && c <= '9') || (c >= U'０' && c <= U'９');
}

bool is_superscript(char32_t c)
{
    return c == U'¹' || c == U'²' || c == U'³' || c == U'⁰' || (c >= U'⁴' && c <= U'⁹');
}

// A number that commonly is the mark of a note: ², ①, ⑴, ❶.
bool is_note_mark(char32_t c)
{
    return is_superscript(c) || (c >= U'①' && c <= U'⒛') || (c >= U'❶' && c <= U'➓');
}

struct WithoutMarks {
    std::string text;
    bool has_digits = false;
    bool has_marks = false;
    bool has_superscripts = false;
};

WithoutMarks without_note_marks(std::string_view text)
{
    WithoutMarks rest;
    for (std::size_t at = 0; at < text.size();) {
        auto const begin = at;
        auto const c = base::next_code_point(text, at);
        rest.has_digits = rest.has_digits || is_any_digit(c);
        rest.has_superscripts = rest.has_superscripts || is_superscript(c);
        if (is_note_mark(c))
            rest.has_marks = true;
        else
            rest.text += text.substr(begin, at - begin);
    }
    return rest;
}

bool digits_stand_apart(std::string_view text)
{
    bool digit_before = false;
    bool gap = false;
    for (std::size_t at = 0; at < text.size();) {
        auto const c = base::next_code_point(text, at);
        auto const digit = is_any_digit(c);
        if (digit && digit_before && gap)
            return true;
        if (is_space(c)) {
            gap = true;
            continue;
        }
        digit_before = digit;
        gap = false;
    }
    return false;
}

bool ends_with_and_drop(std::string_view& text, std::string_view tail)
{
    if (!text.ends_with(tail) || text.size() == tail.size())
        return false;
    text.remove_suffix(tail.size());
    return true;
}

// The digits of "1,234,567" without the commas; nothing when a group has not three digits.
std::optional<std::string> without_separators(std::string_view number)
{
    auto const point = number.find('.');
    auto const whole = number.substr(0, point);
    std::string plain;
    auto rest = whole;
    for (bool first = true; !rest.empty(); first = false) {
        auto const comma = rest.find(',');
        auto const group = rest.substr(0, comma);
        auto const digits = first ? group.substr(group.find_first_not_of("+-") == std::string_view::npos ? 0 : group.find_first_not_of("+-")) : group;
        if (comma == std::string_view::npos && first)
            return std::string{number};
        if ((first && (digits.empty() || digits.size() > 3)) || (!first && digits.size() != 3))
            return std::nullopt;
        plain += group;
        rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 1);
        if (comma != std::string_view::npos && rest.empty())
            return std::nullopt;
    }
    if (point != std::string_view::npos)
        plain += number.substr(point);
    return plain;
}

struct Amount {
    std::string_view number;
    bool in_yuan = false;
    bool in_hundred_million = false;
};

// Takes the unit off the end; an amount in yuan is told apart.
Amount without_unit(std::string_view text, CellType type)
{
    if (type == CellType::money_wan) {
        if (ends_with_and_drop(text, "亿元"))
            return {text, false, true};
        if (ends_with_and_drop(text, "万元") || ends_with_and_drop(text, "万"))
            return {text};
        if (ends_with_and_drop(text, "元"))
            return {text, true, false};
        return {text};
    }
    for (auto const unit : count_units)
        if (ends_with_and_drop(text, unit))
            return {text};
    return {text};
}

// 增8, 减少3 of the 2019 form, as a signed number's text.
std::string with_sign(std::string_view text)
{
    for (auto const& [word, sign] : std::initializer_list<std::pair<std::string_view, char>>{
             {"增加", '+'}, {"减少", '-'}, {"增", '+'}, {"减", '-'}, {"↑", '+'}, {"↓", '-'}})
        if (text.starts_with(word) && text.size() > word.size() && is_digit(text[word.size()]))
            return sign + std::string{text.substr(word.size())};
    return std::string{text};
}

// 18.0000000001 and 3.4999999999999996: what a program computed, with the noise of its arithmetic. Only noise is dropped.
std::optional<Decimal> parse_computed(std::string_view number)
{
    constexpr std::size_t places = 6;
    constexpr std::size_t least_noisy_places = 10;
    auto const point = number.find('.');
    if (point == std::string_view::npos || number.find_first_not_of("0123456789", point + 1) != std::string_view::npos)
        return std::nullopt;
    auto const fraction = number.substr(point + 1);
    if (fraction.size() < least_noisy_places)
        return std::nullopt;
    auto const cut = base::parse_decimal(number.substr(0, point + 1 + places));
    if (!cut)
        return std::nullopt;
    if (fraction.substr(places).starts_with("00"))
        return cut;
    if (!fraction.substr(places).starts_with("99"))
        return std::nullopt;
    return Decimal::from_micros(cut->micros() + (number.starts_with('-') ? -1 : 1));
}

std::optional<Decimal> to_number(std::string const& text)
{
    auto const plain = without_separators(text);
    if (!plain)
        return std::nullopt;
    if (auto const number = base::parse_decimal(*plain))
        return number;
    if (auto const number = parse_computed(*plain))
        return number;
    if (auto const number = base::parse_chinese_number(*plain))
        return Decimal{*number};
    return std::nullopt;
}

// What most labels begin with and no figure does: an opening bracket, or an ideograph that is neither a sign nor 无 or 空.
bool begins_a_label(std::string_view text)
{
    std::size_t at = 0;
    auto const c = base::next_code_point(text, at);
    switch (c) {
    case U'增': case U'减': case U'无': case U'空': return false;
    case U'（': case '(': return true;
    default: return c >= 0x4E00 && c <= 0x9FFF;
    }
}

bool has_needless_zero(std::string_view number)
{
    return number.size() > 1 && number[0] == '0' && is_digit(number[1]);
}

// The number in a folded text, in the unit of the form.
std::optional<Decimal> read_number(std::string_view folded, CellType type)
{
    constexpr std::int64_t yuan_a_wan = 10'000;
    constexpr std::int64_t wan_a_hundred_million = 10'000;
    auto const amount = without_unit(folded, type);
    auto const number = to_number(type == CellType::signed_count ? with_sign(amount.number) : std::string{amount.number});
    if (!number)
        return std::nullopt;
    if (amount.in_hundred_million)
        return number->whole() < wan_a_hundred_million ? std::optional{wan_a_hundred_million * *number} : std::nullopt;
    if (!amount.in_yuan)
        return number;
    if (number->micros() % yuan_a_wan != 0)
        return std::nullopt;
    return Decimal::from_micros(number->micros() / yuan_a_wan);
}

// Of a text with the marks of notes either they or all digits are the number. False for a text without such marks.
bool take_note_marks(Cell& cell, CellType type, std::optional<Decimal> const& with_marks)
{
    auto const rest = without_note_marks(cell.raw);
    if (!rest.has_marks || (!rest.has_digits && !rest.has_superscripts))
        return false;
    auto const without = read_number(base::fold(rest.text), type);
    if (!without && !with_marks)
        return true;  // unreadable
    cell.state = CellState::ambiguous;
    cell.candidates.push_back(without);
    if (with_marks && with_marks != without)
        cell.candidates.push_back(with_marks);
    return true;
}

}  // namespace

std::string_view trim(std::string_view text)
{
    while (!text.empty()) {
        std::size_t at = 0;
        if (!is_space(base::next_code_point(text, at)))
            break;
        text.remove_prefix(at);
    }
    while (!text.empty()) {
        auto begin = text.size() - 1;
        while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80)
            --begin;
        std::size_t at = begin;
        if (!is_space(base::next_code_point(text, at)))
            break;
        text.remove_suffix(text.size() - begin);
    }
    return text;
}

bool is_blank(std::string_view text)
{
    return trim(text).empty();
}

Cell read_cell_text(std::string_view text, CellType type, Place const& at)
{
    auto const trimmed = trim(text);
    if (trimmed.size() == 1 && is_digit(trimmed[0]))
        return {CellState::read, Decimal{trimmed[0] - '0'}, std::string{trimmed}, at, {}};
    if (trimmed.empty())
        return {CellState::blank, {}, {}, at, {}};

    Cell cell{CellState::unreadable, {}, std::string{trimmed}, at, {}};
    auto const folded = base::fold(trimmed);
    if (std::find(missing_marks.begin(), missing_marks.end(), folded) != missing_marks.end()) {
        cell.state = CellState::dash;
        return cell;
    }
    auto const in_brackets = folded.size() > 2 && folded.front() == '(' && folded.back() == ')';
    auto const printed = in_brackets ? std::string_view{folded}.substr(1, folded.size() - 2) : std::string_view{folded};
    auto const number = read_number(printed, type);
    if (folded != trimmed && take_note_marks(cell, type, number))
        return cell;
    if (!number)
        return cell;
    if (in_brackets || digits_stand_apart(trimmed) || has_needless_zero(printed)) {
        cell.state = CellState::ambiguous;
        cell.candidates.push_back(number);
        return cell;
    }
    cell.state = CellState::read;
    cell.value = *number;
    return cell;
}

bool is_value_like(std::string_view text)
{
    auto const trimmed = trim(text);
    if (trimmed.empty() || (trimmed.size() == 1 && is_digit(trimmed[0])))
        return true;
    if (trimmed.size() > 60 || begins_a_label(trimmed))
        return false;
    auto const folded = base::fold(trimmed);
    if (std::find(missing_marks.begin(), missing_marks.end(), folded) != missing_marks.end())
        return true;
    auto const amount = without_unit(folded, CellType::money_wan).number;
    auto const number = with_sign(without_unit(amount, CellType::count).number);
    return number.find_first_not_of("0123456789,.+-/%") == std::string::npos &&
           std::any_of(number.begin(), number.end(), is_digit);
}

}  // namespace report
