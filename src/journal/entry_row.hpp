#pragma once

#include "journal/entry.hpp"
#include "platform/sql/rows.hpp"

namespace journal {

// An entry of its row. A time that somebody changed in the database to what is none still shows as a changed entry.
[[nodiscard]] inline Entry to_entry(sql::Row const& row)
{
    auto const instant = [](std::string const& text) { return clocks::parse_instant(text).value_or(Instant{}); };
    return {.agency = {row.integer("agency_id")},
            .number = row.integer("number"),
            .act = {.event = row.text("event"),
                    .subject = row.text("subject"),
                    .actor = row.text("actor"),
                    .rule = row.text("rule"),
                    .happened_at = instant(row.text("happened_at")),
                    .details = row.text("details")},
            .recorded_at = instant(row.text("recorded_at")),
            .hash = row.text("hash")};
}

}  // namespace journal
