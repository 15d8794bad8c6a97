#pragma once

#include "requests/request_tools.hpp"

namespace requests {

// What does not belong together in a stored case. After a crash there is none: an act is there with all that it wrote, or not at
// all.
struct CaseFlaw {
    enum class Kind {
        history,      // its events are no history of one request
        row,          // the row of the lists is not what the history says
        journal,      // the journal does not vouch for every event, or vouches for one that is not there
        particulars,  // what is personal is not there, or does not open
        letter,       // a letter stands elsewhere than the history says, or its text does not open
    };

    RequestKey key;
    Kind kind = Kind::history;

    friend bool operator==(CaseFlaw const&, CaseFlaw const&) = default;
};

struct CasesCheck {
    std::int64_t cases = 0;
    std::vector<CaseFlaw> flaws;  // of each case the first
};

// Reads every case of the agency beside its history. No look: it shows nothing to anybody.
[[nodiscard]] CasesCheck check_cases(RequestTools const& tools, AgencyId agency);

}  // namespace requests
