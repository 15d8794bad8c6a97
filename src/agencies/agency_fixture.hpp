#pragma once

#include "agencies/agency_service.hpp"
#include "agencies/schema.hpp"
#include "base/json.hpp"
#include "journal/journal.hpp"
#include "platform/config/law_files.hpp"
#include "platform/files/case_files.hpp"
#include "platform/keys/vault.hpp"
#include "platform/sql/testing/test_database.hpp"

#include <algorithm>

namespace agencies {

// For tests: an empty tree of agencies on each engine, in the morning of 3 March 2026.
class WithAgencies : public sql::OnBothEngines {
protected:
    static constexpr auto actor = "person/1/1";

    void SetUp() override
    {
        OnBothEngines::SetUp();
        if (IsSkipped())
            return;
        ASSERT_TRUE(migrate(connection(), steps()));
        service_.emplace(database(), clock_, numbers_);
    }

    // What the schema needs; later features add theirs.
    [[nodiscard]] virtual std::vector<sql::Migration> steps() const
    {
        return in_order({journal::schema(), keys::schema(), files::schema(), agencies::schema()});
    }
    static std::vector<sql::Migration> in_order(std::initializer_list<std::vector<sql::Migration>> schemas)
    {
        std::vector<sql::Migration> steps;
        for (auto const& schema : schemas)
            steps.insert(steps.end(), schema.begin(), schema.end());
        std::ranges::sort(steps, {}, &sql::Migration::number);
        return steps;
    }

    static Agency agency(std::string code, std::optional<AgencyId> superior = std::nullopt)
    {
        using namespace std::chrono;
        return {.superior = superior, .code = code, .names = {{Date{2020y / January / 1}, code + "人民政府", code}}};
    }

    AgencyService& service() { return *service_; }
    clocks::SetClock& clock() { return clock_; }
    AgencyId add(std::string code, std::optional<AgencyId> superior = std::nullopt)
    {
        return service().add(agency(std::move(code), superior), actor).value().id;
    }

private:
    clocks::SetClock clock_{std::chrono::sys_days{std::chrono::year{2026} / 3 / 3} + std::chrono::hours{2}};
    base::CheckCodes numbers_ = base::CheckCodes::parse(base::Json::parse(config::LawFiles::shipped("rules.json")));
    std::optional<AgencyService> service_;
};

}  // namespace agencies
