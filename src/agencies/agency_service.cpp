#include "agencies/agency_service.hpp"

#include "agencies/domain/agency_rules.hpp"
#include "agencies/domain/person.hpp"
#include "journal/journal.hpp"
#include "platform/sql/transaction.hpp"

#include <algorithm>

namespace agencies {
namespace {

void record(sql::Connection& connection, clocks::Clock const& clock, AgencyId id, journal::Act act)
{
    act.subject = "agency/" + std::to_string(id.value);
    act.happened_at = clock.now();
    journal::Journal{connection, clock}.record(id, act);
}

bool is_refused(std::vector<base::Faults> const& faults)
{
    return std::ranges::any_of(faults, [](auto const& of_one) { return !of_one.empty(); });
}

}  // namespace

Result<Agency> AgencyService::find(std::string_view code) const
{
    auto const connection = database_.connection();
    AgencyStore const store{*connection};
    return store.id_of(code).and_then([&](AgencyId id) { return store.find(id); });
}

Result<Agency> AgencyService::find(AgencyId id) const
{
    return AgencyStore{*database_.connection()}.find(id);
}

std::vector<Agency> AgencyService::units_of(AgencyId id) const
{
    return AgencyStore{*database_.connection()}.units_of(id);
}

std::vector<Agency> AgencyService::roots() const
{
    return AgencyStore{*database_.connection()}.roots();
}

std::vector<Agency> AgencyService::subtree_of(AgencyId id) const
{
    return AgencyStore{*database_.connection()}.subtree_of(id);
}

AgencyStore::Found AgencyService::search(AgencyId id, std::string_view text, std::int64_t from, std::int64_t most) const
{
    return AgencyStore{*database_.connection()}.search(id, text, from, most);
}

std::vector<ReceivingPoint> AgencyService::points_of(AgencyId id) const
{
    return AgencyStore{*database_.connection()}.points_of(id);
}

base::Accepted<Agency> AgencyService::add_within(sql::Connection& connection, Agency agency, std::string_view actor) const
{
    AgencyStore store{connection};
    auto faults = find_faults(agency, numbers_);
    if (store.id_of(agency.code))
        faults.push_back({"code", "agency.code-taken", {{"code", agency.code}}});
    if (agency.superior && !store.find(*agency.superior))
        faults.push_back({"superior", "agency.no-superior"});
    if (!faults.empty())
        return base::refuse(std::move(faults));

    agency.id = store.add(agency);
    agency.version = 1;
    record(connection, clock_, agency.id, {.event = "agency.added", .actor = std::string{actor}});
    return agency;
}

base::Accepted<Agency> AgencyService::add(Agency agency, std::string_view actor)
{
    return sql::retry_when_busy([&] {
        auto const connection = database_.connection();
        sql::Transaction transaction{*connection};
        auto added = add_within(*connection, agency, actor);
        if (added)
            transaction.commit();
        return added;
    });
}

std::vector<base::Faults> AgencyService::add_all(std::vector<Planned> const& planned, Trial trial, std::string_view actor)
{
    return sql::retry_when_busy([&] {
        auto const connection = database_.connection();
        sql::Transaction transaction{*connection};
        AgencyStore const store{*connection};
        std::vector<base::Faults> faults;
        for (auto const& [agency, superior_code] : planned) {
            auto placed = agency;
            auto const superior = store.id_of(superior_code);
            if (superior)
                placed.superior = *superior;
            auto const added = add_within(*connection, placed, actor);
            auto& of_this = faults.emplace_back(added ? base::Faults{} : added.error());
            if (!superior && !superior_code.empty())
                of_this.push_back({"superior", "agency.no-superior-of-code", {{"code", superior_code}}});
        }
        if (trial == Trial::no && !is_refused(faults))
            transaction.commit();
        return faults;
    });
}

base::Accepted<Agency> AgencyService::change(Agency const& agency, std::string_view actor)
{
    if (auto faults = find_faults(agency, numbers_); !faults.empty())
        return base::refuse(std::move(faults));
    return sql::retry_when_busy([&]() -> base::Accepted<Agency> {
        auto const connection = database_.connection();
        sql::Transaction transaction{*connection};
        AgencyStore store{*connection};
        if (auto const saved = store.save(agency); !saved)
            return base::refuse({{"", saved.error().code}});
        record(*connection, clock_, agency.id, {.event = "agency.changed", .actor = std::string{actor}});
        transaction.commit();
        auto changed = agency;
        ++changed.version;
        return changed;
    });
}

Result<void> AgencyService::move(AgencyId id, std::optional<AgencyId> superior, std::string_view actor)
{
    return sql::retry_when_busy([&]() -> Result<void> {
        auto const connection = database_.connection();
        sql::Transaction transaction{*connection};
        AgencyStore store{*connection};
        if (auto const there = store.find(id); !there)
            return tl::unexpected{there.error()};
        if (superior && !store.find(*superior))
            return base::fail(base::ErrorKind::not_found, "agency.no-superior", "There is no such superior.");
        if (superior && (*superior == id || store.stands_below(*superior, id)))
            return base::fail(base::ErrorKind::conflict, "agency.under-itself", "An agency cannot stand under itself.");
        store.move(id, superior);
        record(*connection, clock_, id, {.event = "agency.moved", .actor = std::string{actor}});
        transaction.commit();
        return {};
    });
}

Result<void> AgencyService::set_points(AgencyId id, std::vector<ReceivingPoint> const& points, std::string_view actor)
{
    return sql::retry_when_busy([&]() -> Result<void> {
        auto const connection = database_.connection();
        sql::Transaction transaction{*connection};
        AgencyStore store{*connection};
        if (auto const there = store.find(id); !there)
            return tl::unexpected{there.error()};
        store.save_points(id, points);
        record(*connection, clock_, id, {.event = "agency.points-set", .actor = std::string{actor}});
        transaction.commit();
        return {};
    });
}

}  // namespace agencies
