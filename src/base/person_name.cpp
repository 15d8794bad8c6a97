#include "base/person_name.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace base {
namespace {

constexpr char32_t middle_dot = 0x00B7;

// Dots that stand for the middle dot wherever they are.
constexpr std::array look_alike_dots{middle_dot,       char32_t{0x0387}, char32_t{0x16EB}, char32_t{0x1427},
                                     char32_t{0x2022}, char32_t{0x2027}, char32_t{0x2219}, char32_t{0x22C5}, char32_t{0x2E31},
                                     char32_t{0x2E33}, char32_t{0x30FB}, char32_t{0x318D}, char32_t{0xA78F}, char32_t{0xFF65}};
// Full stops, which do so only between two ideographs: 艾尼瓦尔.买买提, but J. Smith.
constexpr std::array full_stops{char32_t{'.'}, char32_t{0xFF0E}, char32_t{0x3002}, char32_t{0xFE52}};

template <std::size_t N>
bool is_one_of(std::array<char32_t, N> const& signs, char32_t c)
{
    return std::find(signs.begin(), signs.end(), c) != signs.end();
}

constexpr bool is_space(char32_t c)
{
    return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
           c == 0x205F;
}

constexpr bool is_control(char32_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

std::vector<char32_t> code_points(std::string_view text)
{
    std::vector<char32_t> points;
    for (std::size_t at = 0; at < text.size();)
        points.push_back(next_code_point(text, at));
    return points;
}

}  // namespace

std::string with_single_spaces(std::string_view text)
{
    std::string single;
    bool gap = false;
    for (std::size_t at = 0; at < text.size();) {
        auto const sign = next_code_point(text, at);
        if (is_space(sign)) {
            gap = !single.empty();
            continue;
        }
        if (gap)
            single += ' ';
        gap = false;
        append_utf8(single, sign);
    }
    return single;
}

std::string normalise_name(std::string_view name)
{
    auto const points = code_points(with_single_spaces(name));
    std::string normal;
    for (std::size_t i = 0; i < points.size(); ++i) {
        auto const between_ideographs = i > 0 && i + 1 < points.size() && is_han(points[i - 1]) && is_han(points[i + 1]);
        auto const is_dot = is_one_of(look_alike_dots, points[i]) || (between_ideographs && is_one_of(full_stops, points[i]));
        append_utf8(normal, is_dot ? middle_dot : points[i]);
    }
    return normal;
}

bool is_name(std::string_view name, std::size_t most)
{
    if (name.empty() || !is_valid_utf8(name) || count_code_points(name) > most)
        return false;
    auto const points = code_points(name);
    return std::none_of(points.begin(), points.end(), is_control);
}

}  // namespace base
