#include "report/batch/profile_file.hpp"

#include "base/json.hpp"

namespace report {
namespace {

using base::Json;

bool take(Json const& json, std::optional<std::string>& value)
{
    if (json.is_string())
        value = json.get<std::string>();
    return json.is_string();
}

bool take(Json const& json, std::optional<bool>& value)
{
    if (json.is_boolean())
        value = json.get<bool>();
    return json.is_boolean();
}

bool take(Json const& json, std::optional<base::Date>& value)
{
    if (json.is_string())
        value = base::parse_date(json.get<std::string>());
    return value.has_value();
}

bool take(Json const& json, std::optional<Level>& value)
{
    if (json.is_string())
        value = agencies::parse_reporting_level(json.get<std::string>());
    return value.has_value();
}

bool take(Json const& json, std::vector<std::string>& value)
{
    if (!json.is_array())
        return false;
    for (auto const& item : json) {
        if (!item.is_string())
            return false;
        value.push_back(item.get<std::string>());
    }
    return true;
}

bool take(Json const& json, std::optional<std::vector<std::string>>& value)
{
    return take(json, value.emplace());
}

bool take_member(Profile& profile, std::string_view name, Json const& value)
{
    if (name == "level")
        return take(value, profile.level);
    if (name == "rule_making_power")
        return take(value, profile.rule_making_power);
    if (name == "published_on")
        return take(value, profile.published_on);
    if (name == "submitted_on")
        return take(value, profile.submitted_on);
    if (name == "members")
        return take(value, profile.members);
    if (name == "region")
        return take(value, profile.region);
    if (name == "agency_code")
        return take(value, profile.agency_code);
    return name == "allowed_names" && take(value, profile.allowed_names);
}

}  // namespace

base::Result<Profile> parse_profile(std::string_view text)
{
    auto const json = Json::parse(text, nullptr, false);
    if (!json.is_object())
        return base::fail(base::ErrorKind::invalid_input, "profile.malformed", "the profile is not a JSON object");
    Profile profile;
    for (auto const& [name, value] : json.items())
        if (!value.is_null() && !take_member(profile, name, value))
            return base::fail(base::ErrorKind::invalid_input, "profile.wrong-member",
                              "the profile's member {member} is unknown or malformed", {{"member", name}});
    return profile;
}

}  // namespace report
