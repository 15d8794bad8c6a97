#pragma once

#include "base/result.hpp"
#include "platform/crypto/key.hpp"

namespace crypto {

// Bytes that only who has the key reads or makes (XChaCha20-Poly1305): a version, a random nonce, the sealed text. They
// open only beside the same `associated` bytes, which say where they belong.
[[nodiscard]] std::string seal(Key const& key, std::string_view plain, std::string_view associated);

// `crypto.sealed-otherwise` for another version, `crypto.not-opened` when a byte, the key or the place is another.
[[nodiscard]] base::Result<std::string> open(Key const& key, std::string_view sealed, std::string_view associated);

}  // namespace crypto
