#pragma once

#include "disclosure/domain/screening/screening.hpp"
#include "document/document.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace requests {

// A file that goes with a letter, as a reader gave it.
struct ReviewedEnclosure {
    std::string name;
    document::Document const& document;  // outlives the call
};

struct ReviewFinding {
    std::string paper;  // the enclosure's name; empty for the letter itself
    disclosure::ScreeningFinding what;
};

struct LetterReview {
    std::vector<ReviewFinding> findings;
    std::vector<std::string> unread;  // enclosures in which pictures or no text at all stand: a person has to look at them
};

// Looks through a letter and its enclosures for the marks of secrets and for personal data. What the letter may tell its own
// addressee is for a person to judge: nothing is left out.
[[nodiscard]] LetterReview review_letter(document::Document const& letter, std::span<ReviewedEnclosure const> enclosures,
                                         disclosure::Screening const& screening);

// Whether a finding forbids that the letter is signed.
[[nodiscard]] bool forbids(LetterReview const& review);

// The texts of a paper as they are screened. The cells of a row are one: the head of a row says whose number it is.
[[nodiscard]] std::vector<disclosure::ScreenedText> screened_texts(document::Document const& document);
// Whether pictures, or no text at all, stand in it: a person has to look at it.
[[nodiscard]] bool needs_eyes(document::Document const& document);

// A mark of a state secret in a paper, to be asked before anything of it is stored (保密法 29, 31).
[[nodiscard]] std::optional<disclosure::ScreeningFinding> state_secret_in(document::Document const& paper, disclosure::Screening const& screening);

}  // namespace requests
