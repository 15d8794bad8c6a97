#include "agencies/api/api_key_service.hpp"

#include "agencies/account_record.hpp"
#include "agencies/agency_store.hpp"
#include "base/json.hpp"
#include "base/person_name.hpp"
#include "platform/crypto/key.hpp"
#include "platform/crypto/random.hpp"
#include "platform/crypto/sha256.hpp"
#include "platform/sql/transaction.hpp"

#include <charconv>

namespace agencies {
namespace {

// By which programs that look for leaked secrets know one of ours.
constexpr std::string_view token_begin = "gongkai_";

// "gongkai_3.2.…": the agency, the number there, and what nobody guesses.
std::string token_of(AgencyId agency, std::int64_t number, std::string_view secret)
{
    return std::string{token_begin} + std::to_string(agency.value) + "." + std::to_string(number) + "." + std::string{secret};
}

// Takes "17." off the beginning.
std::optional<std::int64_t> take_number(std::string_view& text)
{
    std::int64_t number = 0;
    auto const [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc{} || end == text.data() + text.size() || *end != '.')
        return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()) + 1);
    return number;
}

struct TokenParts {
    AgencyId agency;
    std::int64_t number = 0;
    std::string_view secret;
};

std::optional<TokenParts> parts_of(std::string_view token)
{
    if (!token.starts_with(token_begin))
        return std::nullopt;
    token.remove_prefix(token_begin.size());
    auto const agency = take_number(token);
    auto const number = agency ? take_number(token) : std::nullopt;
    if (!number)
        return std::nullopt;
    return TokenParts{{*agency}, *number, token};
}

void record_key(sql::Connection& connection, clocks::Clock const& clock, ApiKey const& key, std::pair<std::string_view, std::string_view> event_and_actor)
{
    record(connection, clock, key.agency,
           {.event = std::string{event_and_actor.first},
            .subject = actor_text(acting_key(key)),
            .actor = std::string{event_and_actor.second},
            .details = base::Json{{"scopes", to_string(key.scopes)}, {"until", to_string(key.until)}}.dump()});
}

}  // namespace

base::Accepted<ApiKeyService::Issued> ApiKeyService::issue(ApiKey key, std::string_view actor)
{
    key.name = base::normalise_name(key.name);
    if (auto faults = find_api_key_faults(key, clock_.today()); !faults.empty())
        return base::refuse(std::move(faults));
    auto const secret = crypto::random_token();
    return sql::retry_when_busy([&] {
        auto const connection = database_.connection();
        sql::Transaction transaction{*connection};
        key.number = ApiKeyStore{*connection}.add(key, crypto::sha256_hex(secret));
        record_key(*connection, clock_, key, {"api-key.issued", actor});
        transaction.commit();
        return Issued{key, token_of(key.agency, key.number, secret)};
    });
}

std::vector<ApiKey> ApiKeyService::keys_of(AgencyId agency) const
{
    return ApiKeyStore{*database_.connection()}.keys_of(agency);
}

Result<ApiKey> ApiKeyService::revoke(AgencyId agency, std::int64_t number, std::string_view actor)
{
    return sql::retry_when_busy([&]() -> Result<ApiKey> {
        auto const connection = database_.connection();
        sql::Transaction transaction{*connection};
        ApiKeyStore store{*connection};
        auto key = store.find(agency, number);
        if (!key)
            return key;
        if (key->revoked_on)
            return base::fail(base::ErrorKind::conflict, "api-key.revoked-before", "This API key has been revoked already.");
        key->revoked_on = clock_.today();
        store.set_revoked(*key, *key->revoked_on);
        record_key(*connection, clock_, *key, {"api-key.revoked", actor});
        transaction.commit();
        return key;
    });
}

Result<ApiKey> ApiKeyService::recognise(std::string_view token)
{
    auto const unknown = base::fail(base::ErrorKind::forbidden, "api-key.unknown", "This is no API key of this installation.");
    auto const parts = parts_of(token);
    if (!parts)
        return unknown;
    auto const connection = database_.connection();
    ApiKeyStore store{*connection};
    if (!crypto::same_secret(store.token_hash(parts->agency, parts->number), crypto::sha256_hex(parts->secret)))
        return unknown;
    auto key = store.find(parts->agency, parts->number);
    if (!key || key->revoked_on)
        return unknown;
    auto const today = clock_.today();
    if (!is_in_force(*key, today))
        return base::fail(base::ErrorKind::forbidden, "api-key.over", "The time of this API key was over on {day}.",
                          {{"day", to_string(key->until)}});
    if (key->used_on != today)
        sql::retry_when_busy([&] {
            sql::Transaction transaction{*connection};
            store.set_used(*key, today);
            transaction.commit();
        });
    return key;
}

bool ApiKeyService::reaches(ApiKey const& key, AgencyId agency) const
{
    return agency == key.agency || AgencyStore{*database_.connection()}.stands_below(agency, key.agency);
}

}  // namespace agencies
