#pragma once

#include "base/date.hpp"

namespace requests {

// Of a whole case, in data/requests.json.
constexpr auto case_retention = "case_file";

// The last day on which something closed on that day is kept. A month without such a day ends with its last one.
[[nodiscard]] inline base::Date kept_until(base::Date closed_on, int months)
{
    auto const month = closed_on.civil() + std::chrono::months{months};
    return month.ok() ? base::Date{month} : base::Date{std::chrono::sys_days{month.year() / month.month() / std::chrono::last}};
}

}  // namespace requests
