#pragma once

#include "report/domain/report.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

// The text of a part beside last year's: sentence by sentence, and within a changed sentence by characters.
namespace report {

enum class TextChange : std::uint8_t { same, changed, added, removed };

[[nodiscard]] std::string_view to_string(TextChange change);

// Some characters of a changed sentence: the same, only in the older, or only in the newer.
struct TextPiece {
    TextChange change = TextChange::same;
    std::string text;

    friend bool operator==(TextPiece const&, TextPiece const&) = default;
};

struct ComparedSentence {
    TextChange change = TextChange::same;
    std::string older;  // as printed; empty when only the newer has it
    std::string newer;
    bool opens_older = false;  // begins a paragraph there
    bool opens_newer = false;
    std::vector<TextPiece> pieces = {};  // of a changed sentence
};

// Sentences that differ in white space or the width of marks only are the same. What was reworded stands beside what it
// replaced, as far as the two are alike.
[[nodiscard]] std::vector<ComparedSentence> compare_texts(std::span<Paragraph const> older,
                                                          std::span<Paragraph const> newer);

// The pieces of two wordings. A number counts as one character: 149 becomes 152, not 1(49→52).
[[nodiscard]] std::vector<TextPiece> compare_wording(std::string_view older, std::string_view newer);

}  // namespace report
