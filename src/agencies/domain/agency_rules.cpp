#include "agencies/domain/agency_rules.hpp"

#include "base/ascii.hpp"
#include "base/person_name.hpp"

#include <algorithm>
#include <functional>

namespace agencies {
namespace {

constexpr std::size_t longest_name = 100;  // characters
constexpr std::size_t longest_code = 40;

bool is_code(std::string_view text)
{
    auto const allowed = [](char c) { return (c >= 'a' && c <= 'z') || base::is_digit(c) || c == '-'; };
    return !text.empty() && text.size() <= longest_code && text.front() != '-' && text.back() != '-' && std::ranges::all_of(text, allowed);
}

struct AgencyRule {
    std::string_view field;
    std::string_view code;
    bool (*holds)(Agency const&, base::CheckCodes const&);
};

constexpr std::array rules{
    AgencyRule{"code", "agency.bad-code", [](Agency const& agency, base::CheckCodes const&) { return is_code(agency.code); }},
    AgencyRule{"name", "agency.bad-name",
               [](Agency const& agency, base::CheckCodes const&) {
                   return !agency.names.empty() && std::ranges::all_of(agency.names, [](auto const& name) {
                       return base::is_name(name.full, longest_name) && base::is_name(name.abbreviation, longest_name);
                   });
               }},
    AgencyRule{"name", "agency.names-out-of-order",
               [](Agency const& agency, base::CheckCodes const&) {
                   return std::ranges::adjacent_find(agency.names, std::greater_equal{}, &AgencyName::from) == agency.names.end();
               }},
    AgencyRule{"division_code", "agency.bad-division-code",
               [](Agency const& agency, base::CheckCodes const& numbers) {
                   auto const& code = agency.division_code;
                   return code.empty() || ((code.size() == 6 || code.size() == 9 || code.size() == 12) && std::ranges::all_of(code, base::is_digit) &&
                                           std::ranges::any_of(numbers.province_codes, [&](auto const& province) { return code.starts_with(province); }));
               }},
    AgencyRule{"credit_code", "agency.bad-credit-code",
               [](Agency const& agency, base::CheckCodes const& numbers) {
                   return agency.credit_code.empty() || numbers.is_credit_code(agency.credit_code);
               }},
    // 立法法 91, 93: neither a township nor a street office nor a county makes 规章 (R-T2-02).
    AgencyRule{"makes_rules", "agency.makes-no-rules",
               [](Agency const& agency, base::CheckCodes const&) {
                   using enum Level;
                   auto const level = agency.level;
                   return !agency.makes_rules ||
                          !(level == township || level == street || level == county || level == county_department || level == village);
               }},
};

}  // namespace

base::Faults find_faults(Agency const& agency, base::CheckCodes const& numbers)
{
    base::Faults faults;
    for (auto const& rule : rules)
        if (!rule.holds(agency, numbers))
            faults.push_back({std::string{rule.field}, std::string{rule.code}});
    return faults;
}

}  // namespace agencies
