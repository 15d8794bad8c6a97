#pragma once

#include "agencies/api/api_key_store.hpp"
#include "platform/clock/clock.hpp"
#include "platform/sql/database.hpp"

namespace agencies {

// Keys of the JSON API: given, recognised, taken back. Giving and taking back leave a row in the journal of the agency.
class ApiKeyService {
public:
    ApiKeyService(sql::Database& database, clocks::Clock const& clock) : database_{database}, clock_{clock} {}

    // The token is told here, and never again.
    struct Issued {
        ApiKey key;
        std::string token;
    };
    base::Accepted<Issued> issue(ApiKey key, std::string_view actor);
    [[nodiscard]] std::vector<ApiKey> keys_of(AgencyId agency) const;
    // From now on. `api-key.not-found`, `api-key.revoked-before`.
    Result<ApiKey> revoke(AgencyId agency, std::int64_t number, std::string_view actor);

    // Whose token it is. `api-key.unknown` alike for what is none and for a key that was taken back; `api-key.over`.
    Result<ApiKey> recognise(std::string_view token);
    // Whether the agency is that of the key or stands below it.
    [[nodiscard]] bool reaches(ApiKey const& key, AgencyId agency) const;

private:
    sql::Database& database_;
    clocks::Clock const& clock_;
};

}  // namespace agencies
