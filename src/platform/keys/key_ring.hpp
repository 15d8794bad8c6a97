#pragma once

#include "platform/keys/main_key.hpp"

#include <filesystem>

namespace keys {

// The main keys of an installation, in one file outside the database: the active one, and older ones until all that lies
// under them is sealed anew. The file is readable by its owner alone.
class KeyRing {
public:
    explicit KeyRing(MainKey active) { keys_.push_back(std::move(active)); }

    // `keys.missing`, `keys.open-to-others`, `keys.damaged`.
    [[nodiscard]] static base::Result<KeyRing> load(std::filesystem::path const& file);
    // Writes a ring that has no file yet; `keys.exist` where one stands: a key that is lost takes all cases with it.
    [[nodiscard]] base::Result<void> create(std::filesystem::path const& file) const;
    // Replaces the file at once: a crash leaves the old ring or the new one.
    void save(std::filesystem::path const& file) const;

    [[nodiscard]] MainKey const& active() const { return keys_.front(); }
    [[nodiscard]] std::vector<MainKey> const& all() const { return keys_; }  // the active one first
    // By id; null when it is not here.
    [[nodiscard]] MainKey const* find(std::string_view id) const;

    // Makes `next` the active one; save before anything is sealed under it.
    void rotate(MainKey next);
    // Takes a key back whose sheet was found, for what still lies under it.
    void add_old(MainKey old);
    // Forgets all but the active one; only once nothing lies under them any more (Vault::verify says so).
    void drop_old();

private:
    KeyRing() = default;

    std::vector<MainKey> keys_;
};

}  // namespace keys
