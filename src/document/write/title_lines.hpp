#pragma once

#include <optional>
#include <string_view>

namespace document {

// Where a title that is longer than one line is best parted in two: lines of about one length, and no number torn from
// what it counts (GB/T 9704-2012, 7.3.1: 词意完整，排列对称，长短适宜). The second line begins at `second`.
struct TitleLines {
    std::string_view first;
    std::string_view second;
};
// Nothing when it fits on one line, has no good place, or needs more than two. `characters` is the length of a line.
[[nodiscard]] std::optional<TitleLines> part_title(std::string_view title, int characters);

// In ideographs; a digit counts half.
[[nodiscard]] double width_in_characters(std::string_view text);

}  // namespace document
