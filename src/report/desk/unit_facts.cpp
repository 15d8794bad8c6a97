#include "report/desk/unit_facts.hpp"

namespace report {

std::string name_in(agencies::Agency const& agency, int year)
{
    return agencies::name_on(agency, std::chrono::year{year} / 12 / 31).full;
}

Profile profile_of(agencies::Agency const& agency)
{
    Profile profile;
    profile.level = agency.level;
    profile.rule_making_power = agency.makes_rules;
    return profile;
}

}  // namespace report
