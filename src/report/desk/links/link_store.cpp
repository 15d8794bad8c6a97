#include "report/desk/links/link_store.hpp"

namespace report {
namespace {

constexpr auto insert_link =
    "INSERT INTO report_link (agency_id, link_id, unit_id, year, token_hash, once, until_day, made_by, made_on, opened, revoked_by) VALUES "
    "($1, (SELECT COALESCE(MAX(link_id), 0) + 1 FROM report_link WHERE agency_id = $1), $2, $3, $4, $5, $6, $7, $8, 0, '') RETURNING link_id";
constexpr auto select_of_year = "SELECT * FROM report_link WHERE agency_id = $1 AND year = $2 ORDER BY link_id DESC";
constexpr auto select_by_token = "SELECT * FROM report_link WHERE token_hash = $1";
constexpr auto select_by_session = "SELECT * FROM report_link WHERE session_hash = $1 AND session_until > $2";
constexpr auto update_opened =
    "UPDATE report_link SET opened = opened + 1, session_hash = $3, session_until = $4 WHERE agency_id = $1 AND link_id = $2";
constexpr auto update_revoked =
    "UPDATE report_link SET revoked_by = $3, revoked_on = $4, session_hash = NULL, session_until = NULL "
    "WHERE agency_id = $1 AND link_id = $2 AND revoked_on IS NULL";

ReportLink to_link(sql::Row const& row)
{
    return {.key = {AgencyId{row.integer("agency_id")}, row.integer("link_id")},
            .unit = AgencyId{row.integer("unit_id")},
            .year = static_cast<int>(row.integer("year")),
            .use = row.integer("once") != 0 ? LinkUse::once : LinkUse::until_day,
            .until = row.date("until_day"),
            .made_by = row.text("made_by"),
            .made_on = row.date("made_on"),
            .opened = row.integer("opened"),
            .revoked_on = row.maybe_date("revoked_on")};
}

std::optional<ReportLink> first_of(sql::Rows const& rows)
{
    return rows.empty() ? std::nullopt : std::optional{to_link(rows.front())};
}

}  // namespace

LinkKey LinkStore::add(ReportLink const& link, std::string_view token_hash)
{
    auto const rows = connection_.query(insert_link, {link.key.agency.value, link.unit.value, link.year, token_hash, link.use == LinkUse::once ? 1 : 0,
                                                      link.until, link.made_by, link.made_on});
    return {link.key.agency, rows.front().integer("link_id")};
}

std::vector<ReportLink> LinkStore::of(AgencyId collector, int year) const
{
    std::vector<ReportLink> found;
    auto const rows = connection_.query(select_of_year, {collector.value, year});
    for (auto const& row : rows.all())
        found.push_back(to_link(row));
    return found;
}

std::optional<ReportLink> LinkStore::by_token(std::string_view token_hash) const
{
    return first_of(connection_.query(select_by_token, {token_hash}));
}

std::optional<ReportLink> LinkStore::by_session(std::string_view session_hash, clocks::Instant now) const
{
    return first_of(connection_.query(select_by_session, {session_hash, clocks::iso_text(now)}));
}

void LinkStore::opened(LinkKey const& key, std::string_view session_hash, clocks::Instant until)
{
    connection_.execute(update_opened, {key.agency.value, key.id, session_hash, clocks::iso_text(until)});
}

bool LinkStore::revoke(LinkKey const& key, std::string_view by, Date on)
{
    return connection_.execute(update_revoked, {key.agency.value, key.id, by, on}) == 1;
}

}  // namespace report
