#pragma once

#include "agencies/agency_fixture.hpp"
#include "agencies/api/api_key_store.hpp"

namespace agencies {

// For tests: the tables of the JSON API beside the tree of agencies.
class WithApiKeys : public WithAgencies {
protected:
    [[nodiscard]] std::vector<sql::Migration> steps() const override { return in_order({WithAgencies::steps(), api_schema()}); }
};

}  // namespace agencies
