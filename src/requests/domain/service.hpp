#pragma once

#include "requests/domain/request_law.hpp"

#include <optional>

namespace requests {

// The days that may matter for the service of a letter, as far as they are known.
struct ServiceFacts {
    std::optional<Date> posted_on = {};
    std::optional<Date> signed_on = {};
    std::optional<Date> arrived_on = {};  // in the addressee's own system
};

// The day that counts by the mode (国办公开办函〔2016〕235号): of a letter by post the posting day; none yet while it is not known.
[[nodiscard]] std::optional<Date> service_day(ServiceMode const& mode, ServiceFacts const& facts);

}  // namespace requests
