#pragma once

#include "document/document.hpp"
#include "requests/domain/letter.hpp"
#include "requests/letters/letter_template.hpp"

// The text of a letter, as people change it line by line, set in the official layout.
namespace requests {

// What is known of the letter beside its text.
struct LetterFrame {
    std::string kind;
    std::string agency;               // its full name on the day of the letter
    std::string number = {};          // empty before it has one
    std::optional<Date> dated = {};   // the day it was signed
};

// The text as it goes out: with the number below its head and the day below its signature, where they do not stand yet.
[[nodiscard]] std::string completed_text(std::string_view text, LetterFrame const& frame, LetterTemplates const& templates);

// The same as a document. Lines that hold " | " are rows of a table; empty lines between two rows are room to write in the upper
// one; a line that still has the words of a heading or note of the template is set like it. Every line is kept, whatever it is.
[[nodiscard]] document::Document lay_out(std::string_view text, LetterFrame const& frame, LetterTemplates const& templates);

// Says on each page that it is a draft.
void mark_as_draft(document::Document& letter, LetterTemplates const& templates);

}  // namespace requests
