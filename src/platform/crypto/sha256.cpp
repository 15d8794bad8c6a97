#include "platform/crypto/sha256.hpp"

#include "base/ensure.hpp"

#include <array>
#include <openssl/evp.h>

namespace crypto {
namespace {

// Looked up once: EVP_sha256() alone makes every sum search the providers again.
EVP_MD const* algorithm()
{
    static std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> const fetched{EVP_MD_fetch(nullptr, "SHA256", nullptr),
                                                                          &EVP_MD_free};
    return fetched.get();
}

}  // namespace

void Sha256::Free::operator()(evp_md_ctx_st* context) const
{
    EVP_MD_CTX_free(context);
}

Sha256::Sha256() : context_{EVP_MD_CTX_new()}
{
    base::ensure(EVP_DigestInit_ex(context_.get(), algorithm(), nullptr) == 1, "OpenSSL offers SHA-256");
}

void Sha256::add(std::string_view bytes)
{
    base::ensure(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1, "the sum has not ended");
}

std::string Sha256::hex()
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> sum{};
    unsigned int size = 0;
    base::ensure(EVP_DigestFinal_ex(context_.get(), sum.data(), &size) == 1, "the sum has not ended");
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (unsigned int i = 0; i < size; ++i) {
        text += digits[sum[i] >> 4U];
        text += digits[sum[i] & 0xFU];
    }
    return text;
}

std::string sha256_hex(std::string_view bytes)
{
    Sha256 sum;
    sum.add(bytes);
    return sum.hex();
}

}  // namespace crypto
