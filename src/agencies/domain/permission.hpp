#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace agencies {

// What a person is in an agency and all below it. One person may be several things in several places.
enum class Role : std::uint8_t {
    author, reviewer, secrecy_officer, approver, request_officer, head, supervisor, auditor, administrator
};
constexpr std::array<std::string_view, 9> role_names{
    "author", "reviewer", "secrecy-officer", "approver", "request-officer", "head", "supervisor", "auditor", "administrator",
};
[[nodiscard]] std::string_view to_string(Role role);
[[nodiscard]] std::optional<Role> parse_role(std::string_view text);

// A set of roles.
class Roles {
public:
    constexpr Roles() = default;
    constexpr Roles(std::initializer_list<Role> roles)
    {
        for (auto const role : roles)
            add(role);
    }
    constexpr void add(Role role) { bits_ = static_cast<std::uint16_t>(bits_ | 1U << static_cast<unsigned>(role)); }
    [[nodiscard]] constexpr bool has(Role role) const { return (bits_ >> static_cast<unsigned>(role) & 1U) != 0; }
    [[nodiscard]] constexpr bool meets(Roles other) const { return (bits_ & other.bits_) != 0; }
    [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
    friend bool operator==(Roles, Roles) = default;

private:
    std::uint16_t bits_ = 0;
};

// What a route or a command may ask for.
enum class Permission : std::uint8_t {
    see_agency,       // its work lists and figures, without personal data
    see_applicants,   // the personal data of a request; each look is recorded
    receive_request,  // take in and register
    handle_request,   // correction, consultation, drafts, service
    review_letter,    // legal opinion, secrecy and privacy check
    sign_letter,      // extension, decision, signature
    supervise,        // look into the units below, remind, send back
    oversee,          // what is late and what was recorded afterwards, of itself and all units below
    read_journal,
    hand_in_heads,    // leave the ends of a unit's own journals with its superior
    manage_agency,    // names, contacts, receiving points, units below
    manage_people,    // accounts and appointments
};

struct PermissionEntry {
    Permission permission;
    std::string_view name;
    Roles roles;
};

// The one table of who may do what. An auditor reads everything and changes nothing.
inline constexpr std::array permissions{
    PermissionEntry{Permission::see_agency, "agency.see",
                    {Role::author, Role::reviewer, Role::secrecy_officer, Role::approver, Role::request_officer, Role::head,
                     Role::supervisor, Role::auditor, Role::administrator}},
    PermissionEntry{Permission::see_applicants, "applicant.see",
                    {Role::request_officer, Role::secrecy_officer, Role::approver, Role::head, Role::auditor}},
    PermissionEntry{Permission::receive_request, "request.receive", {Role::request_officer, Role::author, Role::head}},
    PermissionEntry{Permission::handle_request, "request.handle", {Role::request_officer}},
    PermissionEntry{Permission::review_letter, "letter.review", {Role::reviewer, Role::secrecy_officer}},
    PermissionEntry{Permission::sign_letter, "letter.sign", {Role::approver, Role::head}},
    PermissionEntry{Permission::supervise, "agency.supervise", {Role::supervisor}},
    PermissionEntry{Permission::oversee, "agency.oversee", {Role::supervisor, Role::head, Role::auditor}},
    PermissionEntry{Permission::read_journal, "journal.read", {Role::auditor, Role::head}},
    PermissionEntry{Permission::hand_in_heads, "journal.hand-in", {Role::administrator}},
    PermissionEntry{Permission::manage_agency, "agency.manage", {Role::administrator}},
    PermissionEntry{Permission::manage_people, "people.manage", {Role::administrator}},
};

[[nodiscard]] PermissionEntry const& entry_of(Permission permission);

[[nodiscard]] inline bool is_allowed(Roles roles, Permission permission)
{
    return entry_of(permission).roles.meets(roles);
}

}  // namespace agencies
