#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>

namespace crypto {

// 32 secret bytes, overwritten when they go.
class Key {
public:
    static constexpr std::size_t size = 32;

    [[nodiscard]] static Key random();
    explicit Key(std::string_view bytes);  // exactly 32
    Key(Key const&) = default;
    Key& operator=(Key const&) = default;
    ~Key();

    [[nodiscard]] std::string_view bytes() const { return {bytes_.data(), bytes_.size()}; }

private:
    std::array<char, size> bytes_{};
};

// In a time that tells nothing of where they differ.
[[nodiscard]] bool same_secret(std::string_view a, std::string_view b);

// Overwrites a text that held a secret and empties it.
void wipe(std::string& secret);

// The key for one purpose, of which nothing can be told about the others.
[[nodiscard]] Key subkey(Key const& key, std::string_view purpose);

// BLAKE2b under a key, of bytes that come in pieces: 32 bytes that only who has the key can make. A value has another hash
// for each purpose.
class KeyedHash {
public:
    KeyedHash(Key const& key, std::string_view purpose);
    ~KeyedHash();
    KeyedHash(KeyedHash&&) noexcept;
    KeyedHash& operator=(KeyedHash&&) noexcept;

    void add(std::string_view bytes);
    // Ends the hash, after which nothing may be added.
    [[nodiscard]] std::string bytes();

private:
    struct State;
    std::unique_ptr<State> state_;
};

[[nodiscard]] std::string keyed_hash(Key const& key, std::string_view purpose, std::string_view value);

// Several texts as one from which they can be told apart again, so that no two lists give the same bytes.
[[nodiscard]] std::string bound_together(std::initializer_list<std::string_view> parts);

}  // namespace crypto
