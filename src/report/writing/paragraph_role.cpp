#include "report/writing/paragraph_role.hpp"

#include "base/chinese_number.hpp"
#include "base/fold.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace report {
namespace {

constexpr std::size_t longest_heading = 30;  // characters
constexpr std::size_t longest_bytes = 8 * longest_heading;
constexpr std::size_t longest_name = 30;

bool holds_sentence(std::string_view folded)
{
    return folded.find_first_of(",.;:?!") != std::string_view::npos;
}

// The text behind "(三)"; empty when it begins otherwise.
std::string_view behind_bracketed_number(std::string_view folded)
{
    auto const end = folded.find(')');
    if (!folded.starts_with('(') || end == std::string_view::npos)
        return {};
    return base::parse_chinese_number(folded.substr(1, end - 1)) ? folded.substr(end + 1) : std::string_view{};
}

// The text behind "3." or "3,"; empty when it begins otherwise.
std::string_view behind_digits(std::string_view folded)
{
    auto const end = folded.find_first_not_of("0123456789");
    if (end == 0 || end > 2 || end == std::string_view::npos || (folded[end] != '.' && folded[end] != ','))
        return {};
    return folded.substr(end + 1);
}

bool is_all_of(std::string_view text, std::string_view characters)
{
    for (std::size_t at = 0; at < text.size();) {
        auto const begin = at;
        static_cast<void>(base::next_code_point(text, at));
        if (characters.find(text.substr(begin, at - begin)) == std::string_view::npos)
            return false;
    }
    return !text.empty();
}

// "2026年1月20日", "二〇二六年一月二十日", and nothing else.
bool is_date(std::string_view folded)
{
    constexpr std::string_view numerals = "0123456789〇零○一二三四五六七八九十";
    for (std::string_view const unit : {"年", "月", "日"}) {
        auto const at = folded.find(unit);
        if (at == std::string_view::npos || !is_all_of(folded.substr(0, at), numerals))
            return false;
        folded.remove_prefix(at + unit.size());
    }
    return folded.empty();
}

bool is_name(std::string_view folded, std::string_view organisation)
{
    if (folded == organisation && !folded.empty())
        return true;
    constexpr std::array<std::string_view, 9> endings{"政府", "办公室", "办事处", "委员会", "局", "厅", "委", "办", "中心"};
    return !holds_sentence(folded) && base::count_code_points(folded) <= longest_name &&
           std::any_of(endings.begin(), endings.end(), [&](auto ending) { return folded.ends_with(ending); });
}

}  // namespace

std::optional<int> subheading_level(std::string_view text)
{
    if (text.size() > longest_bytes)  // the usual sentence need not be folded
        return std::nullopt;
    auto const folded = base::fold(text);
    if (base::count_code_points(folded) > longest_heading)
        return std::nullopt;
    if (auto const rest = behind_bracketed_number(folded); !rest.empty() && !holds_sentence(rest))
        return 2;
    if (auto const rest = behind_digits(folded); !rest.empty() && !holds_sentence(rest))
        return 3;
    return std::nullopt;
}

Signature find_signature(std::span<Paragraph const> paragraphs, std::string_view organisation)
{
    Signature signature;
    auto const name = base::fold(organisation);
    auto end = paragraphs.size();
    if (end > 0 && is_date(base::fold(paragraphs[end - 1].text)))
        signature.date = --end;
    if (end > 0 && is_name(base::fold(paragraphs[end - 1].text), name))
        signature.name = end - 1;
    return signature;
}

}  // namespace report
