#include "platform/crypto/sodium.hpp"

#include "base/ensure.hpp"

namespace crypto {

void start_sodium()
{
    static bool const started = sodium_init() >= 0;
    base::ensure(started, "libsodium finds a source of random bytes");
}

}  // namespace crypto
