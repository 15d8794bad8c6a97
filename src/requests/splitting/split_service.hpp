#pragma once

#include "requests/intake_service.hpp"
#include "requests/request_service.hpp"

namespace requests {

// One matter of a paper that asks for several.
struct SplitPart {
    std::string content;  // in the applicant's words
    std::string subject;  // in the office's, without personal values
};

struct Splitting {
    SplitPart kept;                // what the request goes on with
    std::vector<SplitPart> parts;  // each becomes a request of its own
};

inline constexpr std::size_t split_parts_at_most = 20;

// Several requests in one paper (一事一申请): each matter gets its own number, clock and answer. All came in with the same paper, so they
// have the same applicant and the same receipt day; fees count each of them.
class SplitService {
public:
    explicit SplitService(RequestTools const& tools) : tools_{tools} {}

    // All or nothing, with all faults at once ("kept_content", "part-1-subject", …). Gives the new requests with what to tell the applicant.
    base::Accepted<std::vector<Filed>> split(RequestKey key, Splitting const& splitting, Acting const& acting);

private:
    RequestTools tools_;
};

}  // namespace requests
