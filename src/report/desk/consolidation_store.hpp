#pragma once

#include "platform/clock/clock.hpp"
#include "platform/sql/connection.hpp"
#include "report/desk/report_store.hpp"
#include "report/domain/consolidation.hpp"

namespace report {

// What was added up once.
struct ConsolidationRow {
    std::int64_t number = 0;  // from 1
    std::string form;
    std::string made_by;  // as in the journal
    clocks::Instant made_at;
};

// Figures that count, and what was made of them. Within the transaction of its connection.
class ConsolidationStore {
public:
    explicit ConsolidationStore(sql::Connection& connection) : connection_{connection} {}

    // As the report stands now. One that is being corrected counts as it was published until the correction is accepted; one that is
    // sent back counts no more.
    void stand(AgencyId agency, Draft const& draft);
    // Of all below that agency, whatever their level, by their ids; those of another form are left out.
    [[nodiscard]] std::vector<MemberFigures> below(AgencyId agency, int year, Form const& form) const;

    // Of that agency itself; none while it has handed nothing in.
    [[nodiscard]] std::optional<Figures> own(ReportKey key, Form const& form) const;

    // The last one first.
    [[nodiscard]] std::vector<ConsolidationRow> consolidations(ReportKey key) const;
    [[nodiscard]] std::vector<MemberFigures> members(ReportKey key, std::int64_t number, Form const& form) const;
    // Its number.
    std::int64_t add(ReportKey key, ConsolidationRow const& row, std::vector<MemberFigures> const& members);

private:
    sql::Connection& connection_;
};

}  // namespace report
