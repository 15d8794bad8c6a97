#include "report/desk/report_service.hpp"

#include <algorithm>

namespace report {

std::optional<Date> due_day(RuleBook const& rules, agencies::Level level, int year)
{
    for (auto const& rule : rules.rules()) {
        auto const levels = rule.texts.find("levels");
        auto const month = rule.limits.find("month");
        auto const day = rule.limits.find("day");
        if (levels == rule.texts.end() || month == rule.limits.end() || day == rule.limits.end() ||
            std::ranges::find(levels->second, agencies::to_string(level)) == levels->second.end())
            continue;
        return Date{std::chrono::year{year + 1} / std::chrono::month{static_cast<unsigned>(month->second)} /
                    std::chrono::day{static_cast<unsigned>(day->second)}};
    }
    return std::nullopt;
}

}  // namespace report
