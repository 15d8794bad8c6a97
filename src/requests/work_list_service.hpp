#pragma once

#include "requests/request_tools.hpp"

namespace requests {

// Which requests a list shows; what is not set does not matter.
struct WorkFilter {
    enum class Which { open, closed };

    Which which = Which::open;
    std::optional<RequestState> state = {};
    std::optional<Awaited> awaited = {};
    bool awaits_applicant = false;  // a correction or a payment
    std::optional<Date> due_from = {};
    std::optional<Date> due_until = {};
    std::optional<Actor> assigned_to = {};
    std::string text = {};  // within the subject or the number
};

struct WorkList {
    std::vector<RequestSummary> requests;
    std::int64_t total = 0;  // on all pages
};

// Within so many working days is soon.
constexpr int soon_days = 3;

// What waits for the agency today.
struct DayView {
    std::int64_t late = 0;   // the day of the answer has passed
    std::int64_t today = 0;  // it is due today
    std::int64_t soon = 0;   // within the next soon_days
    std::int64_t lapsed = 0; // the applicant's time to correct or to pay has passed
    std::int64_t unconfirmed = 0;
    std::int64_t to_circulate = 0;
    std::int64_t open = 0;

    friend bool operator==(DayView const&, DayView const&) = default;
};

struct MovedDueDay {
    RequestKey key;
    std::string number;
    std::optional<Date> from;
    std::optional<Date> to;

    friend bool operator==(MovedDueDay const&, MovedDueDay const&) = default;
};

// Looking over all requests of an agency.
class WorkListService {
public:
    explicit WorkListService(RequestTools const& tools) : tools_{tools} {}

    // Open ones by the day on which the next step is due, closed ones by the day of closing, the last first.
    [[nodiscard]] Result<WorkList> work_list(AgencyId agency, WorkFilter const& filter, PageOf const& page);
    [[nodiscard]] Result<DayView> day_view(AgencyId agency);

    // Exact, but for spaces, dots and the like. The search is a look at personal data.
    Result<std::vector<RequestSummary>> find_by_applicant(AgencyId agency, SearchBy by, std::string_view value, PersonKey looking);

    // After the calendar has changed: the open cases whose day has moved. Each is told in the journal.
    Result<std::vector<MovedDueDay>> recompute_due_days(AgencyId agency, PersonKey by);

    // Closed cases that need not be kept any more.
    [[nodiscard]] std::vector<RequestKey> erasable(AgencyId agency) const;

private:
    RequestTools tools_;
};

}  // namespace requests
