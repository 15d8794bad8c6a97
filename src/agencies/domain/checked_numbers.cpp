#include "agencies/domain/checked_numbers.hpp"

#include "base/date.hpp"
#include "base/json.hpp"

#include <algorithm>

namespace agencies {
namespace {

constexpr std::size_t code_length = 18;
constexpr std::size_t birth_date_at = 6;

bool are_digits(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_day(std::string_view yyyymmdd)
{
    auto const iso = std::string{yyyymmdd.substr(0, 4)} + "-" + std::string{yyyymmdd.substr(4, 2)} + "-" +
                     std::string{yyyymmdd.substr(6, 2)};
    return base::parse_date(iso).has_value();
}

}  // namespace

base::Result<CheckedNumbers> CheckedNumbers::parse(base::Json const& rules)
{
    CheckedNumbers numbers;
    try {
        auto const& id = rules.at("checksums").at("resident_id_18");
        numbers.id_weights_ = id.at("weights").get<std::array<int, 17>>();
        numbers.id_check_characters_ = id.at("check_chars").get<std::string>();
        auto const& code = rules.at("checksums").at("uscc_18");
        numbers.credit_code_weights_ = code.at("weights").get<std::array<int, 17>>();
        numbers.credit_code_alphabet_ = code.at("alphabet").get<std::string>();
        numbers.province_codes_ = rules.at("personal_data").at("province_codes").get<std::vector<std::string>>();
    } catch (base::Json::exception const& broken) {
        return base::fail(base::ErrorKind::invalid_input, "rules.bad-personal-data",
                          "what rules.json says of personal data is malformed: {reason}", {{"reason", broken.what()}});
    }
    return numbers;
}

bool CheckedNumbers::begins_in_a_province(std::string_view digits) const
{
    return std::ranges::any_of(province_codes_, [digits](auto const& code) { return digits.starts_with(code); });
}

bool CheckedNumbers::is_resident_id(std::string_view text) const
{
    if (text.size() != code_length || !are_digits(text.substr(0, code_length - 1)) || !is_day(text.substr(birth_date_at, 8)) ||
        !begins_in_a_province(text))
        return false;
    int sum = 0;
    for (std::size_t i = 0; i < id_weights_.size(); ++i)
        sum += (text[i] - '0') * id_weights_[i];
    return id_check_characters_[static_cast<std::size_t>(sum) % id_check_characters_.size()] == text.back();
}

bool CheckedNumbers::is_credit_code(std::string_view text) const
{
    if (text.size() != code_length)
        return false;
    auto const size = static_cast<int>(credit_code_alphabet_.size());
    int sum = 0;
    for (std::size_t i = 0; i < credit_code_weights_.size(); ++i) {
        auto const value = credit_code_alphabet_.find(text[i]);
        if (value == std::string::npos)
            return false;
        sum += static_cast<int>(value) * credit_code_weights_[i];
    }
    return credit_code_alphabet_[static_cast<std::size_t>((size - sum % size) % size)] == text.back();
}

}  // namespace agencies
