#pragma once

#include "journal/chain.hpp"
#include "platform/sql/migrations.hpp"

#include <functional>
#include <span>

namespace journal {

// The steps of the schema that this feature brings.
[[nodiscard]] std::vector<sql::Migration> schema();

// The append-only record of who did what, one hash chain an agency.
class Journal {
public:
    Journal(sql::Connection& connection, clocks::Clock const& clock) : connection_{connection}, clock_{clock} {}

    // Adds the acts to the agency's chain, within the transaction that carries them out.
    void record(AgencyId agency, std::span<Act const> acts);
    void record(AgencyId agency, Act const& act) { record(agency, {&act, 1}); }

    // Where the chain ends now; nothing before its first entry.
    [[nodiscard]] std::optional<Anchor> head(AgencyId agency) const;

    // In the order of their numbers; `take` uses no other statement of the connection.
    void each_entry(AgencyId agency, std::function<void(Entry const&)> const& take) const;
    // What was done with one subject.
    [[nodiscard]] std::vector<Entry> entries_of(AgencyId agency, std::string_view subject) const;

    // The first break of the agency's chain as it stands now, looked for beside the anchors. Outside of any transaction.
    [[nodiscard]] std::optional<Break> verify(AgencyId agency, std::vector<Anchor> const& anchors) const;

private:
    sql::Connection& connection_;
    clocks::Clock const& clock_;
};

}  // namespace journal
