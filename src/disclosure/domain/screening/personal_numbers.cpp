#include "disclosure/domain/screening/personal_numbers.hpp"

#include "base/date.hpp"

#include <algorithm>
#include <utility>

namespace disclosure {
namespace {

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

std::string masked(std::string_view token, Mask mask)
{
    if (token.size() <= mask.head + mask.tail)
        return std::string(token.size(), '*');
    return std::string{token.substr(0, mask.head)} + std::string(token.size() - mask.head - mask.tail, '*') +
           std::string{token.substr(token.size() - mask.tail)};
}

// The `limit` characters before `end`.
std::string_view window_before(std::string_view text, std::size_t end, std::size_t limit)
{
    auto begin = end;
    while (begin > 0 && limit > 0)
        if ((static_cast<unsigned char>(text[--begin]) & 0xC0) != 0x80)
            --limit;
    return text.substr(begin, end - begin);
}

// The word that `text` ends with, the longest of them; empty for none.
std::string_view word_at_end(std::string_view text, std::vector<std::string> const& words)
{
    std::string_view longest;
    for (auto const& word : words)
        if (word.size() > longest.size() && text.ends_with(word))
            longest = word;
    return longest;
}

std::string_view without_end(std::string_view text, std::vector<std::string> const& words)
{
    for (auto word = word_at_end(text, words); !word.empty(); word = word_at_end(text, words))
        text.remove_suffix(word.size());
    return text;
}

class NumberScan {
public:
    NumberScan(ScannedText const& paragraph, PersonalDataTables const& tables, std::vector<PersonalDatum>& found)
        : paragraph_{paragraph}, tables_{tables}, found_{found}
    {
    }

    void look_at_run(std::size_t index);

private:
    void look_at_code(Run const& run);
    void look_at_digits(std::string_view digits, Run const& run, std::size_t end);
    void look_at_groups(std::size_t index);

    [[nodiscard]] std::string grouped(std::size_t index, std::vector<std::size_t> const& sizes) const;
    [[nodiscard]] bool is_old_resident_id(std::string_view digits) const;
    [[nodiscard]] bool is_bank_card(std::string_view digits) const;
    [[nodiscard]] bool is_part_of_amount(Run const& run) const;
    [[nodiscard]] bool is_of_named_person(std::size_t number) const;
    [[nodiscard]] bool ends_with_name(std::string_view text) const;
    void add(PersonalDatumKind kind, std::string masked_text, std::size_t begin, std::size_t end);

    ScannedText const& paragraph_;
    PersonalDataTables const& tables_;
    std::vector<PersonalDatum>& found_;
};

void NumberScan::look_at_run(std::size_t index)
{
    auto const& run = paragraph_.runs()[index];
    if (std::none_of(run.token.begin(), run.token.end(), is_digit) || is_part_of_amount(run))
        return;
    if (are_digits(run.token)) {
        look_at_digits(run.token, run, run.end);
        look_at_groups(index);
        return;
    }
    look_at_code(run);
}

// 1234567890.12 or 0.1234567890: a long number with a decimal point is no identifier.
bool NumberScan::is_part_of_amount(Run const& run) const
{
    auto const text = paragraph_.text();
    auto const point_before = run.begin > 1 && text[run.begin - 1] == '.' && is_digit(text[run.begin - 2]);
    auto const point_behind = run.end + 1 < text.size() && text[run.end] == '.' && is_digit(text[run.end + 1]);
    return point_before || point_behind;
}

// `run` is the first of those in which the digits stand, `end` where they end.
void NumberScan::look_at_digits(std::string_view digits, Run const& run, std::size_t end)
{
    using enum PersonalDatumKind;
    auto const found = [&](PersonalDatumKind kind, std::string text) { add(kind, std::move(text), run.begin, end); };
    if (tables_.codes.is_resident_id(digits))
        return found(resident_id, masked(digits, tables_.resident_id_mask));
    if (tables_.codes.is_credit_code(digits))
        return;
    auto const national = digits.size() == 13 && digits.starts_with("86") ? digits.substr(2) : digits;
    if (national.size() == 11 && word_at(national, tables_.mobile_prefixes) != nullptr) {
        bool const quantity = word_at(paragraph_.text().substr(run.end), tables_.quantity_units) != nullptr;
        if (!quantity && (!paragraph_.is_office_contact(run.begin) || is_of_named_person(run.begin)))
            found(mobile, masked(national, tables_.mobile_mask));
    } else if (is_bank_card(digits)) {
        found(bank_card, masked(digits, tables_.bank_card_mask));
    } else if (is_old_resident_id(digits)) {
        found(other_id, masked(digits, tables_.other_id_mask));
    } else if (digits.size() == 18 &&
               holds_any(window_before(paragraph_.text(), run.begin, tables_.context_window), tables_.credit_code_words)) {
        found(broken_credit_code, std::string{digits});
    }
}

// 联系人：李明，手机：13…: the number of that person, wherever it stands; not of 办公电话 or 值班电话.
bool NumberScan::is_of_named_person(std::size_t number) const
{
    auto const before = without_end(paragraph_.text().substr(0, number), tables_.name_gaps);
    auto const word = word_at_end(before, tables_.phone_words);
    auto const name = without_end(before.substr(0, before.size() - word.size()), tables_.name_gaps);
    bool const parted = name.size() + word.size() < before.size();
    return !word.empty() && parted && ends_with_name(without_end(name, tables_.name_titles));
}

// A surname and one or two characters behind the role of one to ask: 联系人：李明, 主任刘洋.
bool NumberScan::ends_with_name(std::string_view text) const
{
    constexpr std::size_t character = 3;  // bytes of a Chinese one
    if (!word_at_end(text, tables_.office_endings).empty())
        return false;
    for (auto const size : {2 * character, 3 * character}) {
        if (text.size() < size || word_at(text.substr(text.size() - size), tables_.surnames) == nullptr)
            continue;
        auto const before = without_end(text.substr(0, text.size() - size), tables_.name_gaps);
        if (!word_at_end(before, tables_.contact_roles).empty())
            return true;
    }
    return false;
}

// Letters and digits mixed: a resident id that ends in X, a credit code, a passport, or a word before a number.
void NumberScan::look_at_code(Run const& run)
{
    using enum PersonalDatumKind;
    auto const& token = run.token;
    auto const before = window_before(paragraph_.text(), run.begin, tables_.context_window);
    if (token.size() == 18) {
        if (tables_.codes.is_resident_id(token))
            add(resident_id, masked(token, tables_.resident_id_mask), run.begin, run.end);
        else if (holds_any(before, tables_.credit_code_words) && !tables_.codes.is_credit_code(token))
            add(broken_credit_code, token, run.begin, run.end);
        return;
    }
    auto const letters = std::min(token.find_first_of("0123456789"), token.size());
    auto const digits = std::string_view{token}.substr(letters);
    if (!are_digits(digits))
        return;
    if (token.size() == 9 && letters <= 2 && holds_any(before, tables_.travel_document_words))
        add(other_id, masked(token, tables_.other_id_mask), run.begin, run.end);
    else
        look_at_digits(digits, run, run.end);
}

// The digits of runs from `index` on that have these sizes and are parted by one space or hyphen; empty when they do
// not follow one another so, or when one more group of digits is joined to them.
std::string NumberScan::grouped(std::size_t index, std::vector<std::size_t> const& sizes) const
{
    auto const& runs = paragraph_.runs();
    auto const joined = [&](std::size_t left, std::size_t right) {
        auto const gap = paragraph_.text().substr(runs[left].end, runs[right].begin - runs[left].end);
        return gap == " " || gap == "-";
    };
    std::string digits;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        auto const at = index + i;
        if (at >= runs.size() || runs[at].token.size() != sizes[i] || (i > 0 && !joined(at - 1, at)))
            return {};
        digits += runs[at].token;
    }
    auto const behind = index + sizes.size();
    auto const continues = (behind < runs.size() && joined(behind - 1, behind)) || (index > 0 && joined(index - 1, index));
    return continues ? std::string{} : digits;
}

// Numbers written in groups: 138 0000 0000, 6200 0000 0000 0000 005, 110101 19000101 0014.
void NumberScan::look_at_groups(std::size_t index)
{
    static std::vector<std::vector<std::size_t>> const layouts{
        {3, 4, 4}, {4, 4, 4, 4}, {4, 4, 4, 4, 1}, {4, 4, 4, 4, 2}, {4, 4, 4, 4, 3}, {6, 8, 4}};
    for (auto const& layout : layouts) {
        auto const digits = grouped(index, layout);
        if (digits.empty())
            continue;
        auto const& first = paragraph_.runs()[index];
        auto const end = paragraph_.runs()[index + layout.size() - 1].end;
        if (are_digits(digits))
            look_at_digits(digits, first, end);
        else if (tables_.codes.is_resident_id(digits))
            add(PersonalDatumKind::resident_id, masked(digits, tables_.resident_id_mask), first.begin, end);
    }
}

bool NumberScan::is_bank_card(std::string_view digits) const
{
    return digits.size() >= 16 && digits.size() <= 19 && word_at(digits, tables_.bank_card_prefixes) != nullptr &&
           has_luhn_check_digit(digits);
}

// 15 digits of before 1999: region, birth date with a two-digit year, serial number.
bool NumberScan::is_old_resident_id(std::string_view digits) const
{
    if (digits.size() != 15 || word_at(digits, tables_.codes.province_codes) == nullptr)
        return false;
    auto const day = "19" + std::string{digits.substr(6, 2)} + "-" + std::string{digits.substr(8, 2)} + "-" +
                     std::string{digits.substr(10, 2)};
    return base::parse_date(day).has_value();
}

void NumberScan::add(PersonalDatumKind kind, std::string masked_text, std::size_t begin, std::size_t end)
{
    auto const& [zh, en] = tables_.labels[static_cast<std::size_t>(kind)];
    found_.push_back({kind, std::move(masked_text), zh, en, paragraph_.at(), begin, end});
}

}  // namespace

void find_personal_numbers(ScannedText const& paragraph, PersonalDataTables const& tables, std::vector<PersonalDatum>& found)
{
    NumberScan scan{paragraph, tables, found};
    for (std::size_t i = 0; i < paragraph.runs().size(); ++i)
        scan.look_at_run(i);
}

}  // namespace disclosure
