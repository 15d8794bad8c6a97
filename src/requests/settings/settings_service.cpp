#include "requests/settings/settings_service.hpp"

#include "agencies/agency_store.hpp"
#include "agencies/domain/setting_rules.hpp"
#include "base/json.hpp"
#include "base/person_name.hpp"
#include "requests/desk.hpp"
#include "requests/oversight/oversight_service.hpp"

namespace requests {
namespace {

using agencies::AgencyStore;
using Fields = std::vector<std::string>;

void record(Desk& desk, SettingChange const& change, Fields const& fields)
{
    journal::Journal{desk.connection, desk.tools.clock}.record(change.agency, {.event = "agency.changed",
                                                                              .subject = "agency/" + std::to_string(change.agency.value),
                                                                              .actor = actor_of(change.by).id,
                                                                              .happened_at = desk.tools.clock.now(),
                                                                              .details = base::Json{{"fields", fields}}.dump()});
}

// Reads the agency, lets `alter` change it and whatever lies beside, and writes it down; `alter` names the fields that it changed, and what
// else came of it. Where it names none, nothing is written.
struct Altered {
    Fields fields;
    std::int64_t moved = 0;
};
template <class Alter>
SettingsService::Saved save(RequestTools const& tools, SettingChange const& change, Alter const& alter)
{
    return write(tools, [&](Desk& desk) -> SettingsService::Saved {
        AgencyStore store{desk.connection};
        auto agency = store.find(change.agency);
        if (!agency)
            return base::refuse({{"", agency.error().code}});
        agency->version = change.version;
        Altered const altered = alter(desk, *agency);
        if (altered.fields.empty())
            return 0;
        if (auto const saved = store.save(*agency); !saved)
            return base::refuse({{"", saved.error().code}});
        record(desk, change, altered.fields);
        return altered.moved;
    });
}

agencies::GuideContacts normalised(agencies::GuideContacts contacts)
{
    for (auto const& [name, member] : agencies::contact_fields)
        contacts.*member = base::with_single_spaces(contacts.*member);
    return contacts;
}

std::vector<agencies::ReceivingPoint> normalised(std::vector<agencies::ReceivingPoint> points)
{
    for (auto& point : points)
        for (auto* const text : {&point.name, &point.person, &point.deputy})
            *text = base::normalise_name(*text);
    return points;
}

}  // namespace

Result<AgencySettings> SettingsService::find(AgencyId agency) const
{
    return look(tools_, [&](Desk& desk) -> Result<AgencySettings> {
        AgencyStore const store{desk.connection};
        return store.find(agency).map([&](agencies::Agency found) {
            return AgencySettings{std::move(found), store.points_of(agency), NumberPatternStore{desk.connection}.find(agency)};
        });
    });
}

SettingsService::Saved SettingsService::set_contacts(SettingChange const& change, agencies::GuideContacts const& typed)
{
    auto const contacts = normalised(typed);
    if (auto faults = agencies::find_contact_faults(contacts); !faults.empty())
        return base::refuse(std::move(faults));
    return save(tools_, change, [&](Desk&, agencies::Agency& agency) {
        Altered altered;
        for (auto const& [name, member] : agencies::contact_fields)
            if (agency.guide.*member != contacts.*member)
                altered.fields.emplace_back(name);
        agency.guide = contacts;
        return altered;
    });
}

SettingsService::Saved SettingsService::set_points(SettingChange const& change, std::vector<agencies::ReceivingPoint> const& typed)
{
    auto const points = normalised(typed);
    if (auto faults = agencies::find_point_faults(points); !faults.empty())
        return base::refuse(std::move(faults));
    return save(tools_, change, [&](Desk& desk, agencies::Agency const& agency) {
        AgencyStore store{desk.connection};
        if (store.points_of(agency.id) == points)
            return Altered{};
        store.save_points(agency.id, points);
        return Altered{.fields = {"receiving_points"}};
    });
}

SettingsService::Saved SettingsService::set_patterns(SettingChange const& change, NumberPatterns const& patterns)
{
    base::Faults faults;
    for (std::size_t i = 0; i < register_names.size(); ++i)
        if (auto fault = find_pattern_fault("pattern." + std::string{register_names.at(i)}, patterns.own.at(i)))
            faults.push_back(std::move(*fault));
    if (!faults.empty())
        return base::refuse(std::move(faults));
    return save(tools_, change, [&](Desk& desk, agencies::Agency const& agency) {
        NumberPatternStore store{desk.connection};
        auto const before = store.find(agency.id);
        Altered altered;
        for (std::size_t i = 0; i < register_names.size(); ++i)
            if (before.own.at(i) != patterns.own.at(i))
                altered.fields.push_back("pattern." + std::string{register_names.at(i)});
        if (!altered.fields.empty())
            store.put(agency.id, patterns);
        return altered;
    });
}

SettingsService::Saved SettingsService::set_holiday_region(SettingChange const& change, std::string const& region)
{
    if (editions_.find(region) == nullptr)
        return base::refuse({{"holiday_region", "settings.no-region"}});
    auto const saved = save(tools_, change, [&](Desk&, agencies::Agency& agency) {
        if (agency.holiday_region == region)
            return Altered{};
        agency.holiday_region = region;
        return Altered{.fields = {"holiday_region"}};
    });
    if (!saved)
        return saved;
    // The new calendar stands by now: what is killed in between, the hourly job does.
    auto const moved = write(tools_, [&](Desk& desk) { return recompute_by_edition_in_force(desk, change.agency, editions_, change.by); });
    if (!moved)
        return base::refuse({{"", moved.error().code}});
    return *moved;
}

}  // namespace requests
