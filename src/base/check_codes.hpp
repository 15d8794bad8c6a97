#pragma once

#include "base/json_fwd.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace base {

// How the numbers of persons and organisations carry their check digit: "checksums" and the province codes of
// data/rules.json.
struct CheckCodes {
    std::array<int, 17> id_weights{};
    std::string id_check_characters;
    std::vector<std::string> province_codes;
    std::array<int, 17> credit_code_weights{};
    std::string credit_code_alphabet;

    // Throws what the JSON library throws when the file is malformed: the caller names the file.
    [[nodiscard]] static CheckCodes parse(Json const& rules);

    // Of 18 characters: region, birth date, serial number, check digit (GB 11643).
    [[nodiscard]] bool is_resident_id(std::string_view text) const;
    // Unified social credit code (GB 32100).
    [[nodiscard]] bool is_credit_code(std::string_view text) const;
};

}  // namespace base
