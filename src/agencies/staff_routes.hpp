#pragma once

#include "agencies/agency_service.hpp"
#include "agencies/sign_in_service.hpp"
#include "platform/html/site.hpp"

namespace agencies {

// A request by somebody of the staff to a page of one agency.
struct Visit {
    http::Request const& request;
    Visitor const& visitor;
    Agency const& agency;  // of the path
    Roles roles;           // of the visitor in that agency

    [[nodiscard]] std::string actor() const { return actor_text(visitor.key); }
};
using StaffHandler = std::function<http::Response(Visit const&)>;

// The services that decide who comes in; all outlive the routes.
struct StaffDoor {
    SignInService& sign_in;
    AccountService& accounts;
    AgencyService& agencies;
    html::Site const& site;
};

// Adds pages for staff. The path of each holds {agency}, the agency's code; the visitor is signed in and has the permission
// there; a form that changes something comes from a page of ours (CSRF token). Whoever is not signed in is led to the sign-in
// page and back.
class StaffRoutes {
public:
    StaffRoutes(http::Router& router, StaffDoor const& door) : router_{router}, door_{door} {}

    void get(std::string_view pattern, Permission permission, StaffHandler handler);
    void post(std::string_view pattern, Permission permission, StaffHandler handler);
    // For those that take files.
    void post(std::string_view pattern, Permission permission, std::size_t body_limit, StaffHandler handler);

    // The same for pages of the visitor's own account, which belong to no agency.
    using AccountHandler = std::function<http::Response(http::Request const&, Visitor const&)>;
    void get_own(std::string_view pattern, AccountHandler handler);
    void post_own(std::string_view pattern, AccountHandler handler);

private:
    void add(http::Route route, Permission permission, StaffHandler handler);
    void add_own(http::Route route, AccountHandler handler);

    http::Router& router_;
    StaffDoor door_;
};

// A page in the layout of the office: title, navigation and who is signed in are added to `values`.
[[nodiscard]] http::Response office_page(html::Site const& site, Visit const& visit, std::string_view name, base::Json values,
                                         int status = 200);

inline constexpr std::string_view session_cookie = "session";

// "/office/liuhe/requests/7" of "requests/7"; of "" the agency's first page.
[[nodiscard]] std::string office_path(Agency const& agency, std::string_view rest);

}  // namespace agencies
