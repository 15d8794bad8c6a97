#pragma once

#include "report/desk/report_service.hpp"
#include "report/drafting/year_charts.hpp"

namespace report {

// Reports of past years for charts: as they were published here, else as they were loaded out of files. All outlives it.
class YearsService {
public:
    YearsService(ReportTools const& tools, ChartLaw law) : tools_{tools}, law_{std::move(law)} {}

    // Of one agency, or of it and all below it; the first year first.
    enum class Reach : std::uint8_t { own, subtree };
    [[nodiscard]] std::vector<YearFigures> years(Agency const& agency, Reach reach) const;
    // Those of the units that share the agency's superior, without its own.
    [[nodiscard]] std::vector<YearFigures> comparable(Agency const& agency) const;
    // From the ledger, of requests that ended in the year.
    [[nodiscard]] std::optional<DaysTaken> days(Agency const& agency, Reach reach, int year) const;

    [[nodiscard]] ChartLaw const& law() const { return law_; }

private:
    [[nodiscard]] std::vector<YearFigures> of(std::vector<Agency> const& agencies) const;

    ReportTools tools_;
    ChartLaw law_;
};

}  // namespace report
