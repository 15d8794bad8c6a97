#include "document/write/title_lines.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"

#include <array>
#include <cmath>

namespace document {
namespace {

// Before a number, or behind the year it makes.
bool may_part(std::string_view title, std::size_t at)
{
    if (base::is_digit(title[at]))
        return !base::is_digit(title[at - 1]);
    constexpr std::array<std::string_view, 2> years{"年", "年度"};
    auto const before = title.substr(0, at);
    for (auto const year : years)
        if (before.ends_with(year) && before.size() > year.size() && base::is_digit(before[before.size() - year.size() - 1]))
            return !title.substr(at).starts_with("度");
    return false;
}

}  // namespace

double width_in_characters(std::string_view text)
{
    return static_cast<double>(base::display_width(text)) / 2;
}

std::optional<TitleLines> part_title(std::string_view title, int characters)
{
    if (width_in_characters(title) <= characters || title.find('\n') != std::string_view::npos)
        return std::nullopt;
    std::optional<TitleLines> best;
    auto least = 0.0;
    for (std::size_t at = 0; at < title.size(); static_cast<void>(base::next_code_point(title, at))) {
        if (at == 0 || !may_part(title, at))
            continue;
        auto const first = width_in_characters(title.substr(0, at));
        auto const second = width_in_characters(title.substr(at));
        if (first > characters || second > characters || (best && std::abs(first - second) >= least))
            continue;
        best = TitleLines{title.substr(0, at), title.substr(at)};
        least = std::abs(first - second);
    }
    return best;
}

}  // namespace document
