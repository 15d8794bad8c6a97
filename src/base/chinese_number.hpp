#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

// A whole number written in Chinese numerals: 三, 十二, 二十, 一百零五, 三千二, 两万, 廿三, 1万2千 is not one.
// Also digit by digit (二〇二三, 二零二三). Nothing for any other text or 10^12 and more.
[[nodiscard]] std::optional<std::int64_t> parse_chinese_number(std::string_view text);

// 1 to 99 as documents count their parts: 一, 十, 十一, 二十三.
[[nodiscard]] std::string to_chinese_ordinal(int number);

}  // namespace base
