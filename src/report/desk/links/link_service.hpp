#pragma once

#include "agencies/agency_service.hpp"
#include "agencies/domain/person.hpp"
#include "platform/sql/database.hpp"

namespace report {

using base::AgencyId;
using base::Date;

struct LinkKey {
    AgencyId agency;  // who gave it out
    std::int64_t id = 0;

    friend auto operator<=>(LinkKey const&, LinkKey const&) = default;
};

enum class LinkUse : std::uint8_t { once, until_day };

// The way of a unit without an account to its own report of a year.
struct ReportLink {
    LinkKey key;
    AgencyId unit;
    int year = 0;
    LinkUse use = LinkUse::once;
    Date until;
    std::string made_by = {};  // as in the journal
    Date made_on;
    std::int64_t opened = 0;  // how often
    std::optional<Date> revoked_on = {};
};
[[nodiscard]] bool is_open(ReportLink const& link, Date today);
// By whom the journal says that something came through it.
[[nodiscard]] std::string actor_of(LinkKey const& link);

// Links are given out by who collects, open once or until a day, and can be revoked; each step is in the journal of who gave it out.
// Whoever has one sees and replaces that one report, and nothing else. All outlives the service.
class LinkService {
public:
    LinkService(sql::Database& database, clocks::Clock const& clock, agencies::AgencyService const& agencies)
        : database_{database}, clock_{clock}, agencies_{agencies}
    {
    }

    struct Wanted {
        std::optional<AgencyId> unit = {};
        int year = 0;
        LinkUse use = LinkUse::once;
        Date until;
    };
    // The token, which is told this once. `link.no-unit`, `link.bad-day`.
    base::Result<std::string> issue(agencies::Agency const& collector, Wanted const& wanted, agencies::PersonKey by);
    // `link.no-link`.
    base::Result<void> revoke(LinkKey const& key, agencies::PersonKey by);
    [[nodiscard]] std::vector<ReportLink> of(AgencyId collector, int year) const;

    // Takes the way: what the browser keeps from then on, for a while. `link.over` for every token that is no open one, so that nobody
    // learns which there were.
    base::Result<std::string> open(std::string_view token);
    // What the browser kept. `link.over`.
    [[nodiscard]] base::Result<ReportLink> session(std::string_view kept) const;

private:
    sql::Database& database_;
    clocks::Clock const& clock_;
    agencies::AgencyService const& agencies_;
};

}  // namespace report
