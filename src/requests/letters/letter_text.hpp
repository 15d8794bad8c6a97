#pragma once

#include "document/document.hpp"
#include "requests/domain/letter_check.hpp"
#include "requests/letters/letter_facts.hpp"
#include "requests/letters/letter_template.hpp"

namespace requests {

struct WrittenLetter {
    document::Document document;  // official layout
    std::string text;             // the same, as lines
    std::map<std::string, std::string, std::less<>> elements = {};  // as the check of letters takes them
    std::vector<Finding> missing = {};  // "wording.fact": a placeholder that nothing fills; its place in the text says so
};

// The letter of that kind, or another paper of data/letters.json. Never fails: what is not known stands in it as a mark.
[[nodiscard]] WrittenLetter write_letter(std::string_view kind, LetterFacts const& facts, LetterTemplates const& templates, RequestLaw const& law);

// The words of a document, a line a paragraph or row.
[[nodiscard]] std::string text_of(document::Document const& document);

// How far the letter has come and how it is to go, for the domain's check.
struct LetterProgress {
    LetterStage stage = LetterStage::draft;
    Date dated;
    std::string service = {};
    std::string carrier = {};
};
// Everything that keeps the letter from being moved on: what is missing, and what the domain's check finds.
[[nodiscard]] std::vector<Finding> check_written(std::string_view kind, WrittenLetter const& written, LetterFacts const& facts, LetterProgress const& progress,
                                                 RequestLaw const& law);

}  // namespace requests
