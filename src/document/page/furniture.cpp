#include "document/page/furniture.hpp"

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "document/page/text_lines.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace document::page {
namespace {

constexpr float margin_share = 0.11F;  // of the page's height, at head and foot

bool in_margin(Line const& line, PageParts const& page)
{
    return line.box.bottom < margin_share * page.height || line.box.top > (1 - margin_share) * page.height;
}

// "12", "- 3 -", "第3页", "第 3 页 共 12 页", "3/12".
bool is_page_number(std::string_view folded)
{
    if (folded.size() > 24 || std::ranges::none_of(folded, base::is_digit))
        return false;
    std::string rest;
    for (char c : folded)
        if (!base::is_digit(c) && c != '-' && c != '/' && c != '.' && c != ',' && c != '(' && c != ')')
            rest += c;
    return rest.empty() || rest == "第页" || rest == "第页共页" || rest == "共页第页" || rest == "页";
}

std::string without_digits(std::string folded)
{
    std::erase_if(folded, base::is_digit);
    return folded;
}

struct Repeated {
    int pages = 0;
    int last_page = 0;
};

using Key = std::pair<int, std::string>;  // height on the page, text

// A line repeats when it stands on all pages but one, at the same height.
std::map<Key, Repeated> count_margin_lines(std::vector<PageParts> const& pages)
{
    std::map<Key, Repeated> counts;
    for (auto const& page : pages)
        for (auto const& line : page.lines) {
            if (!in_margin(line, page))
                continue;
            auto& count = counts[{static_cast<int>(std::lround(line.box.top / 4)), without_digits(base::fold(text_of(line)))}];
            if (count.last_page != page.number)
                ++count.pages;
            count.last_page = page.number;
        }
    return counts;
}

}  // namespace

void drop_furniture(std::vector<PageParts>& pages)
{
    auto const counts = count_margin_lines(pages);
    auto const needed = std::max(2, static_cast<int>(pages.size()) - 1);
    for (auto& page : pages)
        std::erase_if(page.lines, [&](Line const& line) {
            if (!in_margin(line, page))
                return false;
            auto folded = base::fold(text_of(line));
            if (is_page_number(folded))
                return true;
            auto const level = static_cast<int>(std::lround(line.box.top / 4));
            auto const found = counts.find({level, without_digits(std::move(folded))});
            return found != counts.end() && found->second.pages >= needed;
        });
}

}  // namespace document::page
