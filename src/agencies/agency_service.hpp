#pragma once

#include "agencies/agency_store.hpp"
#include "base/check_codes.hpp"
#include "base/fault.hpp"
#include "platform/clock/clock.hpp"
#include "platform/sql/database.hpp"

namespace agencies {

// Founding, changing and looking up agencies. Each change leaves a row in the agency's journal, by `actor`.
class AgencyService {
public:
    AgencyService(sql::Database& database, clocks::Clock const& clock, base::CheckCodes const& numbers)
        : database_{database}, clock_{clock}, numbers_{numbers}
    {
    }

    [[nodiscard]] Result<Agency> find(std::string_view code) const;
    [[nodiscard]] Result<Agency> find(AgencyId id) const;
    [[nodiscard]] std::vector<Agency> roots() const;
    // Those directly below, by code.
    [[nodiscard]] std::vector<Agency> units_of(AgencyId id) const;
    [[nodiscard]] std::vector<Agency> subtree_of(AgencyId id) const;
    [[nodiscard]] AgencyStore::Found search(AgencyId id, std::string_view text, std::int64_t from, std::int64_t most) const;
    [[nodiscard]] std::vector<ReceivingPoint> points_of(AgencyId id) const;

    // The agency with its new id.
    base::Accepted<Agency> add(Agency agency, std::string_view actor);
    // All but its code and its place in the tree. A change that came between is a fault of no field.
    base::Accepted<Agency> change(Agency const& agency, std::string_view actor);
    // Under another superior, with all below it.
    Result<void> move(AgencyId id, std::optional<AgencyId> superior, std::string_view actor);
    Result<void> set_points(AgencyId id, std::vector<ReceivingPoint> const& points, std::string_view actor);

    // All of them in one transaction, or none; the faults of each in the order given. With Trial::yes nothing is kept.
    enum class Trial { no, yes };
    struct Planned {
        Agency agency;
        std::string superior_code;  // of one that is there or stands before it; empty: a root
    };
    std::vector<base::Faults> add_all(std::vector<Planned> const& planned, Trial trial, std::string_view actor);

private:
    base::Accepted<Agency> add_within(sql::Connection& connection, Agency agency, std::string_view actor) const;

    sql::Database& database_;
    clocks::Clock const& clock_;
    base::CheckCodes const& numbers_;
};

}  // namespace agencies
