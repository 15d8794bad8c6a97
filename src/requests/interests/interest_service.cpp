#include "requests/interests/interest_service.hpp"

#include "base/person_name.hpp"
#include "platform/crypto/sha256.hpp"
#include "requests/case_record.hpp"
#include "requests/fault_text.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace requests {
namespace {

// Of a longer period the newest: each is held against each.
constexpr std::int64_t compared_at_most = 1000;
constexpr std::array<std::string_view, 2> result_names{"published", "not_published"};  // as stored

constexpr auto select_interests =
    "SELECT r.request_id AS request_id, r.number AS number, r.subject AS subject, r.decision AS decision, r.arrived_on AS arrived_on, "
    "p.name_hash AS name_hash, p.telephone_hash AS telephone_hash, p.identity_hash AS identity_hash, "
    "s.result AS result, s.settled_on AS settled_on, s.settled_by AS settled_by, s.remark AS remark "
    "FROM request r JOIN request_particulars p ON p.agency_id = r.agency_id AND p.request_id = r.request_id "
    "LEFT JOIN interest_settled s ON s.agency_id = r.agency_id AND s.request_id = r.request_id "
    "WHERE r.agency_id = $1 AND r.arrived_on >= $2 AND r.arrived_on <= $3 AND r.subject <> '' AND p.number = "
    "(SELECT MAX(q.number) FROM request_particulars q WHERE q.agency_id = p.agency_id AND q.request_id = p.request_id) "
    "ORDER BY r.arrived_on DESC, r.request_id DESC LIMIT $4";
constexpr auto upsert_settled =
    "INSERT INTO interest_settled (agency_id, request_id, result, settled_on, settled_by, remark) VALUES ($1, $2, $3, $4, $5, $6) "
    "ON CONFLICT (agency_id, request_id) DO UPDATE SET result = $3, settled_on = $4, settled_by = $5, remark = $6";

// The same applicant has the same identity number, or else the same name and telephone.
std::string digest_of(sql::Row const& row)
{
    if (!row["identity_hash"].is_null())
        return crypto::sha256_hex("i" + row.bytes("identity_hash"));
    return crypto::sha256_hex("n" + row.bytes("name_hash") + (row["telephone_hash"].is_null() ? std::string{} : row.bytes("telephone_hash")));
}

// What is still open may be given; what was published before needs no suggestion.
bool may_be_published(std::string const& decision, RequestLaw const& law)
{
    auto const* kind = law.decision(decision);
    return kind == nullptr || kind->gives;
}

std::optional<InterestSettled> settled_in(sql::Row const& row)
{
    if (row["result"].is_null())
        return std::nullopt;
    auto const result = row.text("result") == result_names[0] ? InterestResult::published : InterestResult::not_published;
    return InterestSettled{result, row.date("settled_on"), Actor{row.text("settled_by")}, row.text("remark")};
}

}  // namespace

bool SuggestedInterest::is_settled() const
{
    return std::ranges::all_of(requests, [](InterestRequest const& one) { return one.settled.has_value(); });
}

Result<Suggestions> InterestService::suggestions(AgencyId agency, Date from, Date to) const
{
    return look(tools_, [&](Desk& desk) -> Result<Suggestions> {
        auto const& law = tools_.law.requests();
        auto const rows = desk.connection.query(select_interests, {agency.value, from, to, compared_at_most});
        std::vector<Interest> interests;
        std::map<RequestKey, InterestRequest> known;
        for (auto const row : rows.all()) {
            RequestKey const key{agency, RequestId{row.integer("request_id")}};
            interests.push_back({key, digest_of(row), row.text("subject"), may_be_published(row.text("decision"), law)});
            known.emplace(key, InterestRequest{key, row.text("number"), row.text("subject"), row.date("arrived_on"), settled_in(row)});
        }
        Suggestions found{.interests = {}, .is_cut = static_cast<std::int64_t>(interests.size()) == compared_at_most};
        for (auto const& repeated : repeated_interests(interests, law.defaults.repeated_interest, law)) {
            SuggestedInterest suggested{.subject = repeated.subject, .applicants = repeated.applicants, .requests = {}};
            for (auto const& key : repeated.requests)
                suggested.requests.push_back(known.at(key));
            found.interests.push_back(std::move(suggested));
        }
        std::ranges::stable_partition(found.interests, [](SuggestedInterest const& one) { return !one.is_settled(); });
        return found;
    });
}

base::Accepted<void> InterestService::settle(AgencyId agency, Settling const& settling)
{
    if (auto const ours = check_agency({agency, {}}, settling.by); !ours)
        return base::refuse({fault_of(ours.error(), "")});
    auto const longest = static_cast<std::size_t>(tools_.law.requests().defaults.description_characters_at_most);
    auto const remark = base::normalise_name(settling.remark);
    if (!base::is_name(remark, longest))
        return base::refuse({{"remark", "interest.no-remark", {{"most", std::to_string(longest)}}}});
    return write(tools_, [&](Desk& desk) -> base::Accepted<void> {
        for (auto const& id : settling.requests) {
            RequestKey const key{agency, id};
            if (auto const summary = desk.requests.find(key); !summary)
                return base::refuse({fault_of(summary.error(), "")});
            desk.connection.execute(upsert_settled, {agency.value, id.value, result_names.at(static_cast<std::size_t>(settling.result)), desk.today,
                                                     actor_of(settling.by).id, remark});
            note(desk, key, {.act = "interest_settled", .by = actor_of(settling.by)});
        }
        return {};
    });
}

}  // namespace requests
