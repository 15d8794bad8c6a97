#include "platform/keys/main_key_in_use.hpp"

namespace keys {
namespace {

constexpr std::int64_t whole_installation = 0;

constexpr auto replace =
    "INSERT INTO main_key_in_use (agency_id, main_key) VALUES ($1, $2) "
    "ON CONFLICT (agency_id) DO UPDATE SET main_key = excluded.main_key";
constexpr auto select_one = "SELECT main_key FROM main_key_in_use WHERE agency_id = $1";

}  // namespace

std::string main_key_in_use(sql::Connection& connection)
{
    auto const rows = connection.query(select_one, {whole_installation});
    return rows.empty() ? std::string{} : rows.front().text("main_key");
}

void set_main_key_in_use(sql::Connection& connection, MainKey const& key)
{
    connection.execute(replace, {whole_installation, key.id()});
}

base::Result<void> check_main_key_in_use(sql::Connection& connection, MainKey const& key)
{
    auto const in_use = main_key_in_use(connection);
    if (!in_use.empty() && in_use != key.id())
        return base::fail(base::ErrorKind::unavailable, "vault.main-key-replaced",
                          "The main key was replaced while this program was running: start it again.");
    return {};
}

}  // namespace keys
