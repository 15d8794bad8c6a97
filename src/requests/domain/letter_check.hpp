#pragma once

#include "requests/domain/letter.hpp"

namespace requests {

// A letter with its text, as it is about to be moved on.
struct LetterText {
    std::string kind;
    std::map<std::string, std::string, std::less<>> elements;  // what was filled in, by the id of the element
    std::string text;                                          // as it will be printed
    LetterStage stage = LetterStage::draft;
    std::string decision = {};                                 // that it tells; empty for others
    std::vector<std::string> grounds = {};                     // of a partial answer
    Date dated;                                                // signed, or to be signed
    std::string service = {};                                  // mode, once it is known
    std::string carrier = {};
    std::string online_remedy = {};                            // where to apply for reconsideration online
};

// Every element that is missing by the letter's stage, and what its text must or must not say.
[[nodiscard]] std::vector<Finding> check_letter(LetterText const& letter, RequestLaw const& law);

// Whether one person did what two should do. Small offices may relax this by a recorded decision of their head.
[[nodiscard]] std::vector<Finding> check_people(Letter const& letter, RequestLaw const& law);

}  // namespace requests
