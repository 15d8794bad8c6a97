#include "requests/case_counting.hpp"

#include "base/ensure.hpp"
#include "requests/case_record.hpp"
#include "requests/remedy_store.hpp"

#include <algorithm>

namespace requests {
namespace {

struct Stale {
    std::vector<RequestKey> requests;
    std::vector<RemedyKey> remedies;
};

Stale stale_in(Desk const& desk, AgencyId agency)
{
    CountStore const counts{desk.connection};
    return {counts.stale_requests(agency), counts.stale_remedies(agency)};
}

Result<void> count_anew(Desk& desk, Stale const& stale)
{
    CountStore counts{desk.connection};
    auto const& law = desk.tools.law.requests();
    for (auto const& key : stale.requests) {
        auto const loaded = load(desk, key);
        if (!loaded)
            return tl::unexpected{loaded.error()};
        if (auto const one = counted(loaded->request, law))
            counts.put(key, *one);
        else
            counts.drop(key);
    }
    for (auto const& key : stale.remedies) {
        auto const stored = RemedyStore{desk.connection, law}.find(key);
        if (!stored)
            return tl::unexpected{stored.error()};
        counts.put(key, counted(stored->remedy));
    }
    return {};
}

std::vector<RequestKey> keys_in(Desk const& desk, AgencyId agency, int year, std::string_view cell, CountingChoices const& choices)
{
    CountStore const counts{desk.connection};
    std::vector<RequestKey> keys;
    for (auto const& [group, count] : counts.requests_of(agency, year)) {
        auto const placing = placing_of(group, year, choices, desk.tools.law.requests());
        if (!placing || !is_counted_in(cell, *placing))
            continue;
        auto const like = counts.requests_like(agency, group);
        base::ensure(static_cast<std::int64_t>(like.size()) == count, "a group is counted and listed alike");
        keys.insert(keys.end(), like.begin(), like.end());
    }
    std::ranges::sort(keys);
    return keys;
}

}  // namespace

Result<void> CaseCounting::bring_up_to_date(AgencyId agency) const
{
    auto const [requests, remedies] = look(tools_, [&](Desk& desk) { return stale_in(desk, agency); });
    if (requests.empty() && remedies.empty())
        return {};
    return write(tools_, [&](Desk& desk) { return count_anew(desk, stale_in(desk, agency)); });
}

Result<TableCounts> CaseCounting::count_tables(AgencyId agency, int year, CountingChoices const& choices) const
{
    if (auto const done = bring_up_to_date(agency); !done)
        return tl::unexpected{done.error()};
    return look(tools_, [&](Desk& desk) -> Result<TableCounts> {
        auto const& law = desk.tools.law.requests();
        CountStore const counts{desk.connection};
        return TableCounts{count_table_three(counts.requests_of(agency, year), year, choices, law),
                           count_table_four(counts.remedies_of(agency, year), year, choices, law), counts.has_any(agency)};
    });
}

Result<std::vector<RequestKey>> CaseCounting::requests_in(AgencyId agency, int year, std::string_view cell,
                                                          CountingChoices const& choices) const
{
    if (auto const done = bring_up_to_date(agency); !done)
        return tl::unexpected{done.error()};
    return look(tools_, [&](Desk& desk) -> Result<std::vector<RequestKey>> { return keys_in(desk, agency, year, cell, choices); });
}

Result<std::vector<RemedyKey>> CaseCounting::remedies_in(AgencyId agency, int year, std::string_view cell,
                                                         CountingChoices const& choices) const
{
    if (auto const done = bring_up_to_date(agency); !done)
        return tl::unexpected{done.error()};
    return look(tools_, [&](Desk& desk) -> Result<std::vector<RemedyKey>> {
        std::vector<RemedyKey> keys;
        for (auto const& [key, remedy] : CountStore{desk.connection}.each_remedy(agency, year))
            if (is_counted_in(cell, remedy, year, choices, desk.tools.law.requests()))
                keys.push_back(key);
        return keys;
    });
}

Result<CaseCounting::CellCases> CaseCounting::list_requests_in(AgencyId agency, int year, std::string_view cell,
                                                               CountingChoices const& choices, PageOf const& page) const
{
    base::ensure(page.number >= 1 && page.size >= 1, "pages are numbered from 1");
    if (auto const done = bring_up_to_date(agency); !done)
        return tl::unexpected{done.error()};
    return look(tools_, [&](Desk& desk) -> Result<CellCases> {
        auto const keys = keys_in(desk, agency, year, cell, choices);
        CellCases found{.requests = {}, .total = static_cast<std::int64_t>(keys.size())};
        auto const first = std::min(keys.size(), static_cast<std::size_t>(page.number - 1) * static_cast<std::size_t>(page.size));
        auto const last = std::min(keys.size(), first + static_cast<std::size_t>(page.size));
        for (auto i = first; i < last; ++i) {
            auto summary = desk.requests.find(keys[i]);
            base::ensure(summary.has_value(), "what is counted is there");
            found.requests.push_back(std::move(*summary));
        }
        return found;
    });
}

}  // namespace requests
