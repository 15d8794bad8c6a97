#pragma once

#include "base/check_codes.hpp"
#include "base/json_fwd.hpp"
#include "base/place.hpp"
#include "base/result.hpp"

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Personal data in running text: numbers by their check digits, addresses and sensitive statements by the words around
// them. Everything a scan knows comes from rules.json: "checksums", "masking", "personal_data".
namespace disclosure {

enum class PersonalDatumKind : std::uint8_t {
    resident_id, mobile, bank_card, address, other_id, sensitive,
    broken_credit_code,  // no personal data: a unified social credit code whose check character is wrong
};

struct PersonalDatum {
    PersonalDatumKind kind;
    std::string masked;    // never the datum itself, except of a credit code
    std::string label_zh;  // of the kind; of a sensitive statement its category: 健康
    std::string label_en;
    base::Place at;
    std::size_t begin = 0;  // in the text, in bytes; of a sensitive statement its sentence
    std::size_t end = 0;
};

// How many characters of a number stay readable at either end.
struct Mask {
    std::size_t head = 0;
    std::size_t tail = 0;
};

// What a scan knows, as rules.json gives it.
struct PersonalDataTables {
    struct Category {
        std::string zh;
        std::string en;
        std::vector<std::string> words;
    };
    // A word that speaks of personal data, with what it says.
    struct Word {
        char32_t first = 0;        // its first character
        std::string text;
        std::size_t category = 0;  // position in `sensitive`; no_category for a residence word
    };
    static constexpr std::size_t no_category = static_cast<std::size_t>(-1);

    [[nodiscard]] static base::Result<PersonalDataTables> parse(base::Json const& rules);

    base::CheckCodes codes;
    Mask mobile_mask;
    Mask resident_id_mask;
    Mask bank_card_mask;
    Mask other_id_mask;
    std::vector<std::string> bank_card_prefixes;
    std::vector<std::string> mobile_prefixes;
    std::vector<std::string> office_words;     // a sentence with one gives an office's contact
    std::vector<std::string> quantity_units;   // a number before one is an amount (13800000000次)
    std::vector<std::string> person_words;     // a natural person is meant
    std::vector<std::string> residence_words;  // an address follows
    std::vector<std::string> address_units;    // stand behind a number of a detailed address
    std::vector<std::string> kept_units;       // an address may be given down to these
    std::vector<std::string> surnames;
    std::vector<std::string> name_ends;        // what may follow a name
    std::vector<std::string> contact_roles;    // stand before the name of one to ask: 联系人
    std::vector<std::string> phone_words;      // stand before the number of a person
    std::vector<std::string> name_gaps;        // may stand between a role, a name, a word of phone_words and the number
    std::vector<std::string> name_titles;      // may stand behind a name: 同志
    std::vector<std::string> office_endings;   // end the name of an office or a place, not of a person
    std::vector<std::string> travel_document_words;
    std::vector<std::string> credit_code_words;
    std::size_t address_window = 0;  // characters behind a residence word
    std::size_t context_window = 0;  // characters before a number
    std::vector<Category> sensitive;
    std::vector<std::pair<std::string, std::string>> labels;  // by kind, Chinese and English
    std::vector<Word> words;           // by first character: residence words, those of `sensitive`
    std::bitset<0x10000> word_starts;  // the first characters of `words`
};

// Luhn's check of a digit string.
[[nodiscard]] bool has_luhn_check_digit(std::string_view digits);

}  // namespace disclosure
