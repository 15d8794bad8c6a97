#pragma once

#include "platform/sql/connection.hpp"
#include "requests/request_tools.hpp"

namespace requests {

// The summaries of requests, one by one, and their histories. Within the transaction of its connection.
class RequestStore {
public:
    explicit RequestStore(sql::Connection& connection) : connection_{connection} {}

    // `request.not-found`.
    [[nodiscard]] Result<RequestSummary> find(RequestKey key) const;
    // Of every request of the agency of which anything is stored.
    [[nodiscard]] std::vector<RequestKey> all(AgencyId agency) const;
    // By the number in the agency's register; the same refusal.
    [[nodiscard]] Result<RequestKey> find_by_number(AgencyId agency, std::string_view number) const;
    // The highest that there is, and one.
    [[nodiscard]] RequestId next_id(AgencyId agency) const;
    // From 1 in each register of each year, without gaps.
    int take_number(AgencyId agency, int year, std::string_view kind);

    // `today` is the day as of which the due day was computed.
    void add(RequestSummary const& summary, Date today);
    // Of the version before: false when that is not the one that stands there.
    bool save(RequestSummary const& summary, Date today);

    [[nodiscard]] std::vector<RecordedEvent> history(RequestKey key) const;
    void append(RequestKey key, RecordedEvent const& recorded);

private:
    sql::Connection& connection_;
};

}  // namespace requests
