#pragma once

#include "base/json_fwd.hpp"
#include "calendar/working_days.hpp"

#include <optional>
#include <string>
#include <vector>

namespace calendar {

// Consulting a third party or another agency: working days d with sent < d <= returned are not counted. Art. 33(3).
struct Suspension {
    base::Date sent;
    base::Date returned;  // the opinion arrived, or the consulted party's own period ended
};

// What a period is counted from and by.
struct PeriodTerms {
    base::Date start;  // the day of the event: day 0
    int working_days = 0;
    std::vector<Suspension> suspensions = {};  // may overlap
    int extension = 0;                         // further working days after the due day; 0 for none
    std::optional<base::Date> restart = {};    // corrected request received, fee paid: counting begins anew behind it
};

enum class StepKind {
    start,      // day 0
    restart,    // day 0 again; what was used before is forgotten
    counted,    // working days that count
    weekend,
    holiday,
    suspended,  // days of a consultation, working or not
    due,        // the last day of the period
    extended,   // the last day after the extension
};

// A run of days that share one reason.
struct DeadlineStep {
    StepKind kind = StepKind::counted;
    DateRange days;
    int working_days = 0;        // in this run
    int reached = 0;             // working days counted up to its end
    std::string name = {};  // of a holiday or of the make-up day that is counted
    bool known = true;           // whether the days lie in the covered calendar
};

struct Deadline {
    base::Date due;                        // with the extension, if there is one
    std::optional<base::Date> first_due;   // before the extension: the last day to approve it and to tell the applicant
    int suspended_days = 0;                // working days that were not counted
    std::vector<DeadlineStep> steps;       // every day from the start to the due day, in order
    std::optional<base::Error> warning;    // the calendar is not known for all of these days
};

// Statutory bounds of a period: data/clock.json.
struct ClockLimits {
    int extension_at_most = 0;
};
[[nodiscard]] base::Result<ClockLimits> parse_clock_limits(base::Json const& clock);

// Refused when the terms cannot be: no working day to count, an extension past the bound, a consultation that returns
// before it was sent, a restart before the start.
[[nodiscard]] base::Result<Deadline> find_deadline(PeriodTerms const& terms, WorkingDayCalendar const& calendar,
                                                   ClockLimits const& limits);

}  // namespace calendar
