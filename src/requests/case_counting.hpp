#pragma once

#include "requests/count_store.hpp"
#include "requests/request_tools.hpp"

namespace requests {

struct TableCounts {
    Cells table_three;
    Cells table_four;
    // The agency has taken in something here. Without, a 0 only says that nothing is recorded, not that nothing happened.
    bool keeps_ledger = false;
};

// Tables three and four of the annual report, and what each of their cells counts.
class CaseCounting {
public:
    explicit CaseCounting(RequestTools const& tools) : tools_{tools} {}

    [[nodiscard]] Result<TableCounts> count_tables(AgencyId agency, int year, CountingChoices const& choices) const;

    // What is counted in a cell ("t3.denied.state_secret.total"), in the order of the ids; nothing for a cell of no table.
    [[nodiscard]] Result<std::vector<RequestKey>> requests_in(AgencyId agency, int year, std::string_view cell,
                                                              CountingChoices const& choices) const;
    [[nodiscard]] Result<std::vector<RemedyKey>> remedies_in(AgencyId agency, int year, std::string_view cell,
                                                             CountingChoices const& choices) const;
    // The same requests as lists show them, without personal data; those of one page.
    struct CellCases {
        std::vector<RequestSummary> requests;
        std::int64_t total = 0;
    };
    [[nodiscard]] Result<CellCases> list_requests_in(AgencyId agency, int year, std::string_view cell, CountingChoices const& choices,
                                                     PageOf const& page) const;

private:
    // Counts from their histories what an older program wrote.
    [[nodiscard]] Result<void> bring_up_to_date(AgencyId agency) const;

    RequestTools tools_;
};

}  // namespace requests
