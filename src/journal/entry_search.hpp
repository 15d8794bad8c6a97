#pragma once

#include "journal/entry.hpp"
#include "platform/sql/connection.hpp"

#include <optional>

namespace journal {

// Which entries of a chain are wanted; what is empty restricts nothing.
struct EntryFilter {
    enum class Only { all, looks, back_dated };

    std::string event{};
    std::string actor{};
    std::string subject{};
    std::optional<base::Date> from{};   // by the day on which they were recorded
    std::optional<base::Date> until{};  // that day too
    Only only = Only::all;
};

// Somebody looked at personal data, and changed nothing.
[[nodiscard]] bool is_look(Entry const& entry);
// It is said to have happened on an earlier day than that on which it was recorded.
[[nodiscard]] bool is_back_dated(Entry const& entry);

struct EntryWindow {
    std::int64_t first = 0;  // how many are passed over
    std::int64_t most = 50;
};
struct FoundEntries {
    std::vector<Entry> entries{};  // the latest first
    std::int64_t total = 0;        // of all that fit, within the window and outside
};
[[nodiscard]] FoundEntries find_entries(sql::Connection& connection, AgencyId agency, EntryFilter const& filter, EntryWindow const& window);

// What stands in the chain, each once, in the order of the alphabet: for choosing among.
[[nodiscard]] std::vector<std::string> events_in(sql::Connection& connection, AgencyId agency);
[[nodiscard]] std::vector<std::string> actors_in(sql::Connection& connection, AgencyId agency);

}  // namespace journal
