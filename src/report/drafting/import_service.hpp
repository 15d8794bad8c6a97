#pragma once

#include "report/drafting/imported_report.hpp"

#include <string_view>

namespace report {

// A whole report out of a file into a draft: first read and shown, then, corrected by a person, taken over. All outlives it.
class ImportService {
public:
    ImportService(ReportTools const& tools, ReportService& reports) : tools_{tools}, reports_{reports} {}

    // Reads the file with the limits of `report check` and keeps what was read beside the draft, which stays as it is.
    base::Result<void> read_file(Agency const& agency, int year, std::string const& name, std::string_view content, PersonKey by);
    [[nodiscard]] std::optional<ImportedReport> find(ReportKey key) const;
    // Figures and texts as the person left them; faults by the ids of cells, and nothing is kept where there are any.
    base::Accepted<Draft> take_over(Agency const& agency, int year, ReportService::Figures figures, ReportService::Acting const& acting);
    base::Result<void> discard(Agency const& agency, int year, PersonKey by);

private:
    template <class Change>
    void change(Agency const& agency, int year, PersonKey by, std::string_view event, std::string const& file, Change const& change);

    ReportTools tools_;
    ReportService& reports_;
};

}  // namespace report
