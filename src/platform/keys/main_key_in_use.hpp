#pragma once

#include "platform/keys/main_key.hpp"
#include "platform/sql/connection.hpp"

namespace keys {

// The id of the one under which new keys are sealed, since it was last changed; "" before the first change.
[[nodiscard]] std::string main_key_in_use(sql::Connection& connection);
// Within a transaction: from now on nothing new is sealed under another one.
void set_main_key_in_use(sql::Connection& connection, MainKey const& key);

// `vault.main-key-replaced` where another one has taken its place.
[[nodiscard]] base::Result<void> check_main_key_in_use(sql::Connection& connection, MainKey const& key);

}  // namespace keys
