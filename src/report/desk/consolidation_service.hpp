#pragma once

#include "agencies/agency_service.hpp"
#include "agencies/domain/person.hpp"
#include "disclosure/register_service.hpp"
#include "report/batch/statutes.hpp"
#include "report/desk/consolidation_store.hpp"

namespace report {

// The consolidated report of a superior as a page shows it.
struct Consolidation {
    Form const* form = nullptr;
    std::optional<ConsolidationRow> made;  // none: nothing was added up yet, this is how it would be now
    std::vector<MemberFigures> members;
    std::vector<ConsolidatedCell> cells;
    std::optional<Figures> own;  // of the superior's report, which stands beside them
    std::vector<agencies::Agency> missing;   // units whose report is not in, by code
    std::vector<MemberChange> since;         // what has happened below since it was made
    std::vector<JointDocument> joint;
    std::map<AgencyId, agencies::Agency> units;  // all below
};

// Adds up the reports of everybody below, whatever the number of levels between: each report counts once, for every agency above it.
// All outlives the service.
class ConsolidationService {
public:
    ConsolidationService(sql::Database& database, clocks::Clock const& clock, Statutes const& statutes,
                         agencies::AgencyService const& agencies, disclosure::RegisterService const& documents)
        : database_{database}, clock_{clock}, statutes_{statutes}, agencies_{agencies}, documents_{documents}
    {
    }

    // As it was made last, with what has changed since. `compile.no-form`.
    [[nodiscard]] base::Result<Consolidation> show(agencies::Agency const& superior, int year) const;
    // Adds up what stands now; what was made before is kept. `consolidation.nothing`.
    base::Result<std::int64_t> make(agencies::Agency const& superior, int year, agencies::PersonKey by);
    [[nodiscard]] std::vector<ConsolidationRow> made(ReportKey key) const;

private:
    [[nodiscard]] std::vector<JointDocument> joint_documents(std::map<AgencyId, agencies::Agency> const& units, int year) const;

    sql::Database& database_;
    clocks::Clock const& clock_;
    Statutes const& statutes_;
    agencies::AgencyService const& agencies_;
    disclosure::RegisterService const& documents_;
};

}  // namespace report
