#pragma once

#include <sodium.h>
#include <string>
#include <string_view>

namespace crypto {

// Must have been called before any other function of libsodium; cheap after the first time.
void start_sodium();

[[nodiscard]] inline unsigned char const* bytes_at(std::string_view text)
{
    return reinterpret_cast<unsigned char const*>(text.data());
}

[[nodiscard]] inline unsigned char* bytes_at(std::string& text)
{
    return reinterpret_cast<unsigned char*>(text.data());
}

}  // namespace crypto
