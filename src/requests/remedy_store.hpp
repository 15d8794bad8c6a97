#pragma once

#include "platform/sql/connection.hpp"
#include "requests/domain/remedy_case.hpp"
#include "requests/request_tools.hpp"

namespace requests {

struct RemedyKey {
    AgencyId agency;
    RemedyCaseId id;

    friend auto operator<=>(RemedyKey const&, RemedyKey const&) = default;
};

// A reconsideration or a suit as it stands, and as of which version.
struct StoredRemedy {
    RemedyCase remedy;
    std::int64_t version = 0;
};

// Which cases a list shows; what is not set does not matter.
struct RemedyFilter {
    enum class Which { open, closed };  // closed: decided, though it may still be sued or appealed against

    Which which = Which::open;
    std::optional<RemedyKind> kind = {};
    std::optional<Date> due_until = {};  // of closed ones the day of their end
};

// Reconsiderations and suits with their histories. Within the transaction of its connection.
class RemedyStore {
public:
    RemedyStore(sql::Connection& connection, RequestLaw const& law) : connection_{connection}, law_{law} {}

    // `remedy.not-found`.
    [[nodiscard]] Result<StoredRemedy> find(RemedyKey key) const;
    [[nodiscard]] RemedyCaseId next_id(AgencyId agency) const;

    // Puts the case where it then stands, with the event that brought it there; `list_day` is its place in lists.
    void put(StoredRemedy const& stored, RemedyEvent const& event, Date list_day, clocks::Instant now);

    // About one request; about all, the open ones first by the next day that is awaited.
    [[nodiscard]] std::vector<StoredRemedy> of_request(RequestKey key) const;
    [[nodiscard]] std::vector<StoredRemedy> all_cases(AgencyId agency) const;
    // Open ones by the next day that is awaited, closed ones the last first.
    [[nodiscard]] std::vector<StoredRemedy> list(AgencyId agency, RemedyFilter const& filter, PageOf const& page) const;
    [[nodiscard]] std::int64_t count(AgencyId agency, RemedyFilter const& filter) const;
    [[nodiscard]] std::vector<RemedyEvent> history(RemedyKey key) const;
    [[nodiscard]] bool is_pending(RequestKey about) const;

private:
    [[nodiscard]] StoredRemedy read(AgencyId agency, sql::Row const& row) const;
    [[nodiscard]] std::vector<StoredRemedy> read_all(AgencyId agency, sql::Rows const& rows) const;

    sql::Connection& connection_;
    RequestLaw const& law_;
};

// Whether nothing more is to be decided: it can still be appealed against.
[[nodiscard]] bool is_decided(RemedyCase const& remedy);

}  // namespace requests
