#include "document/office/sheet_styles.hpp"

#include "base/ascii.hpp"
#include "base/date.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace document::office {
namespace {

constexpr int most_digits = 15;  // what a spreadsheet keeps of a number

// Formats that spreadsheets know by number alone.
CellFormat built_in_format(int id)
{
    if (id == 9)
        return {NumberShape::percent, 0};
    if (id == 10)
        return {NumberShape::percent, 2};
    auto const is_date = (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 || id == 50 ||
                         id == 51 || id == 52 || id == 53 || id == 54 || id == 57 || id == 58;
    return {is_date ? NumberShape::date : NumberShape::plain};
}

// The code's first section without quoted text and [brackets].
std::string bare_code(std::string_view code)
{
    std::string bare;
    for (std::size_t at = 0; at < code.size() && code[at] != ';'; ++at) {
        auto const close = code[at] == '"' ? '"' : code[at] == '[' ? ']' : '\0';
        if (close == '\0') {
            if (code[at] == '\\')
                ++at;
            else
                bare += code[at];
            continue;
        }
        at = code.find(close, at + 1);
        if (at == std::string_view::npos)
            break;
    }
    return bare;
}

std::string trim_zeros(std::string text)
{
    if (text.find('.') == std::string::npos)
        return text;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.'))
        text.pop_back();
    return text;
}

std::string decimal_text(double number)
{
    auto const digits_before = number == 0 ? 1 : static_cast<int>(std::floor(std::log10(std::fabs(number)))) + 1;
    std::array<char, 400> buffer{};
    auto const decimals = std::clamp(most_digits - digits_before, 0, 20);
    std::snprintf(buffer.data(), buffer.size(), "%.*f", decimals, number);
    return trim_zeros(buffer.data());
}

std::string percent_text(double number, int decimals)
{
    if (decimals < 0)
        return decimal_text(number * 100) + "%";
    std::array<char, 400> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.*f%%", decimals, number * 100);
    return buffer.data();
}

std::string date_text(double number, DateSystem dates)
{
    using namespace std::chrono;
    constexpr double last_day = 2'958'465;  // 31 December 9999
    if (number < 1 || number > last_day)
        return decimal_text(number);
    auto const first = dates == DateSystem::from_1904 ? sys_days{1904y / January / 1} : sys_days{1899y / December / 30};
    // The old mistake of 1900 as a leap year: days before March 1900 are one too many.
    auto const shift = dates == DateSystem::from_1900 && number < 61 ? days{1} : days{0};
    return base::to_string(base::Date{first + days{static_cast<int>(number)} + shift});
}

bool is_whole_number(std::string_view text)
{
    auto const digits = text.substr(text.starts_with('-') ? 1 : 0);
    return !digits.empty() && digits.size() <= most_digits &&
           std::all_of(digits.begin(), digits.end(), base::is_digit);
}

bool draws_a_line(pugi::xml_node border)
{
    for (auto const side : border.children())
        if (auto const style = attribute(side, "style"); !style.empty() && style != "none")
            return true;
    return false;
}

// "0,", "#,##0,,", and what is common for ten thousands: "0!.0,", "0\\.0000", where the point is only painted.
bool is_scaled(std::string_view code, std::string_view bare)
{
    auto const last_digit = bare.find_last_of("0#?");
    return code.find("!.") != std::string_view::npos || code.find("\\.") != std::string_view::npos ||
           (last_digit != std::string_view::npos && bare.substr(last_digit + 1).starts_with(','));
}

}  // namespace

CellFormat to_cell_format(int id, std::string_view code)
{
    if (code.empty())
        return built_in_format(id);
    if (code.find_first_not_of(';') == std::string_view::npos)
        return {NumberShape::nothing};
    auto const bare = bare_code(code);
    if (is_scaled(code, bare))
        return {NumberShape::scaled};
    if (bare.find('%') != std::string::npos) {
        auto const point = bare.find('.');
        auto const end = point == std::string::npos ? point : bare.find_first_not_of("0#", point + 1);
        return {NumberShape::percent,
                point == std::string::npos ? 0 : static_cast<int>(std::min<std::size_t>(end - point - 1, most_digits))};
    }
    auto const has_day = bare.find_first_of("yYdD") != std::string::npos && bare.find("General") == std::string::npos;
    return {has_day ? NumberShape::date : NumberShape::plain};
}

void SheetStyles::add(pugi::xml_node styles)
{
    std::unordered_map<int, std::string_view> codes;
    std::vector<bool> bordered;
    for (auto const node : child(styles, "numFmts").children())
        codes.emplace(to_number(attribute(node, "numFmtId"), 0, 0, 1'000'000), attribute(node, "formatCode"));
    for (auto const node : child(styles, "borders").children())
        bordered.push_back(draws_a_line(node));
    for (auto const node : child(styles, "cellXfs").children()) {
        auto const id = to_number(attribute(node, "numFmtId"), 0, 0, 1'000'000);
        auto const code = codes.find(id);
        auto format = to_cell_format(id, code == codes.end() ? std::string_view{} : code->second);
        auto const border = static_cast<std::size_t>(to_number(attribute(node, "borderId"), 0, 0, 1'000'000));
        format.bordered = border < bordered.size() && bordered[border];
        any_borders_ |= format.bordered;
        formats_.push_back(format);
    }
}

CellFormat const& SheetStyles::find(int index) const
{
    static CellFormat const plain;
    auto const at = static_cast<std::size_t>(index);
    return at < formats_.size() ? formats_[at] : plain;
}

std::string show_number(std::string_view stored, CellFormat const& format, DateSystem dates)
{
    if (format.shape == NumberShape::plain && is_whole_number(stored))
        return std::string{stored};
    double number = 0;
    auto const [end, error] = std::from_chars(stored.data(), stored.data() + stored.size(), number);
    if (error != std::errc{} || end != stored.data() + stored.size() || !std::isfinite(number))
        return std::string{stored};
    switch (format.shape) {
    case NumberShape::percent: return percent_text(number, format.decimals);
    case NumberShape::date: return date_text(number, dates);
    case NumberShape::nothing: return {};
    case NumberShape::scaled:
    case NumberShape::plain: return decimal_text(number);
    }
    return std::string{stored};
}

}  // namespace document::office
