#include "platform/crypto/key.hpp"

#include "base/ensure.hpp"
#include "platform/crypto/sodium.hpp"

#include <algorithm>

namespace crypto {

Key Key::random()
{
    start_sodium();
    Key key{std::string(size, '\0')};
    randombytes_buf(key.bytes_.data(), key.bytes_.size());
    return key;
}

Key::Key(std::string_view bytes)
{
    base::ensure(bytes.size() == size, "a key has 32 bytes");
    std::copy(bytes.begin(), bytes.end(), bytes_.begin());
}

Key::~Key()
{
    sodium_memzero(bytes_.data(), bytes_.size());
}

bool same_secret(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

void wipe(std::string& secret)
{
    sodium_memzero(secret.data(), secret.size());
    secret.clear();
}

Key subkey(Key const& key, std::string_view purpose)
{
    auto bytes = keyed_hash(key, "subkey", purpose);
    Key const derived{bytes};
    wipe(bytes);
    return derived;
}

struct KeyedHash::State {
    crypto_generichash_state blake{};
    ~State() { sodium_memzero(&blake, sizeof blake); }
};

KeyedHash::KeyedHash(Key const& key, std::string_view purpose) : state_{std::make_unique<State>()}
{
    start_sodium();
    crypto_generichash_init(&state_->blake, bytes_at(key.bytes()), Key::size, Key::size);
    add(bound_together({purpose}));
}

KeyedHash::~KeyedHash() = default;
KeyedHash::KeyedHash(KeyedHash&&) noexcept = default;
KeyedHash& KeyedHash::operator=(KeyedHash&&) noexcept = default;

void KeyedHash::add(std::string_view bytes)
{
    crypto_generichash_update(&state_->blake, bytes_at(bytes), bytes.size());
}

std::string KeyedHash::bytes()
{
    std::string hash(Key::size, '\0');
    base::ensure(crypto_generichash_final(&state_->blake, bytes_at(hash), hash.size()) == 0, "the hash has not ended");
    return hash;
}

std::string keyed_hash(Key const& key, std::string_view purpose, std::string_view value)
{
    KeyedHash hash{key, purpose};
    hash.add(value);
    return hash.bytes();
}

std::string bound_together(std::initializer_list<std::string_view> parts)
{
    std::string bound;
    for (auto const part : parts) {
        for (int shift = 56; shift >= 0; shift -= 8)
            bound += static_cast<char>(static_cast<std::uint64_t>(part.size()) >> shift & 0xFFU);
        bound += part;
    }
    return bound;
}

}  // namespace crypto
