#pragma once

#include "agencies/agency_fixture.hpp"
#include "agencies/api/api_key_store.hpp"

namespace agencies {

// For tests: the tables of the JSON API beside the tree of agencies.
class WithApiKeys : public WithAgencies {
protected:
    void SetUp() override
    {
        WithAgencies::SetUp();
        if (IsSkipped())
            return;
        auto steps = journal::schema();
        for (auto const& of_one : {keys::schema(), files::schema(), schema(), api_schema()})
            steps.insert(steps.end(), of_one.begin(), of_one.end());
        ASSERT_TRUE(migrate(connection(), steps));
    }
};

}  // namespace agencies
