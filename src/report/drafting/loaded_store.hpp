#pragma once

#include "base/id.hpp"
#include "platform/sql/connection.hpp"
#include "report/domain/figures_line.hpp"

#include <set>
#include <utility>
#include <vector>

namespace report {

using base::AgencyId;

// A report as it was read out of a file.
struct LoadedReport {
    AgencyId agency{};  // 0: of no agency here
    std::string report_id = {};
    std::string organisation = {};
    std::optional<int> year = {};
    std::string form = {};
    std::string file = {};
    std::string format = {};
    std::string sha256 = {};
    std::int64_t not_read = 0;
    std::int64_t errors = 0;
    std::int64_t warnings = 0;
    std::string figures = {};
    std::string content = {};  // JSON; lists leave it out
};

// Within the transaction of its connection.
class LoadedStore {
public:
    explicit LoadedStore(sql::Connection& connection) : connection_{connection} {}

    // False where the report is there already.
    bool add(LoadedReport const& report, Date on);
    void add_file(std::string_view sha256, std::string_view name, std::string_view refusal, Date on);
    // The sums of all files that were looked at.
    [[nodiscard]] std::set<std::string, std::less<>> known_files() const;

    // Without their contents, the last year first; of several of one year first the one that is shown: it has the fewest cells that
    // were not read, then the fewest errors, then warnings, then the first name of a file.
    [[nodiscard]] std::vector<LoadedReport> of_agency(AgencyId agency) const;
    // Where an agency has more than one report of a year: the one that is shown, and how many there are.
    [[nodiscard]] std::vector<std::pair<LoadedReport, std::int64_t>> several_of_a_year() const;

private:
    sql::Connection& connection_;
};

}  // namespace report
