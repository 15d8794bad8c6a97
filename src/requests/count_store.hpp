#pragma once

#include "platform/sql/connection.hpp"
#include "requests/domain/counting.hpp"
#include "requests/remedy_store.hpp"

namespace requests {

// What the tables of the report ask of each case, and how many ask the same. Within the transaction of its connection.
class CountStore {
public:
    explicit CountStore(sql::Connection& connection) : connection_{connection} {}

    void put(RequestKey key, CountedRequest const& request);
    void put(RemedyKey key, CountedRemedy const& remedy);
    // Of a request that turns out not to be received.
    void drop(RequestKey key);

    // As it stands; nothing where it was never received.
    [[nodiscard]] std::optional<CountedRequest> find(RequestKey key) const;

    // Of the requests that were received by the end of that year and had not ended before it.
    [[nodiscard]] std::vector<Several<CountedRequest>> requests_of(AgencyId agency, int year) const;
    [[nodiscard]] std::vector<Several<CountedRemedy>> remedies_of(AgencyId agency, int year) const;
    // Those of one group, in the order of their ids.
    [[nodiscard]] std::vector<RequestKey> requests_like(AgencyId agency, CountedRequest const& group) const;
    // Each case that was filed by the end of that year.
    [[nodiscard]] std::vector<std::pair<RemedyKey, CountedRemedy>> each_remedy(AgencyId agency, int year) const;

    // Whether the agency has ever received a request or been taken to a body or court.
    [[nodiscard]] bool has_any(AgencyId agency) const;

    // What an older program wrote.
    [[nodiscard]] std::vector<RequestKey> stale_requests(AgencyId agency) const;
    [[nodiscard]] std::vector<RemedyKey> stale_remedies(AgencyId agency) const;

private:
    sql::Connection& connection_;
};

}  // namespace requests
