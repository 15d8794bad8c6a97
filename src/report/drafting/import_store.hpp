#pragma once

#include "report/drafting/imported_report.hpp"

namespace report {

// The files that were read for drafts. Within the transaction of its connection.
class ImportStore {
public:
    ImportStore(sql::Connection& connection, Forms const& forms) : connection_{connection}, forms_{forms} {}

    [[nodiscard]] std::optional<ImportedReport> find(ReportKey key) const;
    // In the place of the one before.
    void put(ReportKey key, ImportedReport const& import);
    void take(ReportKey key, Date on);
    void remove(ReportKey key);

private:
    sql::Connection& connection_;
    Forms const& forms_;
};

}  // namespace report
