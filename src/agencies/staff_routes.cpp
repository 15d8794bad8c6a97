#include "agencies/staff_routes.hpp"

#include "base/json.hpp"
#include "platform/http/decoding.hpp"
#include "platform/crypto/key.hpp"

namespace agencies {
namespace {

constexpr std::string_view own_account = "signed in";
constexpr std::string_view password_page = "/account/password";

base::Error not_allowed()
{
    return {base::ErrorKind::forbidden, "account.not-allowed", "Your roles in this agency do not allow that.", {}};
}

// Who is signed in, and, of a form, that it was sent from one of our pages.
Result<Visitor> admit(StaffDoor const& door, http::Request const& request)
{
    auto visitor = door.sign_in.visitor(request.cookie(session_cookie));
    if (!visitor || http::is_safe_method(request.method()))
        return visitor;
    auto const& form = request.form();
    if (!form)
        return tl::unexpected{form.error()};
    if (!crypto::same_secret(form->fields.get("csrf"), visitor->csrf_token))
        return base::fail(base::ErrorKind::forbidden, "account.stale-form", "This page is out of date. Load it again and repeat the step.");
    return visitor;
}

http::Response turn_away(StaffDoor const& door, http::Request const& request, base::Error const& error)
{
    if (error.code == "account.signed-out" && http::is_safe_method(request.method()) && !request.prefers_json())
        return http::see_other("/sign-in?to=" + http::percent_encode(request.target()));
    return door.site.problem(request, error);
}

http::Response enter(StaffDoor const& door, Permission permission, StaffHandler const& handler, http::Request const& request)
{
    auto const visitor = admit(door, request);
    if (!visitor)
        return turn_away(door, request, visitor.error());
    if (visitor->must_change_password)
        return http::see_other(password_page);
    auto const agency = door.agencies.find(request.path_parameter("agency"));
    if (!agency)
        return door.site.problem(request, agency.error());
    auto const roles = door.accounts.roles_in(visitor->key, agency->id);
    if (!is_allowed(roles, permission))
        return door.site.problem(request, not_allowed());
    return handler(Visit{request, *visitor, *agency, roles});
}

}  // namespace

void StaffRoutes::add(http::Route route, Permission permission, StaffHandler handler)
{
    route.needs = entry_of(permission).name;
    route.handler = [door = door_, permission, handler = std::move(handler)](http::Request const& request) {
        return enter(door, permission, handler, request);
    };
    router_.add(std::move(route));
}

void StaffRoutes::add_own(http::Route route, AccountHandler handler)
{
    route.needs = own_account;
    route.handler = [door = door_, handler = std::move(handler)](http::Request const& request) {
        auto const visitor = admit(door, request);
        return visitor ? handler(request, *visitor) : turn_away(door, request, visitor.error());
    };
    router_.add(std::move(route));
}

void StaffRoutes::get(std::string_view pattern, Permission permission, StaffHandler handler)
{
    add({.method = "GET", .pattern = std::string{pattern}, .needs = {}, .handler = {}}, permission, std::move(handler));
}

void StaffRoutes::post(std::string_view pattern, Permission permission, StaffHandler handler)
{
    post(pattern, permission, http::default_body_limit, std::move(handler));
}

void StaffRoutes::post(std::string_view pattern, Permission permission, std::size_t body_limit, StaffHandler handler)
{
    add({.method = "POST", .pattern = std::string{pattern}, .needs = {}, .handler = {}, .body_limit = body_limit}, permission,
        std::move(handler));
}

void StaffRoutes::get_own(std::string_view pattern, AccountHandler handler)
{
    add_own({.method = "GET", .pattern = std::string{pattern}, .needs = {}, .handler = {}}, std::move(handler));
}

void StaffRoutes::post_own(std::string_view pattern, AccountHandler handler)
{
    add_own({.method = "POST", .pattern = std::string{pattern}, .needs = {}, .handler = {}}, std::move(handler));
}

std::string office_path(Agency const& agency, std::string_view rest)
{
    return "/office/" + agency.code + (rest.empty() ? "" : "/") + std::string{rest};
}

}  // namespace agencies
