#include "requests/desk_law.hpp"

#include "base/json.hpp"

namespace requests {
namespace {

using base::Json;

constexpr std::string_view region_folder = "holidays/";
constexpr std::string_view region_ending = ".csv";

Result<std::map<std::string, WorkingDayCalendar, std::less<>>> read_calendars(config::LawFiles const& files)
{
    auto const nation = calendar::HolidayTable::parse(files.file("holidays.csv").content);
    if (!nation)
        return tl::unexpected{nation.error()};
    std::map<std::string, WorkingDayCalendar, std::less<>> calendars;
    calendars.emplace("", WorkingDayCalendar{*nation});
    for (auto const& file : files.files()) {
        if (!file.name.starts_with(region_folder) || !file.name.ends_with(region_ending))
            continue;
        auto const region = calendar::HolidayTable::parse(file.content);
        if (!region)
            return tl::unexpected{region.error()};
        auto const name = file.name.substr(region_folder.size(), file.name.size() - region_folder.size() - region_ending.size());
        calendars.emplace(name, WorkingDayCalendar{nation->with_region(*region)});
    }
    return calendars;
}

bool knows_rule(Json const& rules, std::string const& id)
{
    return std::ranges::any_of(rules.at("rules"), [&](Json const& rule) { return rule.at("id") == id; });
}

Result<std::map<std::string, std::string, std::less<>>> read_acts(Json const& acts, Json const& rules)
{
    std::map<std::string, std::string, std::less<>> found;
    for (auto const& entry : acts.at("acts")) {
        auto const rule = entry.at("rule").get<std::string>();
        if (!knows_rule(rules, rule))
            return base::fail(base::ErrorKind::invalid_input, "request-acts.no-rule",
                              "request-acts.json names a rule {id} that there is not.", {{"id", rule}});
        found.emplace(entry.at("act").get<std::string>(), rule);
    }
    return found;
}

Json json_of(config::LawFiles const& files, char const* name)
{
    return Json::parse(files.file(name).content);
}

}  // namespace

Result<DeskLaw> DeskLaw::read(config::LawFiles const& files)
try {
    auto const rules = json_of(files, "rules.json");
    auto law = parse_request_law(json_of(files, "requests.json"), rules, json_of(files, "form-2021.json"));
    if (!law)
        return tl::unexpected{law.error()};
    auto letters = LetterTemplates::parse(json_of(files, "letters.json"), *law);
    if (!letters)
        return tl::unexpected{letters.error()};
    auto const periods = parse_request_periods(json_of(files, "clock.json"));
    if (!periods)
        return tl::unexpected{periods.error()};
    auto calendars = read_calendars(files);
    if (!calendars)
        return tl::unexpected{calendars.error()};
    auto acts = read_acts(json_of(files, "request-acts.json"), rules);
    if (!acts)
        return tl::unexpected{acts.error()};
    auto screening = disclosure::Screening::parse(json_of(files, "screening.json"), rules);
    if (!screening)
        return tl::unexpected{screening.error()};
    DeskLaw desk{std::move(*law), std::move(*letters), *periods, std::move(*screening),
                 AttachmentLaw::parse(json_of(files, "attachments.json"))};
    desk.calendars_ = std::move(*calendars);
    desk.rules_ = std::move(*acts);
    return desk;
} catch (Json::exception const& malformed) {
    return base::fail(base::ErrorKind::invalid_input, "request-acts.malformed", "A file of the law is malformed: {what}",
                      {{"what", malformed.what()}});
}

Result<Terms> DeskLaw::terms(std::string_view holiday_region) const
{
    auto const calendar = calendars_.find(holiday_region);
    if (calendar == calendars_.end())
        return base::fail(base::ErrorKind::unavailable, "calendar.no-region", "The holidays of the region {region} are not known.",
                          {{"region", std::string{holiday_region}}});
    return Terms{law_, periods_, calendar->second};
}

std::string DeskLaw::rule_of(std::string_view act) const
{
    auto const rule = rules_.find(act);
    return rule == rules_.end() ? "" : rule->second;
}

}  // namespace requests
