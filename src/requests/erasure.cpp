#include "requests/erasure.hpp"

#include "agencies/agency_store.hpp"
#include "requests/corrections/correction_service.hpp"
#include "requests/request_service.hpp"
#include "requests/work_list_service.hpp"

namespace requests {
namespace {

std::vector<AgencyId> every_agency(sql::Database& database)
{
    auto const connection = database.connection();
    agencies::AgencyStore const store{*connection};
    std::vector<AgencyId> ids;
    for (auto const& root : store.roots())
        for (auto const& agency : store.subtree_of(root.id))
            ids.push_back(agency.id);
    return ids;
}

}  // namespace

Result<void> erase_cases_past_retention(RequestTools const& tools, std::function<Result<void>()> const& go_on)
{
    RequestService service{tools};
    WorkListService const lists{tools};
    CorrectionService corrections{tools};
    for (auto const agency : every_agency(tools.database)) {
        for (auto const& key : lists.erasable(agency)) {
            if (auto const may = go_on(); !may)
                return may;
            // A conflict: the case is still needed, or another worker was quicker.
            auto const erased = service.erase(key, system_of(agency));
            if (!erased && erased.error().kind != base::ErrorKind::conflict)
                return erased;
        }
        for (auto const& key : corrections.erasable(agency)) {
            if (auto const may = go_on(); !may)
                return may;
            auto const erased = corrections.erase(key, system_of(agency));
            if (!erased && erased.error().kind != base::ErrorKind::conflict)
                return erased;
        }
    }
    return {};
}

}  // namespace requests
