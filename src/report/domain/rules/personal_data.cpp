#include "report/domain/rules/personal_data.hpp"

#include "base/date.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <optional>

namespace report {
namespace {

// Letters and digits that stand together, as ASCII capitals.
struct Run {
    std::string token;
    std::size_t begin;
    std::size_t end;
};

// base::next_code_point with the way for Chinese text in line: this is the loop that every byte of a report runs through.
char32_t next_character(std::string_view text, std::size_t& at)
{
    auto const byte = [&text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    auto const lead = byte(at);
    if (lead < 0x80)
        return static_cast<char32_t>(text[at++]);
    if (lead > 0xE0 && lead < 0xED && at + 2 < text.size() && (byte(at + 1) & 0xC0) == 0x80 && (byte(at + 2) & 0xC0) == 0x80) {
        auto const c = static_cast<char32_t>((lead & 0x0F) << 12 | (byte(at + 1) & 0x3F) << 6 | (byte(at + 2) & 0x3F));
        at += 3;
        return c;
    }
    return base::next_code_point(text, at);
}

// A letter or digit, also a full-width one, as an ASCII capital; 0 for any other character.
char to_ascii_capital(char32_t c)
{
    constexpr char32_t full_width = 0xFEE0;
    if (c >= 0xFF10 && c <= 0xFF5A)
        c -= full_width;
    if (c >= 'a' && c <= 'z')
        c -= 'a' - 'A';
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ? static_cast<char>(c) : '\0';
}

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool are_digits(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), is_digit);
}

bool holds_any(std::string_view text, std::vector<std::string> const& words)
{
    return std::any_of(words.begin(), words.end(), [text](auto const& w) { return text.find(w) != std::string_view::npos; });
}

std::string const* word_at(std::string_view text, std::vector<std::string> const& words)
{
    auto const found = std::find_if(words.begin(), words.end(), [text](auto const& w) { return text.starts_with(w); });
    return found == words.end() ? nullptr : &*found;
}

std::string masked(std::string_view token, Mask mask)
{
    if (token.size() <= mask.head + mask.tail)
        return std::string(token.size(), '*');
    return std::string{token.substr(0, mask.head)} + std::string(token.size() - mask.head - mask.tail, '*') +
           std::string{token.substr(token.size() - mask.tail)};
}

// The part of `text` behind `begin` that `limit` characters take.
std::string_view window_behind(std::string_view text, std::size_t begin, std::size_t limit)
{
    return base::first_code_points(text.substr(begin), limit);
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

}  // namespace

// One paragraph.
class PersonalDataScan {
public:
    enum class Part { preamble, body };

    PersonalDataScan(PersonalDataTables const& tables, std::vector<PersonalDatum>& found)
        : tables_{tables}, found_{found}
    {
    }

    void scan(std::string_view text, base::Place at, Part part);

private:
    void collect(std::string_view text);
    struct Position {
        std::size_t at;
        char32_t character;
    };
    void look_at_word(Position const& position);
    void look_at_address(std::size_t after_word);
    void look_at_statement(std::size_t at, std::size_t category);
    void look_at_run(std::size_t index);
    void look_at_code(Run const& run);
    void look_at_digits(std::string_view digits, Run const& run);
    void look_at_groups(std::size_t index);

    [[nodiscard]] std::string grouped(std::size_t index, std::vector<std::size_t> const& sizes) const;
    [[nodiscard]] std::string_view sentence_around(std::size_t at) const;
    [[nodiscard]] bool is_office_contact(std::size_t at) const;
    [[nodiscard]] bool names_a_person(std::string_view sentence) const;
    [[nodiscard]] bool is_name_followed_by_end(std::string_view text) const;
    [[nodiscard]] bool is_old_resident_id(std::string_view digits) const;
    [[nodiscard]] bool is_bank_card(std::string_view digits) const;
    [[nodiscard]] bool is_part_of_amount(Run const& run) const;
    void add(PersonalDatumKind kind, std::string masked_text);

    PersonalDataTables const& tables_;
    std::vector<PersonalDatum>& found_;
    std::string_view text_;
    base::Place at_;
    Part part_ = Part::body;
    std::vector<Run> runs_;
    std::vector<Position> words_;  // where a residence or sensitive word may begin
    using Statement = std::pair<char const*, std::size_t>;  // where its sentence begins, and its category
    std::vector<Statement> statements_;
};

void PersonalDataScan::scan(std::string_view text, base::Place at, Part part)
{
    text_ = text;
    at_ = at;
    part_ = part;
    statements_.clear();
    collect(text);
    for (std::size_t i = 0; i < runs_.size(); ++i)
        look_at_run(i);
    for (auto const& word : words_)
        look_at_word(word);
}

void PersonalDataScan::collect(std::string_view text)
{
    runs_.clear();
    words_.clear();
    for (std::size_t at = 0; at < text.size();) {
        auto const begin = at;
        auto const c = next_character(text, at);
        if (auto const ascii = to_ascii_capital(c); ascii != '\0') {
            if (runs_.empty() || runs_.back().end != begin)
                runs_.push_back({{}, begin, begin});
            runs_.back().token += ascii;
            runs_.back().end = at;
        } else if (c < tables_.word_starts_.size() && tables_.word_starts_[c]) {
            words_.push_back({begin, c});
        }
    }
}

void PersonalDataScan::add(PersonalDatumKind kind, std::string masked_text)
{
    auto const& [zh, en] = tables_.labels_[static_cast<std::size_t>(kind)];
    found_.push_back({kind, std::move(masked_text), zh, en, at_});
}

// From the last full stop to the next.
std::string_view PersonalDataScan::sentence_around(std::size_t at) const
{
    std::size_t begin = 0;
    std::size_t end = text_.size();
    for (std::string_view const stop : {"。", "；", ";", "\n"}) {
        if (auto const before = at == 0 ? std::string_view::npos : text_.rfind(stop, at - 1); before != std::string_view::npos)
            begin = std::max(begin, before + stop.size());
        end = std::min(end, text_.find(stop, at));
    }
    return text_.substr(begin, end - begin);
}

// The preamble gives the office's own contact, and so does a sentence about an office; not where a person is meant.
bool PersonalDataScan::is_office_contact(std::size_t at) const
{
    auto const sentence = sentence_around(at);
    if (holds_any(sentence, tables_.person_words_))
        return false;
    return part_ == Part::preamble || holds_any(sentence, tables_.office_words_);
}

void PersonalDataScan::look_at_word(Position const& position)
{
    auto const text = text_.substr(position.at);
    auto word = std::lower_bound(tables_.words_.begin(), tables_.words_.end(), position.character,
                                 [](auto const& w, char32_t first) { return w.first < first; });
    for (; word != tables_.words_.end() && word->first == position.character; ++word) {
        if (!text.starts_with(word->text))
            continue;
        if (word->category == PersonalDataTables::no_category)
            look_at_address(position.at + word->text.size());
        else
            look_at_statement(position.at, word->category);
    }
}

// A number with a unit of a detailed address behind a residence word: 住址：…镇双河村2组15号.
void PersonalDataScan::look_at_address(std::size_t after_word)
{
    auto window = window_behind(text_, after_word, tables_.address_window_);
    window = window.substr(0, std::min(window.find("。"), window.find("；")));
    auto const is_detail = [&](Run const& run) {
        return run.begin >= after_word && run.begin < after_word + window.size() && are_digits(run.token) &&
               word_at(text_.substr(run.end), tables_.address_units_) != nullptr;
    };
    if (std::none_of(runs_.begin(), runs_.end(), is_detail) || is_office_contact(after_word))
        return;
    std::size_t kept = 0;
    for (auto const& unit : tables_.kept_units_)
        if (auto const found = window.find(unit); found != std::string_view::npos)
            kept = std::max(kept, found + unit.size());
    add(PersonalDatumKind::address, std::string{window.substr(0, kept)} + "****");
}

// One finding a sentence and category, however many words of it there are.
void PersonalDataScan::look_at_statement(std::size_t at, std::size_t category)
{
    auto const sentence = sentence_around(at);
    Statement const statement{sentence.data(), category};
    if (!names_a_person(sentence) || std::find(statements_.begin(), statements_.end(), statement) != statements_.end())
        return;
    statements_.push_back(statement);
    auto const& labels = tables_.sensitive_[category];
    found_.push_back({PersonalDatumKind::sensitive, "****", labels.zh, labels.en, at_});
}

// 村民张三，… : a word for a person, a surname, one or two characters, and what ends a name.
bool PersonalDataScan::names_a_person(std::string_view sentence) const
{
    for (auto const& word : tables_.person_words_)
        for (auto at = sentence.find(word); at != std::string_view::npos; at = sentence.find(word, at + word.size()))
            if (is_name_followed_by_end(sentence.substr(at + word.size())))
                return true;
    return false;
}

bool PersonalDataScan::is_name_followed_by_end(std::string_view text) const
{
    auto const* surname = word_at(text, tables_.surnames_);
    if (surname == nullptr)
        return false;
    auto at = surname->size();
    for (int given = 0; given < 2 && at < text.size(); ++given) {
        if (!base::is_han(base::next_code_point(text, at)))
            return false;
        if (at == text.size() || word_at(text.substr(at), tables_.name_ends_) != nullptr)
            return true;
    }
    return false;
}

void PersonalDataScan::look_at_run(std::size_t index)
{
    auto const& run = runs_[index];
    if (std::none_of(run.token.begin(), run.token.end(), is_digit) || is_part_of_amount(run))
        return;
    if (are_digits(run.token)) {
        look_at_digits(run.token, run);
        look_at_groups(index);
        return;
    }
    look_at_code(run);
}

// 1234567890.12 or 0.1234567890: a long number with a decimal point is no identifier.
bool PersonalDataScan::is_part_of_amount(Run const& run) const
{
    auto const point_before = run.begin > 1 && text_[run.begin - 1] == '.' && is_digit(text_[run.begin - 2]);
    auto const point_behind = run.end + 1 < text_.size() && text_[run.end] == '.' && is_digit(text_[run.end + 1]);
    return point_before || point_behind;
}

void PersonalDataScan::look_at_digits(std::string_view digits, Run const& run)
{
    using enum PersonalDatumKind;
    if (tables_.is_resident_id(digits))
        return add(resident_id, masked(digits, tables_.resident_id_));
    if (tables_.is_credit_code(digits))
        return;
    if (digits.size() == 11 && word_at(digits, tables_.mobile_prefixes_) != nullptr) {
        if (!is_office_contact(run.begin))
            add(mobile, masked(digits, tables_.mobile_));
    } else if (is_bank_card(digits)) {
        add(bank_card, masked(digits, tables_.bank_card_));
    } else if (is_old_resident_id(digits)) {
        add(other_id, masked(digits, tables_.other_id_));
    } else if (digits.size() == 18 && holds_any(window_before(text_, run.begin, tables_.context_window_), tables_.credit_code_words_)) {
        add(broken_credit_code, std::string{digits});
    }
}

// Letters and digits mixed: a resident id that ends in X, a credit code, a passport, or a word before a number.
void PersonalDataScan::look_at_code(Run const& run)
{
    using enum PersonalDatumKind;
    auto const& token = run.token;
    auto const before = window_before(text_, run.begin, tables_.context_window_);
    if (token.size() == 18) {
        auto const in_alphabet = token.find_first_not_of(tables_.credit_code_alphabet_) == std::string::npos;
        if (tables_.is_resident_id(token))
            add(resident_id, masked(token, tables_.resident_id_));
        else if (in_alphabet && holds_any(before, tables_.credit_code_words_) && !tables_.is_credit_code(token))
            add(broken_credit_code, token);
        return;
    }
    auto const letters = std::min(token.find_first_of("0123456789"), token.size());
    auto const digits = std::string_view{token}.substr(letters);
    if (!are_digits(digits))
        return;
    if (token.size() == 9 && letters <= 2 && holds_any(before, tables_.travel_document_words_))
        add(other_id, masked(token, tables_.other_id_));
    else
        look_at_digits(digits, run);
}

// The digits of runs from `index` on that have these sizes and are parted by one space or hyphen; empty when they do
// not follow one another so, or when one more group of digits is joined to them.
std::string PersonalDataScan::grouped(std::size_t index, std::vector<std::size_t> const& sizes) const
{
    auto const joined = [this](std::size_t left, std::size_t right) {
        auto const gap = text_.substr(runs_[left].end, runs_[right].begin - runs_[left].end);
        return gap == " " || gap == "-";
    };
    std::string digits;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        auto const at = index + i;
        if (at >= runs_.size() || runs_[at].token.size() != sizes[i] || (i > 0 && !joined(at - 1, at)))
            return {};
        digits += runs_[at].token;
    }
    auto const behind = index + sizes.size();
    auto const continues = (behind < runs_.size() && joined(behind - 1, behind)) || (index > 0 && joined(index - 1, index));
    return continues ? std::string{} : digits;
}

// Numbers written in groups: 138 0000 0000, 6200 0000 0000 0000 005, 110101 19000101 0014.
void PersonalDataScan::look_at_groups(std::size_t index)
{
    static std::vector<std::vector<std::size_t>> const layouts{
        {3, 4, 4}, {4, 4, 4, 4}, {4, 4, 4, 4, 1}, {4, 4, 4, 4, 2}, {4, 4, 4, 4, 3}, {6, 8, 4}};
    for (auto const& layout : layouts) {
        auto const digits = grouped(index, layout);
        if (digits.empty())
            continue;
        if (are_digits(digits))
            look_at_digits(digits, runs_[index]);
        else if (tables_.is_resident_id(digits))
            add(PersonalDatumKind::resident_id, masked(digits, tables_.resident_id_));
    }
}

bool PersonalDataScan::is_bank_card(std::string_view digits) const
{
    return digits.size() >= 16 && digits.size() <= 19 && word_at(digits, tables_.bank_card_prefixes_) != nullptr &&
           has_luhn_check_digit(digits);
}

// 15 digits of before 1999: region, birth date with a two-digit year, serial number.
bool PersonalDataScan::is_old_resident_id(std::string_view digits) const
{
    if (digits.size() != 15 || word_at(digits, tables_.province_codes_) == nullptr)
        return false;
    auto const day = "19" + std::string{digits.substr(6, 2)} + "-" + std::string{digits.substr(8, 2)} + "-" +
                     std::string{digits.substr(10, 2)};
    return base::parse_date(day).has_value();
}

std::vector<PersonalDatum> find_personal_data(Report const& report, PersonalDataTables const& tables)
{
    using enum PersonalDataScan::Part;
    std::vector<PersonalDatum> found;
    PersonalDataScan scan{tables, found};
    scan.scan(report.title, report.title_at, body);
    for (auto const& paragraph : report.preamble)
        scan.scan(paragraph.text, paragraph.at, preamble);
    for (auto const& section : report.sections)
        for (auto const& paragraph : section.paragraphs)
            scan.scan(paragraph.text, paragraph.at, body);
    return found;
}

}  // namespace report
