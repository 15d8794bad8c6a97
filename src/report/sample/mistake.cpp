#include "report/sample/mistake.hpp"

#include <algorithm>
#include <vector>

namespace report {

std::span<Mistake const> all_mistakes()
{
    static std::vector<Mistake> const mistakes = [] {
        std::vector<Mistake> all;
        for (auto const family : {figure_mistakes(), text_mistakes()})
            all.insert(all.end(), family.begin(), family.end());
        return all;
    }();
    return mistakes;
}

Mistake const* find_mistake(std::string_view name)
{
    for (auto const mistakes : {all_mistakes(), year_mistakes()})
        if (auto const found = std::find_if(mistakes.begin(), mistakes.end(), [name](Mistake const& mistake) { return mistake.name == name; });
            found != mistakes.end())
            return &*found;
    return nullptr;
}

}  // namespace report
