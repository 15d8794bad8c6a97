#pragma once

#include <string>
#include <string_view>

namespace keys {

// A value as it is looked for: two ways to write one thing give the same text. For hashing, never for showing.

// NFKC, without spaces, with one sign for the dots within names of minorities and foreigners (· • ・ and their like).
[[nodiscard]] std::string index_name(std::string_view name);
// Digits alone; of a mobile number without the country's 86.
[[nodiscard]] std::string index_telephone(std::string_view telephone);
// Digits and capital letters alone: identity cards, passports, unified social credit codes.
[[nodiscard]] std::string index_id_number(std::string_view number);

}  // namespace keys
