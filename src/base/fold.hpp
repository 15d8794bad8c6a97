#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace base {

// Folds `text` for comparing labels and finding words, never for showing: NFKC (full-width forms become half-width,
// compatibility ideographs their unified ones), white space and zero-width marks dropped, all quotation marks to '"',
// all 〔〕［］【】 to [ ], brackets to ( ), every dash to '-', ideographic comma, full stop and semicolon to ',' '.' ';'.
// Source: "normalisation" of the form files.
[[nodiscard]] std::string fold(std::string_view text);

// The same, and for each byte of the folded text the offset in `text` where its character begins; one more entry at
// the end holds text.size(). Lets a find in folded text point into the source.
struct FoldedText {
    std::string text;
    std::vector<std::uint32_t> source;
};
[[nodiscard]] FoldedText fold_with_source(std::string_view text);

// Traditional characters to simplified ones (OpenCC t2s); text without any comes back as it was.
// Expensive at the first call: ask count_traditional_signs first.
[[nodiscard]] std::string to_simplified(std::string_view text);
// How many characters of the text are among those that the official labels would have in traditional writing only; more
// than a few mean that the text is traditional.
[[nodiscard]] std::size_t count_traditional_signs(std::string_view text);
// Simplified characters to traditional ones (OpenCC s2t), as mirror sites show reports.
[[nodiscard]] std::string to_traditional(std::string_view text);

}  // namespace base
