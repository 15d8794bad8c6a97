#pragma once

#include "requests/letters/envelope.hpp"
#include "requests/pages/page_tools.hpp"

namespace requests {

// To whom a letter goes by post; both are empty where only the paper knows: a third party, another agency.
struct PostalReceiver {
    std::string name;
    std::string address;
};
// A look at the particulars.
[[nodiscard]] Result<PostalReceiver> receiver_of(RequestKey key, Letter const& letter, PageTools const& tools, PersonKey looking);

// All that is needed to post a letter, in the order of use: the letter, its enclosures, the envelope, the proof of service and
// the line of the posting book. `posting.not-numbered`; `posting.held` while an enclosure must not go out.
[[nodiscard]] Result<std::string> posting_papers(Visit const& visit, PageTools const& tools, EnvelopeSize size);

}  // namespace requests
