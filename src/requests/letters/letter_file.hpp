#pragma once

#include "base/result.hpp"
#include "requests/letters/letter_text.hpp"

#include <optional>

namespace requests {

// By what anyone can check that a letter is unchanged: a code, and the page that takes it.
struct CheckMark {
    std::string code;     // "7K2P-9QWX-3MHD"
    std::string address;  // https://…/letters/7K2P-9QWX-3MHD
};

// The words of a letter for comparing: white space, the borders of tables and what add_check_mark and the page numbers add do not
// count, so that print and file agree.
[[nodiscard]] std::string compared_words(std::string_view text, LetterTemplates const& templates);
// Of these words, SHA-256 in hexadecimal digits.
[[nodiscard]] std::string words_digest(std::string_view compared);
// The code of a letter by its digest; the next one where another letter has it already.
[[nodiscard]] std::string check_code(std::string_view digest, int attempt = 0);
// As a person types it, in small letters, with other dashes or none; none where it can be no code.
[[nodiscard]] std::optional<std::string> parse_check_code(std::string_view typed);

// Puts the code with its QR code at the foot of the letter's last page, before a reply slip.
void add_check_mark(document::Document& letter, CheckMark const& mark, LetterTemplates const& templates);

}  // namespace requests
