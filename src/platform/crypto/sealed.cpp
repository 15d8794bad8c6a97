#include "platform/crypto/sealed.hpp"

#include "platform/crypto/sodium.hpp"

namespace crypto {
namespace {

constexpr std::string_view version = "\x01";
constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;

}  // namespace

std::string seal(Key const& key, std::string_view plain, std::string_view associated)
{
    start_sodium();
    auto const start = version.size() + nonce_size;
    auto const bound = std::string{version}.append(associated);
    std::string sealed(start + plain.size() + tag_size, '\0');
    sealed.replace(0, version.size(), version);
    auto* const nonce = bytes_at(sealed) + version.size();
    randombytes_buf(nonce, nonce_size);
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytes_at(sealed) + start, nullptr, bytes_at(plain), plain.size(), bytes_at(bound),
                                               bound.size(), nullptr, nonce, bytes_at(key.bytes()));
    return sealed;
}

base::Result<std::string> open(Key const& key, std::string_view sealed, std::string_view associated)
{
    start_sodium();
    auto const start = version.size() + nonce_size;
    if (!sealed.starts_with(version))
        return base::fail(base::ErrorKind::unsupported, "crypto.sealed-otherwise", "A sealed value is of a version that is unknown here.");
    auto const bound = std::string{version}.append(associated);
    std::string plain(sealed.size() < start + tag_size ? 0 : sealed.size() - start - tag_size, '\0');
    if (sealed.size() < start + tag_size ||
        crypto_aead_xchacha20poly1305_ietf_decrypt(bytes_at(plain), nullptr, nullptr, bytes_at(sealed.substr(start)), sealed.size() - start,
                                                   bytes_at(bound), bound.size(), bytes_at(sealed.substr(version.size())),
                                                   bytes_at(key.bytes())) != 0)
        return base::fail(base::ErrorKind::invalid_input, "crypto.not-opened", "A sealed value does not open: it was changed, or belongs elsewhere.");
    return plain;
}

}  // namespace crypto
