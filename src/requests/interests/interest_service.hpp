#pragma once

#include "base/fault.hpp"
#include "requests/domain/repeated_interest.hpp"
#include "requests/request_tools.hpp"

namespace requests {

enum class InterestResult { published, not_published };

// What somebody decided about information that several people asked for.
struct InterestSettled {
    InterestResult result = InterestResult::published;
    Date on;
    Actor by;
    std::string remark;
};

struct InterestRequest {
    RequestKey key;
    std::string number;
    std::string subject;
    Date arrived_on;
    std::optional<InterestSettled> settled = {};
};

// Information that several different people asked for: suggested for publication until each of its requests is settled.
struct SuggestedInterest {
    std::string subject;
    std::size_t applicants = 0;
    std::vector<InterestRequest> requests;  // the newest first

    [[nodiscard]] bool is_settled() const;
};

struct Suggestions {
    std::vector<SuggestedInterest> interests;  // what is not settled first
    bool is_cut = false;                       // more requests came in the period than are compared
};

// Repeated interest (Art. 44 of the Regulation): several applicants ask an agency for the same within a period. Who they are is told
// apart by keyed hashes alone.
class InterestService {
public:
    explicit InterestService(RequestTools const& tools) : tools_{tools} {}

    // Of the requests that arrived from day to day and whose information was or may be given; without a subject nobody can tell.
    [[nodiscard]] Result<Suggestions> suggestions(AgencyId agency, Date from, Date to) const;

    struct Settling {
        std::vector<RequestId> requests;
        InterestResult result = InterestResult::published;
        std::string remark;
        PersonKey by;
    };
    // Leaves a row in the journal for each request.
    base::Accepted<void> settle(AgencyId agency, Settling const& settling);

private:
    RequestTools tools_;
};

}  // namespace requests
