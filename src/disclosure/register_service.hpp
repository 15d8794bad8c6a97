#pragma once

#include "agencies/domain/person.hpp"
#include "disclosure/register_store.hpp"
#include "platform/clock/clock.hpp"
#include "platform/sql/database.hpp"

namespace disclosure {

// What is known of a year for table two of its report.
struct RegisterFigures {
    std::map<DocumentKind, DocumentCounts> documents;
    std::map<ActKind, Decimal> acts;  // of those that every month, or every station, was answered for
};

// The register of normative documents and the monthly sheets. Each change leaves a row in the agency's journal.
class RegisterService {
public:
    RegisterService(sql::Database& database, clocks::Clock const& clock) : database_{database}, clock_{clock} {}

    [[nodiscard]] std::vector<NormativeDocument> documents(AgencyId agency) const;
    [[nodiscard]] base::Result<NormativeDocument> find(AgencyId agency, std::int64_t number) const;
    // A document without a number is a new one.
    base::Accepted<NormativeDocument> put(AgencyId agency, NormativeDocument document, agencies::PersonKey by);

    // Documents whose number stands in the registers of several agencies, by their numbers: a joint one is counted by its lead alone.
    [[nodiscard]] std::vector<std::pair<AgencyId, NormativeDocument>> shared() const;

    using Sheet = std::map<ActKind, MonthlyFigures>;
    [[nodiscard]] Sheet sheet(AgencyId agency, int year) const;
    // A figure that is none of its kind is a fault of "licensing.3".
    base::Accepted<Sheet> put_sheet(AgencyId agency, int year, Sheet const& sheet, agencies::PersonKey by);

    [[nodiscard]] RegisterFigures figures(AgencyId agency, int year) const;

private:
    sql::Database& database_;
    clocks::Clock const& clock_;
};

}  // namespace disclosure
