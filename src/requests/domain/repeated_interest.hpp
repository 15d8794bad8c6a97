#pragma once

#include "requests/domain/request_event.hpp"

#include <span>

namespace requests {

// What one request asks for, and who asks: by a keyed digest, so that persons are told apart but not known.
struct Interest {
    RequestKey request;
    std::string applicant_digest;
    std::string subject;
    bool can_be_disclosed = true;  // Art. 44 speaks of information that was, or may be, given
};

struct RepeatedInterest {
    std::string subject;  // of the first of them
    std::vector<RequestKey> requests;
    std::size_t applicants = 0;  // different ones
    Finding finding;
};

// Subjects that at least so many different applicants asked for (Art. 44; the law says "several", the default is the law
// file's): suggested for publication. Subjects that are alike in their wording count as one.
[[nodiscard]] std::vector<RepeatedInterest> repeated_interests(std::span<Interest const> interests, int applicants_at_least,
                                                               RequestLaw const& law);

// How much two subjects share, from 0 to 1: pairs of neighbouring characters, punctuation left out.
[[nodiscard]] double likeness(std::string_view a, std::string_view b);

}  // namespace requests
