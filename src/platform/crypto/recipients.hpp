#pragma once

#include "platform/crypto/sealed_stream.hpp"

#include <vector>

namespace crypto {

// Who may open what is sealed for several people (X25519).
struct Recipient {
    std::string name;
    std::string public_key;  // 32 bytes
};

// The half that the recipient keeps to himself.
struct RecipientKey {
    std::string public_key;
    Key secret;

    [[nodiscard]] static RecipientKey random();
    // Of the secret half alone.
    [[nodiscard]] static RecipientKey of(Key const& secret);
};

// A public key as it is handed over: "gongkai-recipient-1:" and letters, with a sum that finds what was mistyped.
[[nodiscard]] std::string to_text(Recipient const& recipient);
[[nodiscard]] base::Result<Recipient> parse_recipient(std::string name, std::string_view text);

// How a file begins that was sealed for recipients.
constexpr std::string_view sealed_for_recipients = "gongkai-sealed-1\n";

// Seals a stream under a key of its own, which stands sealed for each recipient at the stream's beginning.
// At least one recipient, at most 255.
[[nodiscard]] std::unique_ptr<StreamSealer> seal_for(std::vector<Recipient> const& recipients, base::ByteSink const& sink);

// The plain bytes. `recipients.not-ours` when it was not sealed for this key; else errors as of opened_stream.
[[nodiscard]] base::Result<base::ByteSource> open_as(RecipientKey const& recipient, base::ByteSource const& sealed);

}  // namespace crypto
