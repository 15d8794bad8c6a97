#include "base/check_codes.hpp"

#include "base/date.hpp"
#include "base/json.hpp"

#include <algorithm>

namespace base {
namespace {

constexpr std::size_t code_length = 18;
constexpr std::size_t birth_date_at = 6;

bool are_digits(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_day(std::string_view yyyymmdd)
{
    auto const iso = std::string{yyyymmdd.substr(0, 4)} + "-" + std::string{yyyymmdd.substr(4, 2)} + "-" +
                     std::string{yyyymmdd.substr(6, 2)};
    return parse_date(iso).has_value();
}

}  // namespace

CheckCodes CheckCodes::parse(Json const& rules)
{
    auto const& id = rules.at("checksums").at("resident_id_18");
    auto const& code = rules.at("checksums").at("uscc_18");
    return {.id_weights = id.at("weights").get<std::array<int, 17>>(),
            .id_check_characters = id.at("check_chars").get<std::string>(),
            .province_codes = rules.at("personal_data").at("province_codes").get<std::vector<std::string>>(),
            .credit_code_weights = code.at("weights").get<std::array<int, 17>>(),
            .credit_code_alphabet = code.at("alphabet").get<std::string>()};
}

bool CheckCodes::is_resident_id(std::string_view text) const
{
    if (text.size() != code_length || !are_digits(text.substr(0, code_length - 1)) || !is_day(text.substr(birth_date_at, 8)) ||
        std::none_of(province_codes.begin(), province_codes.end(), [text](auto const& p) { return text.starts_with(p); }))
        return false;
    int sum = 0;
    for (std::size_t i = 0; i < id_weights.size(); ++i)
        sum += (text[i] - '0') * id_weights[i];
    return id_check_characters[static_cast<std::size_t>(sum) % id_check_characters.size()] == text.back();
}

bool CheckCodes::is_credit_code(std::string_view text) const
{
    if (text.size() != code_length)
        return false;
    auto const size = static_cast<int>(credit_code_alphabet.size());
    int sum = 0;
    for (std::size_t i = 0; i < credit_code_weights.size(); ++i) {
        auto const value = credit_code_alphabet.find(text[i]);
        if (value == std::string::npos)
            return false;
        sum += static_cast<int>(value) * credit_code_weights[i];
    }
    return credit_code_alphabet[static_cast<std::size_t>((size - sum % size) % size)] == text.back();
}

}  // namespace base
