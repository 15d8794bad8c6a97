#pragma once

#include "report/domain/narrative/narrative.hpp"

#include <cstdint>
#include <span>
#include <string_view>

// The words around percentages.
namespace report::narrative {

// 占29%, 占总数的29%: "占" stands before the percentage, with nothing between that names another whole.
[[nodiscard]] bool follows_share_word(Passage const& passage, std::uint32_t percent);

// Takes words of the list from the front of the text until none fits.
[[nodiscard]] std::string_view without_leading(std::string_view text, std::span<std::string_view const> words);

// One past the last token of the sentence that `from` stands in.
[[nodiscard]] std::uint32_t end_of_sentence(std::vector<Token> const& tokens, std::uint32_t from);

// The folded text of the tokens [from, to), which are not none, and what stands before the first of them.
[[nodiscard]] std::string_view text_of_sentence(Passage const& passage, std::uint32_t from, std::uint32_t to);

}  // namespace report::narrative
