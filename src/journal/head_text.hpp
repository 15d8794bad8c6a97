#pragma once

#include "base/result.hpp"
#include "platform/clock/clock.hpp"

#include <string_view>
#include <vector>

namespace journal {

// The end of a chain under the code of its agency: an anchor as it is handed to others, who do not know our ids.
struct NamedHead {
    std::string agency;
    std::int64_t number = 0;
    std::string hash{};  // 64 lower-case hexadecimal digits
    clocks::Instant taken_at{};

    friend bool operator==(NamedHead const&, NamedHead const&) = default;
};

// Ends of the chains of one installation, as one file: a line of JSON that says whose they are, then one for each.
struct HeadList {
    std::string installation;  // codes of its agencies without a superior
    std::int64_t number = 0;   // of the lists that the installation makes by itself; 0 for one made by hand
    std::string previous{};    // SHA-256 of the list before, so that none can be taken out
    clocks::Instant taken_at{};
    std::vector<NamedHead> heads{};

    friend bool operator==(HeadList const&, HeadList const&) = default;
};
[[nodiscard]] std::string to_text(HeadList const& list);
// One line, without its end: what the QR code of a day sheet holds.
[[nodiscard]] std::string to_line(NamedHead const& head);

// The lines of a day sheet: code, number and day; then the hash in groups of four. Each ends with four digits of check, so that
// one that is typed wrongly is named.
[[nodiscard]] std::vector<std::string> sheet_lines(NamedHead const& head);

// What any of these holds: lists, single lines, sheets that were typed back in any spacing and case, one after the other.
// `anchor.mistyped` and `anchor.unreadable` name the line.
[[nodiscard]] base::Result<std::vector<NamedHead>> parse_heads(std::string_view text);
// The whole list; `anchor.no-list` where the text does not begin as one.
[[nodiscard]] base::Result<HeadList> parse_head_list(std::string_view text);

}  // namespace journal
