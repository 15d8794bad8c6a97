#include "agencies/domain/permission.hpp"

#include <gtest/gtest.h>
#include <set>

namespace agencies {

TEST(Permissions, StandInTheTableOnceEach)
{
    std::set<std::string_view> names;
    for (auto const& entry : permissions) {
        EXPECT_TRUE(names.insert(entry.name).second) << entry.name;
        EXPECT_FALSE(entry.roles.empty()) << entry.name;
        EXPECT_EQ(entry_of(entry.permission).name, entry.name);
    }
    EXPECT_EQ(permissions.size(), static_cast<std::size_t>(Permission::manage_people) + 1);
}

TEST(Permissions, LetAnAuditorReadAllAndChangeNothing)
{
    Roles const auditor{Role::auditor};

    for (auto const& entry : permissions) {
        auto const reads = entry.permission == Permission::see_agency || entry.permission == Permission::see_applicants ||
                           entry.permission == Permission::oversee || entry.permission == Permission::read_journal;
        EXPECT_EQ(is_allowed(auditor, entry.permission), reads) << entry.name;
    }
}

TEST(Permissions, KeepPersonalDataFromThoseWhoRunTheMachine)
{
    EXPECT_FALSE(is_allowed({Role::administrator}, Permission::see_applicants));
    EXPECT_FALSE(is_allowed({Role::supervisor}, Permission::see_applicants));
}

TEST(Permissions, AreTheSumOfAllRoles)
{
    Roles const both{Role::reviewer, Role::request_officer};

    EXPECT_TRUE(is_allowed(both, Permission::handle_request));
    EXPECT_TRUE(is_allowed(both, Permission::review_letter));
    EXPECT_FALSE(is_allowed(both, Permission::sign_letter));
    EXPECT_FALSE(is_allowed({}, Permission::see_agency));
}

TEST(Roles, AreReadAsTheyAreWritten)
{
    for (auto const name : role_names)
        EXPECT_EQ(to_string(parse_role(name).value()), name);
    EXPECT_EQ(parse_role("king"), std::nullopt);
}

}  // namespace agencies
