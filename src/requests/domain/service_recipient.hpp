#pragma once

#include "requests/domain/submission.hpp"

namespace requests {

// To whom letters about a request go, and where.
struct ServiceRecipient {
    std::string name;
    std::string address;  // empty where none is known

    friend bool operator==(ServiceRecipient const&, ServiceRecipient const&) = default;
};

// The agent where there is one, else of several applicants the one who represents them; at the address for service that was named, else
// at the recipient's own, else at the applicant's.
[[nodiscard]] ServiceRecipient recipient_of(Particulars const& particulars);

}  // namespace requests
