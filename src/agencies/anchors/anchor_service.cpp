#include "agencies/anchors/anchor_service.hpp"

#include "agencies/domain/person.hpp"
#include "base/json.hpp"
#include "journal/journal.hpp"
#include "platform/crypto/sha256.hpp"
#include "platform/files/atomic_file.hpp"
#include "platform/sql/transaction.hpp"
#include "platform/timestamp/time_stamp.hpp"
#include "platform/web/web_client.hpp"

#include <map>
#include <system_error>

namespace agencies {
namespace {

using journal::AnchorStore;
using journal::HeadList;
using journal::NamedHead;
using journal::Way;

// In the chains of the agencies that have no superior here.
void record_at_roots(sql::Connection& connection, clocks::Clock const& clock, std::string const& event, std::string_view actor, std::string const& details)
{
    journal::Journal journal{connection, clock};
    for (auto const& root : AgencyStore{connection}.roots())
        journal.record(root.id, {.event = event, .subject = "agency/" + std::to_string(root.id.value), .actor = std::string{actor},
                                 .happened_at = clock.now(), .details = details});
}

// One transaction, again where another was in its way.
template <class Step>
auto within(sql::Database& database, Step const& step)
{
    return sql::retry_when_busy([&] {
        auto const connection = database.connection();
        sql::Transaction transaction{*connection};
        auto result = step(*connection);
        transaction.commit();
        return result;
    });
}

// "qingshi", or "nanhe+qingshi" where several have no superior.
std::string installation_name(std::vector<Agency> const& roots)
{
    std::string name;
    for (auto const& root : roots)
        name += (name.empty() ? "" : "+") + root.code;
    return name;
}

// Under the codes of their agencies.
HeadList named(sql::Connection& connection, std::vector<journal::Anchor> const& heads, clocks::Instant now)
{
    AgencyStore const store{connection};
    auto const roots = store.roots();
    std::map<AgencyId, std::string> codes;
    for (auto const& root : roots)
        for (auto const& agency : store.subtree_of(root.id))
            codes.emplace(agency.id, agency.code);
    HeadList list{.installation = installation_name(roots), .taken_at = now};
    for (auto const& head : heads)
        list.heads.push_back({codes[head.agency], head.number, head.hash, head.taken_at});
    return list;
}

std::filesystem::path file_name(std::int64_t number, std::string_view ending)
{
    auto const digits = std::to_string(number);
    return "journal-heads-" + std::string(digits.size() < 5 ? 5 - digits.size() : 0, '0') + digits + std::string{ending};  // sorts by number
}

// A folder that cannot be reached is the operator's to mend, and tried again later.
Result<void> write_file(std::filesystem::path const& folder, std::filesystem::path const& name, std::string_view content)
{
    try {
        files::AtomicFile file{folder};
        file.add(content);
        file.keep_as(folder / name);
        return {};
    } catch (std::system_error const& failure) {
        return base::fail(base::ErrorKind::unavailable, "anchor.folder-unreachable", "{folder} cannot be written to: {reason}",
                          {{"folder", folder.string()}, {"reason", failure.code().message()}});
    }
}

AnchorService::Receipt take_in(sql::Connection& connection, clocks::Clock const& clock, HeadList const& list, std::string_view actor)
{
    AnchorStore store{connection};
    AnchorService::Receipt receipt{.count = list.heads.size()};
    for (auto const& head : list.heads) {
        if (auto const earlier = store.contradiction(list.installation, head))
            receipt.contradictions.push_back({head, *earlier});
        store.add(journal::ReceivedHead{list.installation, head, clock.now()});
    }
    auto const details = base::Json{{"installation", list.installation}, {"sha256", crypto::sha256_hex(to_text(list))},
                                    {"contradictions", receipt.contradictions.size()}}
                             .dump();
    record_at_roots(connection, clock, "journal.heads-received", actor, details);
    return receipt;
}

// The code of what the superior has taken in and speaks against.
constexpr std::string_view contradicts = "superior.contradicts";
constexpr long taken_status = 200;
constexpr std::chrono::seconds superior_patience{60};
constexpr std::size_t answer_bytes = std::size_t{1} << 20U;

// What the superior says of its refusal, or the status where it is no answer of ours.
std::string reason_in(web::Answer const& answer)
{
    auto const body = base::Json::parse(answer.body, nullptr, false);
    auto const status = "HTTP " + std::to_string(answer.status);
    return body.is_object() && body.contains("detail") && body["detail"].is_string() ? status + ", " + body["detail"].get<std::string>() : status;
}

// The same list has the same key, so that one whose answer was lost is taken once.
Result<void> hand_in(AnchorService::Superior const& superior, std::string const& list)
{
    auto const body = base::Json{{"list", list}}.dump();
    auto const answer = web::exchange({.method = "POST",
                                       .address = superior.address + "/api/v1/journal/heads",
                                       .headers = {"Authorization: Bearer " + superior.key, "Content-Type: application/json", "Accept: application/json",
                                                   "Idempotency-Key: heads-" + crypto::sha256_hex(list), "Expect:"},
                                       .body = body,
                                       .most_bytes = answer_bytes,
                                       .patience = superior_patience});
    if (!answer)
        return tl::unexpected{answer.error()};
    if (answer->status != taken_status)
        return base::fail(base::ErrorKind::unavailable, "superior.refuses", "{address} does not take the list: {reason}",
                          {{"address", superior.address}, {"reason", reason_in(*answer)}});
    auto const receipt = base::Json::parse(answer->body, nullptr, false);
    if (!receipt.is_object() || !receipt.contains("contradictions") || !receipt["contradictions"].is_array())
        return base::fail(base::ErrorKind::unavailable, "superior.refuses", "{address} does not take the list: {reason}",
                          {{"address", superior.address}, {"reason", "no receipt"}});
    if (receipt["contradictions"].empty())
        return {};
    auto const& first = receipt["contradictions"].front();
    return base::fail(base::ErrorKind::conflict, "superior.contradicts", "The superior knows another journal of {agency}: it was rewritten or cut off.",
                      {{"agency", first.is_object() ? first.value("agency", "") : ""}});
}

}  // namespace

HeadList AnchorService::hand_out()
{
    return within(database_, [&](sql::Connection& connection) {
        AnchorStore store{connection};
        auto const heads = store.heads(clock_.now());
        for (auto const& head : heads)
            store.keep(head, Way::file);
        return named(connection, heads, clock_.now());
    });
}

std::optional<NamedHead> AnchorService::hand_out(Agency const& agency, std::string_view actor)
{
    return within(database_, [&](sql::Connection& connection) -> std::optional<NamedHead> {
        journal::Journal journal{connection, clock_};
        auto const head = journal.head(agency.id);
        if (!head)
            return std::nullopt;
        AnchorStore{connection}.keep(*head, Way::sheet);
        journal.record(agency.id, {.event = "journal.sheet-printed", .subject = "journal/" + std::to_string(head->number),
                                   .actor = std::string{actor}, .happened_at = clock_.now()});
        return NamedHead{agency.code, head->number, head->hash, head->taken_at};
    });
}

Result<NamedHead> AnchorService::printed(Agency const& agency, std::int64_t number) const
{
    auto const anchor = AnchorStore{*database_.connection()}.find(agency.id, number, Way::sheet);
    if (!anchor)
        return base::fail(base::ErrorKind::not_found, "anchor.no-sheet", "No day sheet was printed at this entry.");
    return NamedHead{agency.code, anchor->number, anchor->hash, anchor->taken_at};
}

bool AnchorService::make_list()
{
    return within(database_, [&](sql::Connection& connection) {
        AnchorStore store{connection};
        auto const heads = store.grown_heads(clock_.now());
        if (heads.empty())
            return false;
        auto list = named(connection, heads, clock_.now());
        auto const last = store.last_list();
        list.number = last ? last->number + 1 : 1;
        list.previous = last ? crypto::sha256_hex(last->content) : "";
        for (auto const& head : heads)
            store.keep(head, Way::list);
        store.add(journal::KeptList{.number = list.number, .taken_at = list.taken_at, .content = to_text(list)});
        return true;
    });
}

Result<void> AnchorService::file_lists(std::filesystem::path const& folder)
{
    auto const waiting = AnchorStore{*database_.connection()}.lists_to_file();
    for (auto const& list : waiting) {
        if (auto const written = write_file(folder, file_name(list.number, ".jsonl"), list.content); !written)
            return written;
        within(database_, [&](sql::Connection& connection) {
            AnchorStore{connection}.filed(list.number, clock_.now());
            return true;
        });
    }
    return {};
}

Result<void> AnchorService::stamp_lists(std::string const& authority, std::filesystem::path const& trusted, std::filesystem::path const& folder)
{
    auto const waiting = AnchorStore{*database_.connection()}.lists_to_stamp();
    for (auto const& list : waiting) {
        auto const token = timestamp::ask(authority, list.content, trusted);
        if (!token)
            return tl::unexpected{token.error()};
        auto const written = folder.empty() ? Result<void>{} : write_file(folder, file_name(list.number, ".tst"), *token);
        if (!written)
            return written;
        within(database_, [&](sql::Connection& connection) {
            AnchorStore{connection}.stamped(list.number, *token);
            return true;
        });
    }
    return {};
}

AnchorService::Receipt AnchorService::receive(HeadList const& list, std::string_view actor)
{
    return within(database_, [&](sql::Connection& connection) { return take_in(connection, clock_, list, actor); });
}

Result<AnchorService::Receipt> AnchorService::receive_from(AgencyId agency, HeadList const& list, std::string_view actor)
{
    return within(database_, [&](sql::Connection& connection) -> Result<Receipt> {
        if (AnchorStore{connection}.agency_of_installation(list.installation, agency, clock_.now()) != agency)
            return base::fail(base::ErrorKind::conflict, "anchor.others-installation",
                              "The lists of the installation {installation} are handed in by the key of another agency.",
                              {{"installation", list.installation}});
        return take_in(connection, clock_, list, actor);
    });
}

Result<void> AnchorService::hand_in_lists(Superior const& superior)
{
    auto const waiting = AnchorStore{*database_.connection()}.lists_to_hand_in();
    for (auto const& list : waiting) {
        auto const taken = hand_in(superior, list.content);
        // What contradicts has arrived all the same, and is not sent again. The failed job ends with its next run; the entry stays.
        if (!taken && taken.error().code != contradicts)
            return taken;
        within(database_, [&](sql::Connection& connection) {
            AnchorStore{connection}.handed_in(list.number, clock_.now());
            if (!taken)
                record_at_roots(connection, clock_, "journal.contradicted", operator_actor,
                                base::Json{{"list", list.number}, {"superior", superior.address}, {"reason", base::to_string(taken.error())}}.dump());
            return true;
        });
        if (!taken)
            return taken;
    }
    return {};
}

std::vector<journal::ReceivedHead> AnchorService::received(std::string_view installation) const
{
    return AnchorStore{*database_.connection()}.received(installation);
}

std::vector<journal::KeptAnchor> AnchorService::kept(AgencyId agency, std::int64_t most) const
{
    return AnchorStore{*database_.connection()}.kept(agency, most);
}

}  // namespace agencies
