#pragma once

#include "agencies/staff_routes.hpp"
#include "requests/settings/settings_service.hpp"

// /office/{agency}/settings: what the administrator of an agency sets.
namespace requests {

[[nodiscard]] html::Templates::Source settings_templates();

// All outlives the pages.
struct SettingsTools {
    html::Site const& site;
    DeskLaw const& law;
    CalendarEditions const& editions;
    SettingsService& settings;
};
void add_settings_pages(agencies::StaffRoutes& routes, SettingsTools const& tools);

}  // namespace requests
