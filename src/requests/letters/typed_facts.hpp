#pragma once

#include "requests/letters/letter_text.hpp"

namespace requests {

// What a person wrote where the letter, as it was first written, had the mark of a missing fact: by the name of the fact. Found by
// the words around the mark; where these were changed too, nothing is known of the fact.
[[nodiscard]] std::map<std::string, std::string, std::less<>> typed_facts(WrittenLetter const& first, std::string_view text,
                                                                          LetterTemplates const& templates);

// What the elements of a letter are in that text: of the facts that were known before, and of those that were typed into it.
[[nodiscard]] std::map<std::string, std::string, std::less<>> elements_in(std::string_view kind, LetterFacts facts, std::string_view text,
                                                                          LetterTemplates const& templates, RequestLaw const& law);

}  // namespace requests
