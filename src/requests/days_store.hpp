#pragma once

#include "base/id.hpp"
#include "platform/sql/connection.hpp"

#include <map>

namespace requests {

// How long requests took. Within the transaction of its connection.
class DaysStore {
public:
    explicit DaysStore(sql::Connection& connection) : connection_{connection} {}

    // Of the agency's requests that ended in the year: how many took so many calendar days from their receipt.
    [[nodiscard]] std::map<std::int64_t, std::int64_t> ended_in(base::AgencyId agency, int year) const;

private:
    sql::Connection& connection_;
};

}  // namespace requests
