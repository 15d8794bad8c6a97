#include "report/reading/title_text.hpp"

#include "base/chinese_number.hpp"
#include "base/fold.hpp"
#include "base/utf8.hpp"
#include "report/reading/cell_text.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace report {
namespace {

using base::fold;

constexpr int first_sound_year = 2000;
constexpr int last_sound_year = 2099;

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

struct YearInText {
    int year = 0;
    std::size_t begin = 0;
    std::size_t end = 0;  // behind 年, 年度 or the digits
};

std::optional<YearInText> find_year(std::string_view folded)
{
    for (std::size_t at = 0; at + 4 <= folded.size(); ++at) {
        if (!is_digit(folded[at]) || (at > 0 && is_digit(folded[at - 1])))
            continue;
        auto end = at;
        while (end < folded.size() && is_digit(folded[end]))
            ++end;
        auto const names_form = folded.substr(end).starts_with("年格式") || folded.substr(end).starts_with("年版");
        if (end - at == 4 && !names_form) {
            auto const year = std::atoi(std::string{folded.substr(at, 4)}.c_str());
            if (year >= first_sound_year && year <= last_sound_year) {
                for (std::string_view const mark : {"年度", "年"})
                    if (folded.substr(end).starts_with(mark))
                        return YearInText{year, at, end + mark.size()};
                return YearInText{year, at, end};
            }
        }
        at = end;
    }
    return std::nullopt;
}

// 二〇二三年, 二零二三年.
std::optional<YearInText> find_chinese_year(std::string_view folded)
{
    constexpr std::size_t size = 12;  // four ideographs
    for (auto at = folded.find("二"); at != std::string_view::npos; at = folded.find("二", at + 3)) {
        auto const year = base::parse_chinese_number(folded.substr(at, size));
        auto const behind = folded.substr(std::min(at + size, folded.size()));
        if (year && *year >= first_sound_year && *year <= last_sound_year && behind.starts_with("年"))
            return YearInText{static_cast<int>(*year), at, at + size + (behind.starts_with("年度") ? 6U : 3U)};
    }
    return std::nullopt;
}

std::optional<YearInText> any_year(std::string_view folded)
{
    auto const arabic = find_year(folded);
    return arabic ? arabic : find_chinese_year(folded);
}

std::string_view without_ends(std::string_view name)
{
    for (std::string_view const head : {"关于印发", "关于", "-", "(", ")", "\"", "《", ":", ","})
        if (name.starts_with(head))
            return without_ends(name.substr(head.size()));
    for (std::string_view const tail : {"关于", "的", "-", "(", "《", ":", ",", "\""})
        if (name.ends_with(tail))
            return without_ends(name.substr(0, name.size() - tail.size()));
    return name;
}

std::string_view between(std::string_view text, std::string_view before, std::string_view after)
{
    auto const begin = text.find(before);
    if (begin == std::string_view::npos)
        return {};
    auto const rest = text.substr(begin + before.size());
    auto const end = rest.find(after);
    return end == std::string_view::npos ? std::string_view{} : rest.substr(0, end);
}

bool ends_like_an_agency(std::string_view name)
{
    static constexpr std::array<std::string_view, 12> ends{"人民政府", "政府", "办事处", "局", "委员会", "委", "办公室", "厅", "中心", "管委会", "部", "院"};
    return std::any_of(ends.begin(), ends.end(), [name](auto end) { return name.ends_with(end); });
}

template <class Visit>
void for_each_paragraph(Report const& report, Visit const& visit)
{
    for (auto const& paragraph : report.preamble)
        visit(paragraph);
    for (auto const& section : report.sections)
        for (auto const& paragraph : section.paragraphs)
            visit(paragraph);
}

// Digits of one date: 2023年1月1日; moves `at` behind it.
std::optional<std::array<int, 3>> take_date(std::string_view text, std::size_t& at, int year)
{
    std::array<int, 3> date{year, 0, 0};
    constexpr std::array<std::string_view, 3> marks{"年", "月", "日"};
    for (std::size_t part = 0; part < 3; ++part) {
        auto end = at;
        while (end < text.size() && is_digit(text[end]))
            ++end;
        if (end > at && end - at <= 4 && text.substr(end).starts_with(marks[part])) {
            date[part] = std::atoi(std::string{text.substr(at, end - at)}.c_str());
            at = end + marks[part].size();
        } else if (part != 0 || year == 0) {
            return std::nullopt;
        }
    }
    return date;
}

std::optional<Date> to_date(std::array<int, 3> const& date)
{
    auto const civil = std::chrono::year{date[0]} / date[1] / date[2];
    return civil.ok() ? std::optional{Date{civil}} : std::nullopt;
}

std::optional<Period> parse_period(std::string_view folded)
{
    std::size_t at = folded.find_first_of("0123456789");
    if (at == std::string_view::npos)
        return std::nullopt;
    auto const from = take_date(folded, at, 0);
    if (!from)
        return std::nullopt;
    auto const next = folded.find_first_of("0123456789", at);
    if (next == std::string_view::npos || next - at > 24)
        return std::nullopt;
    at = next;
    auto const to = take_date(folded, at, (*from)[0]);
    if (!to)
        return std::nullopt;
    auto const first = to_date(*from);
    auto const last = to_date(*to);
    return first && last ? std::optional{Period{*first, *last}} : std::nullopt;
}

}  // namespace

std::optional<int> year_of_title(std::string_view title)
{
    auto const year = any_year(fold(title));
    return year ? std::optional{year->year} : std::nullopt;
}

std::string organisation_of_title(std::string_view title)
{
    auto const folded = fold(title);
    std::string_view name{folded};
    if (auto const year = any_year(folded)) {
        auto const before = without_ends(name.substr(0, year->begin));
        name = before.empty() ? name.substr(year->end) : before;
    }
    for (std::string_view const subject : {"政府信息公开", "政务公开", "信息公开"})
        if (auto const at = name.find(subject); at != std::string_view::npos)
            name = name.substr(0, at);
    return std::string{without_ends(name)};
}

std::string organisation_of_text(Report const& report)
{
    std::string organisation;
    std::vector<std::string> last;
    for_each_paragraph(report, [&](Paragraph const& paragraph) {
        if (organisation.empty() && paragraph.text.find("本报告由") != std::string::npos) {
            auto const folded = fold(paragraph.text);
            for (std::string_view const after : {"按照", "根据", "依据", "编制"})
                if (auto const name = between(folded, "本报告由", after); !name.empty() && name.size() <= 90) {
                    organisation = std::string{without_ends(name)};
                    break;
                }
        }
        if (paragraph.text.size() <= 120)
            last.push_back(fold(paragraph.text));
    });
    if (!organisation.empty())
        return organisation;
    for (std::size_t i = last.size(); i-- > 1 && i + 4 > last.size();)
        if (any_year(last[i]) && last[i].ends_with("日") && ends_like_an_agency(last[i - 1]))
            return last[i - 1];
    return {};
}

std::vector<StatedPeriod> stated_periods(Report const& report)
{
    std::vector<StatedPeriod> periods;
    for_each_paragraph(report, [&](Paragraph const& paragraph) {
        if (paragraph.text.find("统计") == std::string::npos && paragraph.text.find("数据期限") == std::string::npos)
            return;
        for (std::string_view const word : {"统计期限", "统计时限", "统计期间", "统计时间", "数据期限", "统计起止"}) {
            auto const at = paragraph.text.find(word);
            if (at == std::string::npos)
                continue;
            auto const sentence = std::string_view{paragraph.text}.substr(at);
            auto const raw = sentence.substr(0, std::min(sentence.find("。"), sentence.size()));
            auto const folded = fold(raw);
            if (folded.find_first_of("0123456789") != std::string::npos)
                periods.push_back({std::string{trim(raw)}, parse_period(folded), paragraph.at});
            return;
        }
    });
    return periods;
}

}  // namespace report
