#pragma once

#include "agencies/domain/agency.hpp"
#include "base/fault.hpp"

namespace agencies {

// Names of the contacts as forms, lists of agencies and journals have them, with where each stands.
struct ContactField {
    std::string_view name;
    std::string GuideContacts::*member;
};
inline constexpr std::array contact_fields{
    ContactField{"unit", &GuideContacts::unit},           ContactField{"address", &GuideContacts::address},
    ContactField{"postcode", &GuideContacts::postcode},   ContactField{"office_hours", &GuideContacts::office_hours},
    ContactField{"telephone", &GuideContacts::telephone}, ContactField{"fax", &GuideContacts::fax},
    ContactField{"email", &GuideContacts::email},
};

// What is typed wrongly in contacts; what is left empty is no fault here: R-PRO-03 tells what a guide lacks.
[[nodiscard]] base::Faults find_contact_faults(GuideContacts const& contacts);

constexpr std::size_t points_at_most = 50;
// At "point.2.name", by the number of the point.
[[nodiscard]] base::Faults find_point_faults(std::vector<ReceivingPoint> const& points);

}  // namespace agencies
