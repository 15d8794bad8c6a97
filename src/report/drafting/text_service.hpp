#pragma once

#include "report/desk/report_service.hpp"
#include "report/drafting/facts.hpp"
#include "report/drafting/note_store.hpp"

namespace report {

// What stands beside the text of a report while it is written. All outlives it.
class TextService {
public:
    TextService(ReportTools const& tools, TextLaw law) : tools_{tools}, law_{std::move(law)} {}

    [[nodiscard]] std::vector<Fact> facts(Agency const& agency, Draft const& draft) const;
    // Each question with its answer, then each problem of last year with what was done about it; what is not answered is empty.
    [[nodiscard]] std::vector<ReportNote> notes(Agency const& agency, int year, Report const* last) const;
    // Those that have changed. Too long a text refuses all.
    base::Result<void> put_notes(Agency const& agency, int year, std::vector<ReportNote> const& notes, PersonKey by);

    [[nodiscard]] TextLaw const& law() const { return law_; }

private:
    ReportTools tools_;
    TextLaw law_;
};

}  // namespace report
