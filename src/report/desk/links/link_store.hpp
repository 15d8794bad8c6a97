#pragma once

#include "platform/sql/connection.hpp"
#include "report/desk/links/link_service.hpp"

namespace report {

// Links, known by the digests of what opens them. Within the transaction of its connection.
class LinkStore {
public:
    explicit LinkStore(sql::Connection& connection) : connection_{connection} {}

    // With its next number.
    LinkKey add(ReportLink const& link, std::string_view token_hash);
    [[nodiscard]] std::vector<ReportLink> of(AgencyId collector, int year) const;  // the last first
    [[nodiscard]] std::optional<ReportLink> by_token(std::string_view token_hash) const;
    // Nothing once its time is over.
    [[nodiscard]] std::optional<ReportLink> by_session(std::string_view session_hash, clocks::Instant now) const;
    void opened(LinkKey const& key, std::string_view session_hash, clocks::Instant until);
    // False where there is none that could be revoked. Ends its session too.
    bool revoke(LinkKey const& key, std::string_view by, Date on);

private:
    sql::Connection& connection_;
};

}  // namespace report
