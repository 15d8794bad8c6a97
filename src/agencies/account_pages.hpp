#pragma once

#include "agencies/staff_routes.hpp"
#include "platform/http/rate_limiter.hpp"

namespace agencies {

// Signing in and out, the visitor's own account, and the people of an agency.
class AccountPages {
public:
    explicit AccountPages(StaffDoor const& door) : door_{door} {}

    // The pages outlive the router.
    void add_pages(http::Router& router);

private:
    http::Response get_sign_in(http::Request const& request) const;
    http::Response post_sign_in(http::Request const& request);
    http::Response post_sign_out(http::Request const& request) const;
    http::Response get_account(http::Request const& request, Visitor const& visitor) const;
    http::Response get_password(http::Request const& request, Visitor const& visitor, base::Faults const& faults) const;
    http::Response post_password(http::Request const& request, Visitor const& visitor) const;
    http::Response post_codes(http::Request const& request, Visitor const& visitor) const;
    [[nodiscard]] http::Response sign_in_page(http::Request const& request, base::Json values, int status) const;

    StaffDoor door_;
    http::RateLimiter tries_{{.burst = 20, .pace = std::chrono::seconds{6}}};
};

// /office/{agency}/people: accounts and appointments.
void add_people_pages(StaffRoutes& routes, StaffDoor const& door);
// /office/{agency}/units: the agencies below.
void add_unit_pages(StaffRoutes& routes, StaffDoor const& door);

// "经办人、审批人": the labels of roles in a list.
[[nodiscard]] std::string role_labels(Roles roles, config::Texts const& texts);

[[nodiscard]] html::Templates::Source templates();

}  // namespace agencies
