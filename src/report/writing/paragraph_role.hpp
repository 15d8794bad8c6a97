#pragma once

#include "report/domain/report.hpp"

#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <string_view>

namespace report {

// 2 for a paragraph that is a heading like （一）主动公开, 3 for one like 1.存在的问题; nothing for text that only begins
// with such a number.
[[nodiscard]] std::optional<int> subheading_level(std::string_view text);

inline constexpr auto no_paragraph = std::numeric_limits<std::size_t>::max();

// Which of the paragraphs are the office's name and the date under the report.
struct Signature {
    std::size_t name = no_paragraph;
    std::size_t date = no_paragraph;
};
[[nodiscard]] Signature find_signature(std::span<Paragraph const> paragraphs, std::string_view organisation);

}  // namespace report
