#pragma once

#include "document/write/write_sheet.hpp"
#include "requests/letters/letter_template.hpp"

namespace requests {

// GB/T 1416-2003: DL takes a letter folded in three, C5 one folded in half.
enum class EnvelopeSize { dl, c5 };

struct PostalAddress {
    std::string postcode = {};  // six digits, or empty
    std::string address;
    std::string name;
};

// An envelope to print on: the receiver's postcode in its boxes, address and name in the middle, the sender at the lower right.
[[nodiscard]] document::PlacedSheet envelope(EnvelopeSize size, PostalAddress const& to, PostalAddress const& from, LetterTemplates const& templates);

}  // namespace requests
