#pragma once

#include "base/result.hpp"
#include "platform/clock/clock.hpp"

#include <filesystem>

// Time-stamps by RFC 3161: an authority signs that bytes with this hash were there at that time.
namespace timestamp {

// What is asked of the authority, as DER, with a number by which its answer is told from older ones.
[[nodiscard]] std::string make_query(std::string_view bytes);

// The token of the authority's answer to that query, as DER. `timestamp.refused` with what the authority says,
// `timestamp.not-ours` for an answer to something else or one that no certificate of the file vouches for.
[[nodiscard]] base::Result<std::string> token_in(std::string_view reply, std::string_view query, std::filesystem::path const& trusted);

// When the authority signed these bytes. Certificates count as they stood at that time, so that a token outlives them.
// `timestamp.not-of-these-bytes`, `timestamp.unreadable`, `timestamp.no-trusted` for a file without certificates.
[[nodiscard]] base::Result<clocks::Instant> check_token(std::string_view token, std::string_view bytes, std::filesystem::path const& trusted);

// Asks the authority over HTTP, and gives its token.
[[nodiscard]] base::Result<std::string> ask(std::string const& address, std::string_view bytes, std::filesystem::path const& trusted);

}  // namespace timestamp
