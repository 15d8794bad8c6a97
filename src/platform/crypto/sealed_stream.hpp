#pragma once

#include "base/bytes.hpp"
#include "platform/crypto/key.hpp"

#include <memory>

namespace crypto {

// Seals bytes that come in pieces (libsodium's secretstream): a version, a header, frames of 64 KiB of which the last one
// says so. They open only beside the same `associated` bytes.
class StreamSealer {
public:
    StreamSealer(Key const& key, std::string_view associated, base::ByteSink sink);
    ~StreamSealer();
    StreamSealer(StreamSealer const&) = delete;
    StreamSealer& operator=(StreamSealer const&) = delete;

    void add(std::string_view plain);
    // Ends the stream; without it what was written does not open.
    void finish();

private:
    struct State;
    void push(unsigned char tag);

    std::unique_ptr<State> state_;
};

// The plain bytes of a sealed stream. Each piece is genuine, yet only the end (0) tells that none is missing: until then a
// reader undoes nothing that it could not take back. Errors as of crypto::open.
[[nodiscard]] base::ByteSource opened_stream(Key const& key, std::string_view associated, base::ByteSource sealed);

}  // namespace crypto
