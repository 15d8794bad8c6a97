#pragma once

#include "agencies/domain/api_key.hpp"
#include "base/result.hpp"
#include "platform/sql/connection.hpp"
#include "platform/sql/migrations.hpp"

namespace agencies {

using base::AgencyId;
using base::Result;

// The steps of the schema that the JSON API brings.
[[nodiscard]] std::vector<sql::Migration> api_schema();

// Keys of the JSON API. Of a token only the hash comes here.
class ApiKeyStore {
public:
    explicit ApiKeyStore(sql::Connection& connection) : connection_{connection} {}

    // `api-key.not-found`.
    [[nodiscard]] Result<ApiKey> find(AgencyId agency, std::int64_t number) const;
    [[nodiscard]] std::vector<ApiKey> keys_of(AgencyId agency) const;
    // Gives the number within the agency.
    std::int64_t add(ApiKey const& key, std::string_view token_hash);
    [[nodiscard]] std::string token_hash(AgencyId agency, std::int64_t number) const;
    void set_used(ApiKey const& key, base::Date day);
    void set_revoked(ApiKey const& key, base::Date day);

private:
    sql::Connection& connection_;
};

}  // namespace agencies
