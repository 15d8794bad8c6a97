#pragma once

#include "base/bytes.hpp"

#include <filesystem>
#include <optional>

namespace files {

enum class ScanVerdict { not_scanned, clean, infected, failed };

struct Scan {
    ScanVerdict verdict = ScanVerdict::not_scanned;
    std::string finding;  // the scanner's name of what it found, or why it failed

    friend bool operator==(Scan const&, Scan const&) = default;
};

[[nodiscard]] std::string_view to_text(ScanVerdict verdict);
[[nodiscard]] std::optional<ScanVerdict> parse_verdict(std::string_view text);

// Looks for malware through the socket of a clamd, or at icap://HOST[:PORT]/SERVICE; without one nothing is scanned, and says so.
class VirusScanner {
public:
    explicit VirusScanner(std::optional<std::filesystem::path> clamd_socket) : socket_{std::move(clamd_socket)} {}

    // May take minutes; never throws for a scanner that is away or too slow: the scan has failed then.
    [[nodiscard]] Scan scan(base::ByteSource const& content) const;

private:
    std::optional<std::filesystem::path> socket_;
};

}  // namespace files
