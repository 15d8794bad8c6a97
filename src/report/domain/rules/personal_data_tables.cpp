#include "base/json.hpp"
#include "base/utf8.hpp"
#include "report/domain/rules/personal_data.hpp"

#include "base/date.hpp"

#include <algorithm>
#include <cctype>

namespace report {
namespace {

using base::Json;

constexpr std::size_t code_length = 18;
constexpr std::size_t birth_date_at = 6;

constexpr std::array kind_names{"resident_id", "mobile",    "bank_card",         "address",
                                "other_id",    "sensitive", "broken_credit_code"};

Mask mask_in(Json const& masking, char const* name)
{
    auto const& json = masking.at(name);
    return {json.value("keep_head", std::size_t{0}), json.value("keep_tail", std::size_t{0})};
}

bool is_day(std::string_view yyyymmdd)
{
    auto const iso = std::string{yyyymmdd.substr(0, 4)} + "-" + std::string{yyyymmdd.substr(4, 2)} + "-" +
                     std::string{yyyymmdd.substr(6, 2)};
    return base::parse_date(iso).has_value();
}

bool are_digits(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

void PersonalDataTables::read(Json const& rules)
{
    auto const& id = rules.at("checksums").at("resident_id_18");
    id_weights_ = id.at("weights").get<std::array<int, 17>>();
    id_check_characters_ = id.at("check_chars").get<std::string>();
    auto const& code = rules.at("checksums").at("uscc_18");
    credit_code_weights_ = code.at("weights").get<std::array<int, 17>>();
    credit_code_alphabet_ = code.at("alphabet").get<std::string>();

    auto const& masking = rules.at("masking");
    mobile_ = mask_in(masking, "mobile");
    resident_id_ = mask_in(masking, "resident_id");
    bank_card_ = mask_in(masking, "bank");
    other_id_ = mask_in(masking, "other");

    auto const& words = rules.at("personal_data");
    for (auto const& [name, list] : std::initializer_list<std::pair<char const*, std::vector<std::string>*>>{
             {"province_codes", &province_codes_}, {"bank_card_prefixes", &bank_card_prefixes_},
             {"mobile_prefixes", &mobile_prefixes_},
             {"office_words", &office_words_}, {"person_words", &person_words_},
             {"residence_words", &residence_words_}, {"address_units", &address_units_}, {"kept_units", &kept_units_},
             {"surnames", &surnames_}, {"name_ends", &name_ends_},
             {"travel_document_words", &travel_document_words_}, {"credit_code_words", &credit_code_words_}})
        *list = words.at(name).get<std::vector<std::string>>();
    address_window_ = words.at("address_window").get<std::size_t>();
    context_window_ = words.at("context_window").get<std::size_t>();
    for (auto const* kind : kind_names) {
        auto const& label = words.at("labels").at(kind);
        labels_.emplace_back(label.at(0).get<std::string>(), label.at(1).get<std::string>());
    }
    for (auto const& entry : words.at("sensitive"))
        sensitive_.push_back({entry.at("zh").get<std::string>(), entry.at("en").get<std::string>(),
                              entry.at("words").get<std::vector<std::string>>()});

    for (auto const& word : residence_words_)
        add_word(word, no_category);
    for (std::size_t category = 0; category < sensitive_.size(); ++category)
        for (auto const& word : sensitive_[category].words)
            add_word(word, category);
    std::stable_sort(words_.begin(), words_.end(), [](Word const& a, Word const& b) { return a.first < b.first; });
}

void PersonalDataTables::add_word(std::string const& word, std::size_t category)
{
    std::size_t at = 0;
    auto const first = base::next_code_point(word, at);
    words_.push_back({first, word, category});
    if (first < word_starts_.size())
        word_starts_.set(first);
}

base::Result<PersonalDataTables> PersonalDataTables::parse(Json const& rules)
{
    PersonalDataTables tables;
    try {
        tables.read(rules);
    } catch (Json::exception const& broken) {
        return base::fail(base::ErrorKind::invalid_input, "rules.bad-personal-data",
                          "what rules.json says of personal data is malformed: {reason}", {{"reason", broken.what()}});
    }
    return tables;
}

bool PersonalDataTables::is_resident_id(std::string_view text) const
{
    if (text.size() != code_length || !are_digits(text.substr(0, code_length - 1)) ||
        !is_day(text.substr(birth_date_at, 8)) ||
        std::none_of(province_codes_.begin(), province_codes_.end(), [text](auto const& p) { return text.starts_with(p); }))
        return false;
    int sum = 0;
    for (std::size_t i = 0; i < id_weights_.size(); ++i)
        sum += (text[i] - '0') * id_weights_[i];
    return id_check_characters_[static_cast<std::size_t>(sum) % id_check_characters_.size()] == text.back();
}

bool PersonalDataTables::is_credit_code(std::string_view text) const
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

bool has_luhn_check_digit(std::string_view digits)
{
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        auto const digit = digits[digits.size() - 1 - i] - '0';
        auto const doubled = i % 2 == 1 ? 2 * digit : digit;
        sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return !digits.empty() && are_digits(digits) && sum % 10 == 0;
}

}  // namespace report
