#pragma once

#include "agencies/domain/agency.hpp"
#include "base/result.hpp"
#include "platform/sql/connection.hpp"

namespace agencies {

using base::Result;

// The tree of agencies and their receiving points.
class AgencyStore {
public:
    explicit AgencyStore(sql::Connection& connection) : connection_{connection} {}

    [[nodiscard]] Result<Agency> find(AgencyId id) const;
    [[nodiscard]] Result<AgencyId> id_of(std::string_view code) const;
    // Those directly below, by code.
    [[nodiscard]] std::vector<Agency> units_of(AgencyId id) const;
    // The agency and all below it, those above before those below.
    [[nodiscard]] std::vector<Agency> subtree_of(AgencyId id) const;
    // Of the agency and all below it, those whose name, of any time, or code holds the text; `most` from `from` on, those above
    // before those below.
    struct Found {
        std::vector<Agency> agencies;
        std::int64_t total = 0;
    };
    [[nodiscard]] Found search(AgencyId id, std::string_view text, std::int64_t from, std::int64_t most) const;
    // Those that have no superior.
    [[nodiscard]] std::vector<Agency> roots() const;
    [[nodiscard]] bool stands_below(AgencyId id, AgencyId above) const;

    // Gives the id. The code must be free (Failure::Kind::constraint otherwise), the superior there.
    AgencyId add(Agency const& agency);
    // Writes all but the place in the tree. A conflict when somebody changed it since it was read.
    Result<void> save(Agency const& agency);
    // With all below it.
    void move(AgencyId id, std::optional<AgencyId> superior);

    [[nodiscard]] std::vector<ReceivingPoint> points_of(AgencyId id) const;
    // In the place of those that are there.
    void save_points(AgencyId id, std::vector<ReceivingPoint> const& points);

private:
    void save_names(Agency const& agency);
    void link(AgencyId id, std::optional<AgencyId> superior);

    sql::Connection& connection_;
};

}  // namespace agencies
