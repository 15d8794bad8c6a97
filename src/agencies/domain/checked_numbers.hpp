#pragma once

#include "base/json_fwd.hpp"
#include "base/result.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace agencies {

// Numbers that carry a check character: "checksums" and "personal_data" of data/rules.json.
class CheckedNumbers {
public:
    [[nodiscard]] static base::Result<CheckedNumbers> parse(base::Json const& rules);

    // 18 characters: a known province, a day of birth that exists, and the check character.
    [[nodiscard]] bool is_resident_id(std::string_view text) const;
    // 18 characters of a unified social credit code.
    [[nodiscard]] bool is_credit_code(std::string_view text) const;
    // The number begins with the code of a province.
    [[nodiscard]] bool begins_in_a_province(std::string_view digits) const;

private:
    std::array<int, 17> id_weights_{};
    std::string id_check_characters_;
    std::array<int, 17> credit_code_weights_{};
    std::string credit_code_alphabet_;
    std::vector<std::string> province_codes_;
};

}  // namespace agencies
