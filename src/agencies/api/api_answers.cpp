#include "agencies/api/api_answers.hpp"

#include "platform/crypto/sha256.hpp"
#include "platform/sql/transaction.hpp"

namespace agencies {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::hours kept{48};
// Nobody works at an answer so long: the process that did is gone. Carrying the write out again is safe, for each write names the
// version that it changes, and a registration the form that it is.
constexpr std::chrono::minutes given_up{10};

constexpr auto insert_answer =
    "INSERT INTO api_answer (agency_id, key_id, sent_key, digest, began_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
constexpr auto select_answer =
    "SELECT digest, began_at, status, of_agency, subject, content FROM api_answer WHERE agency_id = $1 AND key_id = $2 AND sent_key = $3";
constexpr auto update_begun = "UPDATE api_answer SET began_at = $4 WHERE agency_id = $1 AND key_id = $2 AND sent_key = $3";
constexpr auto update_answer =
    "UPDATE api_answer SET status = $4, of_agency = $5, subject = $6, content = $7 WHERE agency_id = $1 AND key_id = $2 AND sent_key = $3";
constexpr auto delete_answer = "DELETE FROM api_answer WHERE agency_id = $1 AND key_id = $2 AND sent_key = $3 AND status IS NULL";
constexpr auto delete_old = "DELETE FROM api_answer WHERE began_at < $1";

// What is sent as Idempotency-Key may be anything, so only its hash is written down.
std::string name_of(SentWrite const& write)
{
    return crypto::sha256_hex(write.sent_key);
}

sql::Values place_of(SentWrite const& write)
{
    return {write.key.agency.value, write.key.number, name_of(write)};
}

sql::Values with(sql::Values values, sql::Values const& more)
{
    values.insert(values.end(), more.begin(), more.end());
    return values;
}

// Under a key of the API key's own: a plain hash of what somebody asks could be guessed from a list of names and numbers.
Result<std::string> digest_of(keys::Vault& vault, SentWrite const& write)
{
    return vault.key_or_new({write.key.agency, "api-key/" + std::to_string(write.key.number)}).map([&](keys::CaseKey const& key) {
        return crypto::keyed_hash(key.for_purpose("api"), "sent", write.content);
    });
}

std::string field_of(SentWrite const& write)
{
    return "api-answer/" + std::to_string(write.key.number) + "/" + name_of(write);
}

Result<KeptAnswer> open(keys::Vault const& vault, SentWrite const& write, sql::Row const& row)
{
    keys::Case const about{{row.integer("of_agency")}, row.text("subject")};
    return vault.open(about, field_of(write), row.bytes("content")).map([&](std::string const& text) {
        auto const line = text.find('\n');
        return KeptAnswer{static_cast<int>(row.integer("status")), text.substr(0, line), text.substr(line + 1)};
    });
}

}  // namespace

Result<std::optional<KeptAnswer>> ApiAnswers::begin(SentWrite const& write)
{
    using base::ErrorKind;
    return sql::retry_when_busy([&]() -> Result<std::optional<KeptAnswer>> {
        auto const connection = database_.connection();
        sql::Transaction transaction{*connection};
        keys::Vault vault{*connection, keys_};
        auto const digest = digest_of(vault, write);
        if (!digest)
            return tl::unexpected{digest.error()};
        auto const now = clock_.now();
        if (connection->execute(insert_answer, with(place_of(write), {sql::Blob{*digest}, clocks::iso_text(now)})) > 0) {
            transaction.commit();
            return std::nullopt;
        }
        auto const rows = connection->query(select_answer, place_of(write));
        auto const row = rows.front();
        if (row.bytes("digest") != *digest)
            return base::fail(ErrorKind::invalid_input, "api.sent-otherwise", "This Idempotency-Key came with another request before.");
        if (row.maybe_integer("status"))
            return open(vault, write, row).map([](KeptAnswer const& answer) { return std::optional{answer}; });
        if (auto const began = clocks::parse_instant(row.text("began_at")); began && now - *began < given_up)
            return base::fail(ErrorKind::conflict, "api.under-way", "The same request is being carried out; ask again in a moment.");
        connection->execute(update_begun, with(place_of(write), {clocks::iso_text(now)}));
        transaction.commit();
        return std::nullopt;
    });
}

void ApiAnswers::keep(SentWrite const& write, KeptAnswer const& answer, keys::Case const& about)
{
    sql::retry_when_busy([&] {
        auto const connection = database_.connection();
        sql::Transaction transaction{*connection};
        auto const sealed = keys::Vault{*connection, keys_}.seal(about, field_of(write), answer.location + "\n" + answer.body);
        if (sealed)
            connection->execute(update_answer,
                                with(place_of(write), {answer.status, about.agency.value, about.subject, sql::Blob{*sealed}}));
        else  // the case is erased by now: nothing of it may stay
            connection->execute(delete_answer, place_of(write));
        transaction.commit();
    });
}

void ApiAnswers::drop(SentWrite const& write)
{
    sql::retry_when_busy([&] {
        auto const connection = database_.connection();
        sql::Transaction transaction{*connection};
        connection->execute(delete_answer, place_of(write));
        transaction.commit();
    });
}

std::int64_t ApiAnswers::forget_old()
{
    return sql::retry_when_busy([&] {
        auto const connection = database_.connection();
        sql::Transaction transaction{*connection};
        auto const forgotten = connection->execute(delete_old, {clocks::iso_text(clock_.now() - kept)});
        transaction.commit();
        return forgotten;
    });
}

}  // namespace agencies
