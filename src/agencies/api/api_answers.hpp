#pragma once

#include "agencies/api/api_key_store.hpp"
#include "platform/clock/clock.hpp"
#include "platform/keys/vault.hpp"
#include "platform/sql/database.hpp"

namespace agencies {

// A write as it was sent: the key that sent it, its Idempotency-Key, and everything of it by which a second one is the same.
struct SentWrite {
    ApiKey const& key;
    std::string_view sent_key;
    std::string content;
};

struct KeptAnswer {
    int status = 200;
    std::string location = {};  // of what was made; may be empty
    std::string body = {};

    friend bool operator==(KeptAnswer const&, KeptAnswer const&) = default;
};

// So that a write which is sent twice, because the answer to the first was lost, is carried out once: the answers of the last two
// days. They may hold personal values, so each lies sealed under the case that it is about and goes with it; what was refused
// changed nothing and is not kept.
class ApiAnswers {
public:
    ApiAnswers(sql::Database& database, clocks::Clock const& clock, keys::KeyRing const& keys)
        : database_{database}, clock_{clock}, keys_{keys}
    {
    }

    // Nothing: the write is to be carried out, then kept or dropped. `api.sent-otherwise` where the Idempotency-Key came with
    // something else before; `api.under-way` while the first is not answered yet.
    Result<std::optional<KeptAnswer>> begin(SentWrite const& write);
    void keep(SentWrite const& write, KeptAnswer const& answer, keys::Case const& about);
    void drop(SentWrite const& write);

    // Returns how many.
    std::int64_t forget_old();

private:
    sql::Database& database_;
    clocks::Clock const& clock_;
    keys::KeyRing const& keys_;
};

}  // namespace agencies
