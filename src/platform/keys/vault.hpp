#pragma once

#include "base/id.hpp"
#include "platform/keys/key_ring.hpp"
#include "platform/sql/connection.hpp"
#include "platform/sql/migrations.hpp"

#include <optional>

namespace keys {

// The step of the schema: 2.
[[nodiscard]] std::vector<sql::Migration> schema();

// Whose values lie under one key and are erased together: "request/17", "person/4" of an agency.
struct Case {
    base::AgencyId agency;
    std::string subject;

    friend bool operator==(Case const&, Case const&) = default;
};

// The key of one case, for several of its values or its files. Not kept longer than the transaction that asked for it:
// the case may be erased.
class CaseKey {
public:
    CaseKey(Case owner, crypto::Key const& key) : owner_{std::move(owner)}, key_{key} {}

    // Opens only as this field of this case.
    [[nodiscard]] std::string seal(std::string_view field, std::string_view plain) const;
    [[nodiscard]] base::Result<std::string> open(std::string_view field, std::string_view sealed) const;
    [[nodiscard]] crypto::Key for_purpose(std::string_view purpose) const { return crypto::subkey(key_, purpose); }

private:
    [[nodiscard]] std::string place(std::string_view field) const;

    Case owner_;
    crypto::Key key_;
};

// Makes the hashes by which a value is found exactly, for a BYTEA column beside the sealed one: 32 bytes, of each agency
// others. They outlive a new main key.
class SearchKey {
public:
    explicit SearchKey(crypto::Key const& key) : key_{key} {}

    [[nodiscard]] std::string name(std::string_view name) const;
    [[nodiscard]] std::string telephone(std::string_view telephone) const;
    [[nodiscard]] std::string id_number(std::string_view number) const;

private:
    crypto::Key key_;
};

struct VaultCheck {
    std::int64_t opened = 0;
    std::int64_t erased = 0;
    std::int64_t under_old_keys = 0;  // of those opened
    std::int64_t bad = 0;
    std::optional<Case> first_bad = std::nullopt;

    friend bool operator==(VaultCheck const&, VaultCheck const&) = default;
};

// A random key for each case, stored sealed under the main key. Personal values lie sealed under the key of their case; to
// erase a case is to destroy its key. Sealed values are sql::Blob in the tables of their features.
class Vault {
public:
    Vault(sql::Connection& connection, KeyRing const& ring) : connection_{connection}, ring_{ring} {}

    // Within the transaction that stores the result: the first value of a case makes its key. `vault.erased`.
    [[nodiscard]] base::Result<std::string> seal(Case const& owner, std::string_view field, std::string_view plain);
    // `vault.erased`, `vault.no-key`, `vault.other-main-key`; crypto::open's where something was changed or moved.
    [[nodiscard]] base::Result<std::string> open(Case const& owner, std::string_view field, std::string_view sealed) const;

    // The same for many values of one case, with one look at the table.
    [[nodiscard]] base::Result<CaseKey> key_of(Case const& owner) const;
    [[nodiscard]] base::Result<CaseKey> key_or_new(Case const& owner);

    // Within a transaction. Nothing that was sealed under the case opens again, and nothing more can be sealed.
    void erase(Case const& owner);
    [[nodiscard]] bool is_erased(Case const& owner) const;

    // For looking values up; `vault.no-key` where none was stored yet.
    [[nodiscard]] base::Result<SearchKey> search_key(base::AgencyId agency) const;
    // Within the transaction that stores the hashes.
    [[nodiscard]] base::Result<SearchKey> search_key_or_new(base::AgencyId agency);

    // Seals all keys that lie under older main keys anew under the active one; returns how many. In transactions of
    // its own, a few hundred at a time: one that was ended is carried on by calling it again.
    [[nodiscard]] base::Result<std::int64_t> rewrap();

    // Tries every key. Outside of any transaction.
    [[nodiscard]] VaultCheck verify() const;

private:
    [[nodiscard]] base::Result<crypto::Key> unwrap(Case const& owner, std::string const& main_key, std::string_view wrapped) const;
    [[nodiscard]] base::Result<std::int64_t> rewrap_some();

    sql::Connection& connection_;
    KeyRing const& ring_;
};

}  // namespace keys
