#pragma once

#include "requests/domain/request.hpp"

namespace requests {

// The days that may matter for the receipt, as far as they are known.
struct ReceiptFacts {
    Date arrived_on;  // handed in, in the mailbox, on our server
    std::optional<Date> signed_on = {};
    std::optional<Date> confirmed_on = {};         // by both sides
    std::optional<Date> contact_restored_on = {};
};

struct Receipt {
    std::optional<Date> day;  // none yet: the clock does not run
    std::vector<Finding> findings;
};

// The receipt day by the channel (Art. 31). Refused for an unknown channel, and for a day before the arrival.
[[nodiscard]] Result<Receipt> receipt_of(std::string_view channel, ReceiptFacts const& facts, RequestLaw const& law);

}  // namespace requests
