#include "requests/settings/number_patterns.hpp"

#include "base/person_name.hpp"

namespace requests {
namespace {

constexpr auto select_patterns = "SELECT register, pattern FROM number_pattern WHERE agency_id = $1";
constexpr auto delete_patterns = "DELETE FROM number_pattern WHERE agency_id = $1";
constexpr auto insert_pattern = "INSERT INTO number_pattern (agency_id, register, pattern) VALUES ($1, $2, $3)";
constexpr std::size_t longest_pattern = 60;

}  // namespace

NumberPatterns NumberPatternStore::find(AgencyId agency) const
{
    NumberPatterns patterns;
    auto const rows = connection_.query(select_patterns, {agency.value});
    for (auto const& row : rows.all())
        for (std::size_t i = 0; i < register_names.size(); ++i)
            if (row.text("register") == register_names.at(i))
                patterns.own.at(i) = row.text("pattern");
    return patterns;
}

void NumberPatternStore::put(AgencyId agency, NumberPatterns const& patterns)
{
    connection_.execute(delete_patterns, {agency.value});
    for (std::size_t i = 0; i < register_names.size(); ++i)
        if (!patterns.own.at(i).empty())
            connection_.execute(insert_pattern, {agency.value, register_names.at(i), patterns.own.at(i)});
}

std::string NumberPatternStore::pattern_of(AgencyId agency, Register which, RequestLaw const& law) const
{
    auto const own = find(agency).of(which);
    return own.empty() ? law.numbering.at(std::string{register_names.at(static_cast<std::size_t>(which))}) : own;
}

std::optional<base::Fault> find_pattern_fault(std::string field, std::string const& pattern)
{
    // {year} too: each year counts from 1, and a number stands for one paper for ever.
    auto const names_the_year = pattern.find("{year}") != std::string::npos;
    auto const fits = base::is_name(pattern, longest_pattern) && names_the_year && number_by_pattern(pattern, "x", 2026, 1).has_value();
    if (pattern.empty() || fits)
        return std::nullopt;
    return base::Fault{std::move(field), "settings.bad-pattern", {{"most", std::to_string(longest_pattern)}}};
}

}  // namespace requests
