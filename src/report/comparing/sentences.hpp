#pragma once

#include "report/domain/report.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace report {

struct Sentence {
    std::string_view text;          // in the paragraph, without white space at its ends
    bool opens_paragraph = false;
};

// Cuts behind 。！？； and the closing quotes and brackets that follow. The paragraphs must outlive the sentences.
[[nodiscard]] std::vector<Sentence> cut_sentences(std::span<Paragraph const> paragraphs);

// The units in which wording is compared: a whole number or Latin word, or one character.
[[nodiscard]] std::vector<std::string_view> cut_wording(std::string_view text);

}  // namespace report
