#pragma once

#include "base/result.hpp"
#include "requests/letters/letter_text.hpp"

namespace requests {

// By what anyone can check that a letter is unchanged: a code, and the page that takes it.
struct CheckMark {
    std::string code;     // "7K2P-9QWX-3MHD"
    std::string address;  // https://…/letters/7K2P-9QWX-3MHD
};

// The code of a letter by its words: white space and the code itself do not count, so that print, scan and file agree.
[[nodiscard]] std::string check_code(std::string_view text);

// Puts the code with its QR code at the foot of the letter's last page, before a reply slip.
void add_check_mark(document::Document& letter, CheckMark const& mark, LetterTemplates const& templates);

}  // namespace requests
