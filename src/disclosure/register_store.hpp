#pragma once

#include "base/id.hpp"
#include "disclosure/domain/document_register.hpp"
#include "platform/sql/connection.hpp"

#include <vector>

namespace disclosure {

using base::AgencyId;

// Normative documents and monthly figures. Within the transaction of its connection.
class RegisterStore {
public:
    explicit RegisterStore(sql::Connection& connection) : connection_{connection} {}

    // By the day of issue, the last first.
    [[nodiscard]] std::vector<NormativeDocument> documents(AgencyId agency) const;
    [[nodiscard]] std::optional<NormativeDocument> find(AgencyId agency, std::int64_t number) const;
    // Documents whose number stands in the registers of several agencies.
    [[nodiscard]] std::vector<std::pair<AgencyId, NormativeDocument>> shared() const;
    [[nodiscard]] std::int64_t next_number(AgencyId agency) const;
    void put(AgencyId agency, NormativeDocument const& document);

    [[nodiscard]] MonthlyFigures figures(AgencyId agency, int year, ActKind kind) const;
    // In the place of those that are there.
    void put(AgencyId agency, int year, ActKind kind, MonthlyFigures const& figures);

private:
    sql::Connection& connection_;
};

}  // namespace disclosure
