#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace base {

// The number that the text is from end to end, "12" but not "12x" or " 12"; none where it is none or too large.
[[nodiscard]] inline std::optional<std::int64_t> whole_number(std::string_view text)
{
    std::int64_t number = 0;
    auto const [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failed == std::errc{} && end == text.data() + text.size() ? std::optional{number} : std::nullopt;
}

}  // namespace base
