#include "requests/work_list_service.hpp"

#include "base/ensure.hpp"
#include "base/json.hpp"
#include "requests/applicant_seal.hpp"
#include "requests/due_days.hpp"
#include "requests/retention.hpp"
#include "requests/work_list_store.hpp"

namespace requests {
namespace {

// A consultation that is open moves its request's day on with each day; the first list of a day brings them up to it.
Result<void> bring_up_to_today(RequestTools const& tools, AgencyId agency)
{
    auto const stale_now = [agency](Desk& desk) { return WorkListStore{desk.connection}.stale(agency, desk.today); };
    if (look(tools, stale_now).empty())
        return {};
    return write(tools, [&](Desk& desk) -> Result<void> {
        for (auto const& key : stale_now(desk))
            if (auto const done = recompute(desk, key); !done)
                return tl::unexpected{done.error()};
        return {};
    });
}

Result<std::string> hash_of(keys::Vault& vault, AgencyId agency, SearchBy by, std::string_view value)
{
    return vault.search_key_or_new(agency).map([&](keys::SearchKey const& key) {
        switch (by) {
        case SearchBy::name: return key.name(value);
        case SearchBy::telephone: return key.telephone(value);
        case SearchBy::identity_number: return key.id_number(value);
        }
        return std::string{};
    });
}

}  // namespace

Result<WorkList> WorkListService::work_list(AgencyId agency, WorkFilter const& filter, PageOf const& page)
{
    base::ensure(page.number >= 1 && page.size >= 1, "pages are numbered from 1");
    if (auto const done = bring_up_to_today(tools_, agency); !done)
        return tl::unexpected{done.error()};
    return look(tools_, [&](Desk& desk) { return WorkListStore{desk.connection}.list(agency, filter, page); });
}

Result<DayView> WorkListService::day_view(AgencyId agency)
{
    if (auto const done = bring_up_to_today(tools_, agency); !done)
        return tl::unexpected{done.error()};
    return look(tools_, [&](Desk& desk) -> Result<DayView> {
        return terms_of(desk, agency).map([&](Terms const& terms) {
            return WorkListStore{desk.connection}.count(agency, desk.today, terms.calendar.add_working_days(desk.today, soon_days).date);
        });
    });
}

Result<std::vector<RequestSummary>> WorkListService::find_by_applicant(AgencyId agency, SearchBy by, std::string_view value,
                                                                       PersonKey looking)
{
    return write(tools_, [&](Desk& desk) -> Result<std::vector<RequestSummary>> {
        auto const hash = hash_of(desk.vault, agency, by, value);
        if (!hash)
            return tl::unexpected{hash.error()};
        auto found = desk.applicants.find_by(agency, by, *hash);
        note(desk, agency, "agency/" + std::to_string(agency.value),
             {.act = "applicant_searched", .by = actor_of(looking), .details = base::Json{{"found", found.size()}}.dump()});
        return found;
    });
}

Result<std::vector<MovedDueDay>> WorkListService::recompute_due_days(AgencyId agency, PersonKey by)
{
    return write(tools_, [&](Desk& desk) { return recompute_open_cases(desk, agency, by, {}); });
}

std::vector<RequestKey> WorkListService::erasable(AgencyId agency) const
{
    auto const months = tools_.law.requests().retention.at(case_retention).months;
    return look(tools_, [&](Desk& desk) {
        std::vector<RequestKey> keys;
        for (auto const& summary : WorkListStore{desk.connection}.closed_until(agency, kept_until(desk.today, -months)))
            if (kept_until(*summary.closed_on, months) < desk.today)
                keys.push_back(summary.key);
        return keys;
    });
}

}  // namespace requests
