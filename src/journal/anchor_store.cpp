#include "journal/anchor_store.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <array>

namespace journal {
namespace {

constexpr std::array<std::string_view, 3> way_names{"sheet", "file", "list"};
// In the place of an agency, where it is no single one's.
constexpr std::int64_t whole_installation = 0;

constexpr auto insert_anchor =
    "INSERT INTO journal_anchor (agency_id, number, way, hash, taken_at) VALUES ($1, $2, $3, $4, $5) "
    "ON CONFLICT (agency_id, number, way) DO NOTHING";
constexpr auto select_one =
    "SELECT agency_id, number, way, hash, taken_at FROM journal_anchor WHERE agency_id = $1 AND number = $2 AND way = $3";
constexpr auto select_kept =
    "SELECT agency_id, number, way, hash, taken_at FROM journal_anchor WHERE agency_id = $1 "
    "ORDER BY taken_at DESC, number DESC, way LIMIT $2";
constexpr auto select_anchors =
    "SELECT agency_id, number, way, hash, taken_at FROM journal_anchor WHERE agency_id = $1 ORDER BY number, way";
constexpr auto select_heads = "SELECT agency_id, number, hash FROM journal_head WHERE number > 0 ORDER BY agency_id";
constexpr auto select_grown =
    "SELECT h.agency_id, h.number, h.hash FROM journal_head h WHERE h.number > COALESCE((SELECT MAX(a.number) FROM journal_anchor a "
    "WHERE a.agency_id = h.agency_id AND a.way = 'list'), 0) ORDER BY h.agency_id";

#define LISTS "SELECT number, taken_at, content, filed_at, token FROM journal_head_list WHERE agency_id = $1 "
constexpr auto select_last_list = LISTS "ORDER BY number DESC LIMIT 1";
constexpr auto select_to_file = LISTS "AND filed_at IS NULL ORDER BY number";
constexpr auto select_to_stamp = LISTS "AND token IS NULL ORDER BY number";
constexpr auto select_to_hand_in = LISTS "AND handed_in_at IS NULL ORDER BY number";
constexpr auto select_stamped = LISTS "AND token IS NOT NULL ORDER BY number";
#undef LISTS
constexpr auto insert_list = "INSERT INTO journal_head_list (agency_id, number, taken_at, content) VALUES ($1, $2, $3, $4)";
constexpr auto update_filed = "UPDATE journal_head_list SET filed_at = $3 WHERE agency_id = $1 AND number = $2";
constexpr auto update_handed_in = "UPDATE journal_head_list SET handed_in_at = $3 WHERE agency_id = $1 AND number = $2";
constexpr auto update_token = "UPDATE journal_head_list SET token = $3 WHERE agency_id = $1 AND number = $2";

#define RECEIVED "SELECT installation, agency_code, number, hash, taken_at, received_at FROM journal_received_head "
constexpr auto select_against =
    RECEIVED
    "WHERE agency_id = $1 AND installation = $2 AND agency_code = $3 AND ((number = $4 AND hash <> $5) OR "
    "(number > $4 AND taken_at < $6) OR (number < $4 AND taken_at > $6)) ORDER BY number, hash LIMIT 1";
constexpr auto select_received =
    RECEIVED "WHERE agency_id = $1 AND ($2 = '' OR installation = $2) ORDER BY installation, agency_code, number, hash";
#undef RECEIVED
constexpr auto insert_received =
    "INSERT INTO journal_received_head (agency_id, installation, agency_code, number, hash, taken_at, received_at) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (agency_id, installation, agency_code, number, hash) DO NOTHING";

constexpr auto insert_installation =
    "INSERT INTO journal_installation (agency_id, installation, since) VALUES ($1, $2, $3) ON CONFLICT (installation) DO NOTHING";
constexpr auto select_installation = "SELECT agency_id FROM journal_installation WHERE installation = $1";

// A time that somebody changed in the database to what is none.
Instant to_instant(std::string const& text)
{
    return clocks::parse_instant(text).value_or(Instant{});
}

KeptAnchor to_kept(sql::Row const& row)
{
    auto const way = parse_way(row.text("way"));
    base::ensure(way.has_value(), "a way of an anchor is one that there is");
    return {{{row.integer("agency_id")}, row.integer("number"), row.text("hash"), to_instant(row.text("taken_at"))}, *way};
}

KeptList to_list(sql::Row const& row)
{
    auto const filed_at = row.maybe_text("filed_at");
    KeptList list{.number = row.integer("number"), .taken_at = to_instant(row.text("taken_at")), .content = row.text("content")};
    if (filed_at)
        list.filed_at = to_instant(*filed_at);
    if (!row["token"].is_null())
        list.token = row.bytes("token");
    return list;
}

ReceivedHead to_received(sql::Row const& row)
{
    return {row.text("installation"),
            {row.text("agency_code"), row.integer("number"), row.text("hash"), to_instant(row.text("taken_at"))},
            to_instant(row.text("received_at"))};
}

std::vector<Anchor> heads_in(sql::Connection& connection, std::string_view statement, Instant now)
{
    std::vector<Anchor> heads;
    connection.each(statement, {}, [&](sql::Row const& row) {
        heads.push_back({{row.integer("agency_id")}, row.integer("number"), row.text("hash"), now});
    });
    return heads;
}

}  // namespace

std::string_view to_string(Way way)
{
    return way_names.at(static_cast<std::size_t>(way));
}

std::optional<Way> parse_way(std::string_view text)
{
    auto const* const found = std::ranges::find(way_names, text);
    return found == way_names.end() ? std::nullopt : std::optional{static_cast<Way>(found - way_names.begin())};
}

void AnchorStore::keep(Anchor const& anchor, Way way)
{
    connection_.execute(insert_anchor, {anchor.agency.value, anchor.number, to_string(way), anchor.hash, clocks::iso_text(anchor.taken_at)});
}

std::optional<Anchor> AnchorStore::find(AgencyId agency, std::int64_t number, Way way) const
{
    auto const rows = connection_.query(select_one, {agency.value, number, to_string(way)});
    return rows.empty() ? std::nullopt : std::optional{to_kept(rows.front()).anchor};
}

std::vector<KeptAnchor> AnchorStore::kept(AgencyId agency, std::int64_t most) const
{
    std::vector<KeptAnchor> kept;
    connection_.each(select_kept, {agency.value, most}, [&](sql::Row const& row) { kept.push_back(to_kept(row)); });
    return kept;
}

std::vector<Anchor> AnchorStore::anchors_of(AgencyId agency) const
{
    std::vector<Anchor> anchors;
    connection_.each(select_anchors, {agency.value}, [&](sql::Row const& row) { anchors.push_back(to_kept(row).anchor); });
    return anchors;
}

std::vector<Anchor> AnchorStore::heads(Instant now) const
{
    return heads_in(connection_, select_heads, now);
}

std::vector<Anchor> AnchorStore::grown_heads(Instant now) const
{
    return heads_in(connection_, select_grown, now);
}

std::vector<KeptList> AnchorStore::lists(std::string_view statement) const
{
    std::vector<KeptList> found;
    connection_.each(statement, {whole_installation}, [&](sql::Row const& row) { found.push_back(to_list(row)); });
    return found;
}

std::optional<KeptList> AnchorStore::last_list() const
{
    auto found = lists(select_last_list);
    return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

std::vector<KeptList> AnchorStore::lists_to_file() const
{
    return lists(select_to_file);
}

std::vector<KeptList> AnchorStore::lists_to_stamp() const
{
    return lists(select_to_stamp);
}

std::vector<KeptList> AnchorStore::lists_to_hand_in() const
{
    return lists(select_to_hand_in);
}

std::vector<KeptList> AnchorStore::stamped_lists() const
{
    return lists(select_stamped);
}

void AnchorStore::add(KeptList const& list)
{
    connection_.execute(insert_list, {whole_installation, list.number, clocks::iso_text(list.taken_at), list.content});
}

void AnchorStore::filed(std::int64_t number, Instant at)
{
    connection_.execute(update_filed, {whole_installation, number, clocks::iso_text(at)});
}

void AnchorStore::stamped(std::int64_t number, std::string const& token)
{
    connection_.execute(update_token, {whole_installation, number, sql::Blob{token}});
}

void AnchorStore::handed_in(std::int64_t number, Instant at)
{
    connection_.execute(update_handed_in, {whole_installation, number, clocks::iso_text(at)});
}

std::optional<ReceivedHead> AnchorStore::contradiction(std::string_view installation, NamedHead const& head) const
{
    auto const rows = connection_.query(select_against, {whole_installation, installation, head.agency, head.number, head.hash,
                                                         clocks::iso_text(head.taken_at)});
    return rows.empty() ? std::nullopt : std::optional{to_received(rows.front())};
}

void AnchorStore::add(ReceivedHead const& received)
{
    auto const& head = received.head;
    connection_.execute(insert_received, {whole_installation, received.installation, head.agency, head.number, head.hash,
                                          clocks::iso_text(head.taken_at), clocks::iso_text(received.received_at)});
}

AgencyId AnchorStore::agency_of_installation(std::string_view installation, AgencyId otherwise, Instant now)
{
    connection_.execute(insert_installation, {otherwise.value, installation, clocks::iso_text(now)});
    return {connection_.query(select_installation, {installation}).front().integer("agency_id")};
}

std::vector<ReceivedHead> AnchorStore::received(std::string_view installation) const
{
    std::vector<ReceivedHead> found;
    connection_.each(select_received, {whole_installation, installation}, [&](sql::Row const& row) { found.push_back(to_received(row)); });
    return found;
}

}  // namespace journal
