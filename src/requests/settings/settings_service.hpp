#pragma once

#include "agencies/domain/agency.hpp"
#include "base/fault.hpp"
#include "requests/oversight/calendar_editions.hpp"
#include "requests/settings/number_patterns.hpp"

namespace requests {

// What an agency's administrator sets. `agency.version` goes with each change: of two at once the later one is told.
struct AgencySettings {
    agencies::Agency agency;
    std::vector<agencies::ReceivingPoint> points;
    NumberPatterns patterns;
};

// Who changes what, on which version of the agency.
struct SettingChange {
    AgencyId agency;
    std::int64_t version = 0;
    PersonKey by;
};

// Each change is one transaction and leaves an entry in the agency's journal that names the fields; with any fault nothing is stored.
class SettingsService {
public:
    SettingsService(RequestTools const& tools, CalendarEditions const& editions) : tools_{tools}, editions_{editions} {}

    [[nodiscard]] Result<AgencySettings> find(AgencyId agency) const;

    // How many due days moved is what came of it.
    using Saved = base::Accepted<std::int64_t>;
    Saved set_contacts(SettingChange const& change, agencies::GuideContacts const& contacts);
    Saved set_points(SettingChange const& change, std::vector<agencies::ReceivingPoint> const& points);
    Saved set_patterns(SettingChange const& change, NumberPatterns const& patterns);
    // Open cases are computed anew at once.
    Saved set_holiday_region(SettingChange const& change, std::string const& region);

private:
    RequestTools tools_;
    CalendarEditions const& editions_;
};

}  // namespace requests
