#include "disclosure/domain/screening/personal_data.hpp"

#include "base/json.hpp"
#include "base/utf8.hpp"
#include "disclosure/domain/screening/scanned_text.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace disclosure {
namespace {

using base::Json;

constexpr std::array kind_names{"resident_id", "mobile",    "bank_card",         "address",
                                "other_id",    "sensitive", "broken_credit_code"};

Mask mask_in(Json const& masking, char const* name)
{
    auto const& json = masking.at(name);
    return {json.value("keep_head", std::size_t{0}), json.value("keep_tail", std::size_t{0})};
}

void add_word(PersonalDataTables& tables, std::string const& word, std::size_t category)
{
    std::size_t at = 0;
    auto const first = base::next_code_point(word, at);
    tables.words.push_back({first, word, category});
    if (first < tables.word_starts.size())
        tables.word_starts.set(first);
}

void read_codes(PersonalDataTables& tables, Json const& rules)
{
    tables.codes = base::CheckCodes::parse(rules);

    auto const& masking = rules.at("masking");
    tables.mobile_mask = mask_in(masking, "mobile");
    tables.resident_id_mask = mask_in(masking, "resident_id");
    tables.bank_card_mask = mask_in(masking, "bank");
    tables.other_id_mask = mask_in(masking, "other");
}

void read_words(PersonalDataTables& tables, Json const& words)
{
    for (auto const& [name, list] : std::initializer_list<std::pair<char const*, std::vector<std::string>*>>{
             {"bank_card_prefixes", &tables.bank_card_prefixes},
             {"mobile_prefixes", &tables.mobile_prefixes},
             {"office_words", &tables.office_words}, {"quantity_units", &tables.quantity_units}, {"person_words", &tables.person_words},
             {"residence_words", &tables.residence_words}, {"address_units", &tables.address_units},
             {"kept_units", &tables.kept_units}, {"surnames", &tables.surnames}, {"name_ends", &tables.name_ends},
             {"contact_roles", &tables.contact_roles}, {"phone_words", &tables.phone_words}, {"name_gaps", &tables.name_gaps},
             {"name_titles", &tables.name_titles}, {"office_endings", &tables.office_endings},
             {"travel_document_words", &tables.travel_document_words}, {"credit_code_words", &tables.credit_code_words}})
        *list = words.at(name).get<std::vector<std::string>>();
    tables.address_window = words.at("address_window").get<std::size_t>();
    tables.context_window = words.at("context_window").get<std::size_t>();
    for (auto const* kind : kind_names) {
        auto const& label = words.at("labels").at(kind);
        tables.labels.emplace_back(label.at(0).get<std::string>(), label.at(1).get<std::string>());
    }
    for (auto const& entry : words.at("sensitive"))
        tables.sensitive.push_back({entry.at("zh").get<std::string>(), entry.at("en").get<std::string>(),
                                    entry.at("words").get<std::vector<std::string>>()});
}

void index_words(PersonalDataTables& tables)
{
    for (auto const& word : tables.residence_words)
        add_word(tables, word, PersonalDataTables::no_category);
    for (std::size_t category = 0; category < tables.sensitive.size(); ++category)
        for (auto const& word : tables.sensitive[category].words)
            add_word(tables, word, category);
    std::stable_sort(tables.words.begin(), tables.words.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
}

}  // namespace

base::Result<PersonalDataTables> PersonalDataTables::parse(Json const& rules)
{
    PersonalDataTables tables;
    try {
        read_codes(tables, rules);
        read_words(tables, rules.at("personal_data"));
        index_words(tables);
    } catch (Json::exception const& broken) {
        return base::fail(base::ErrorKind::invalid_input, "rules.bad-personal-data",
                          "what rules.json says of personal data is malformed: {reason}", {{"reason", broken.what()}});
    }
    return tables;
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

}  // namespace disclosure
