#include "report/domain/rules/rule_function.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <set>
#include <utility>

// R-PUB: when the report was published, and that it may be.
namespace report {
namespace {

struct StatedDay {
    std::string_view name;  // as the rule's entry calls it
    std::optional<Date> Profile::*day;
};

constexpr std::array days{
    StatedDay{"published_on", &Profile::published_on},
    StatedDay{"submitted_on", &Profile::submitted_on},
};

std::optional<Date> day_of(Profile const& profile, std::string_view name)
{
    auto const found = std::find_if(days.begin(), days.end(), [name](auto const& day) { return day.name == name; });
    base::ensure(found != days.end(), "the rule's entry names days of the profile");
    return profile.*(found->day);
}

// {month} and {day} of the year after the report year.
Date deadline(Assessor const& assessor)
{
    auto const month = std::chrono::month{static_cast<unsigned>(assessor.limit("month"))};
    auto const day = static_cast<int>(assessor.limit("day"));
    return Date{std::chrono::sys_days{std::chrono::year{*assessor.report().year + 1} / month / 1} +
                std::chrono::days{day - 1}};
}

void in_time(Assessor& assessor)
{
    auto const& profile = *assessor.facts().profile;
    auto const& levels = assessor.texts("levels");
    if (std::find(levels.begin(), levels.end(), to_string(*profile.level)) == levels.end())
        return;  // another rule holds for this level
    auto const last = deadline(assessor);
    for (auto const& name : assessor.texts("dates")) {
        auto const day = day_of(profile, name);
        if (!day)
            assessor.not_assessable();
        else if (*day <= last)
            assessor.passed();
        else
            assessor.failed({.words = {{"deadline", base::to_string(last)}, {"date", base::to_string(*day)}},
                             .at = assessor.report().title_at});
    }
}

// One finding that names every kind; the rules R-PII say each thing and its place.
void no_personal_data(Assessor& assessor)
{
    std::set<std::string_view> seen;
    Finding finding;
    std::string zh;
    std::string en;
    for (auto const& datum : assessor.facts().personal_data) {
        if (datum.kind == PersonalDatumKind::broken_credit_code || !seen.insert(datum.label_zh).second)
            continue;
        if (seen.size() == 1)
            finding.at = datum.at;
        zh += (zh.empty() ? "" : "、") + datum.label_zh;
        en += (en.empty() ? "" : ", ") + datum.label_en;
    }
    if (seen.empty())
        return assessor.passed();
    finding.words = {{"kind", zh}, {"kind_en", en}};
    assessor.failed(std::move(finding));
}

constexpr RuleFunction functions[]{
    {"publication.in_time", in_time},
    {"publication.no_personal_data", no_personal_data},
};

}  // namespace

std::span<RuleFunction const> publication_rules()
{
    return functions;
}

}  // namespace report
