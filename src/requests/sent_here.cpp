#include "requests/sent_here.hpp"

#include "platform/crypto/sha256.hpp"
#include "requests/applicant_seal.hpp"

#include <set>

namespace requests {
namespace {

constexpr auto select_sent = "SELECT request_id FROM sent_here WHERE token_hash = $1 AND agency_id = $2 AND month = $3";
constexpr auto insert_sent =
    "INSERT INTO sent_here (token_hash, agency_id, request_id, month) VALUES ($1, $2, $3, $4) "
    "ON CONFLICT (token_hash, agency_id, request_id) DO NOTHING";
constexpr auto delete_before = "DELETE FROM sent_here WHERE month < $1";
constexpr auto delete_request = "DELETE FROM sent_here WHERE agency_id = $1 AND request_id = $2";

std::string hash_of(std::string_view token)
{
    return crypto::sha256_hex("sent-here:" + std::string{token});
}

std::string month_text(Date day)
{
    return to_string(day).substr(0, 7);
}

Date first_of_month(Date day)
{
    auto const civil = day.civil();
    return civil.year() / civil.month() / std::chrono::day{1};
}

}  // namespace

Result<int> SentHere::next_of_month(std::string_view token, AgencyId agency, Particulars const& particulars)
{
    if (token.empty())
        return 1;
    // The first hash of an agency makes its key: it writes.
    return write(tools_, [&](Desk& desk) -> Result<int> {
        std::set<RequestId> sent;
        auto const rows = desk.connection.query(select_sent, {hash_of(token), agency.value, month_text(desk.today)});
        for (auto const row : rows.all())
            sent.insert(RequestId{row.integer("request_id")});
        if (sent.empty())
            return 1;
        auto const hashes = hashes_of(desk.vault, agency, normalised(particulars).applicant);
        if (!hashes)
            return tl::unexpected{hashes.error()};
        int next = 1;
        for (auto const& summary : desk.applicants.of_applicant(agency, *hashes, first_of_month(desk.today), desk.today))
            next += sent.contains(summary.key.id) ? 1 : 0;
        return next;
    });
}

Result<void> SentHere::keep(std::string_view token, RequestKey key)
{
    return write(tools_, [&](Desk& desk) -> Result<void> {
        auto const month = month_text(desk.today);
        desk.connection.execute(delete_before, {month});
        desk.connection.execute(insert_sent, {hash_of(token), key.agency.value, key.id.value, month});
        return {};
    });
}

void forget_sent_here(sql::Connection& connection, RequestKey key)
{
    connection.execute(delete_request, {key.agency.value, key.id.value});
}

}  // namespace requests
