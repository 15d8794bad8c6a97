#include "disclosure/domain/screening/personal_statements.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <utility>

namespace disclosure {
namespace {

class StatementScan {
public:
    StatementScan(ScannedText const& paragraph, PersonalDataTables const& tables, std::vector<PersonalDatum>& found)
        : paragraph_{paragraph}, tables_{tables}, found_{found}
    {
    }

    void look_at_word(WordStart const& start);

private:
    void look_at_address(std::size_t after_word);
    void look_at_statement(std::size_t at, std::size_t category);

    [[nodiscard]] bool names_a_person(std::string_view sentence) const;
    [[nodiscard]] bool is_name_followed_by_end(std::string_view text) const;

    ScannedText const& paragraph_;
    PersonalDataTables const& tables_;
    std::vector<PersonalDatum>& found_;
    using Statement = std::pair<char const*, std::size_t>;  // where its sentence begins, and its category
    std::vector<Statement> statements_;
};

void StatementScan::look_at_word(WordStart const& start)
{
    auto const text = paragraph_.text().substr(start.at);
    auto word = std::lower_bound(tables_.words.begin(), tables_.words.end(), start.character,
                                 [](auto const& w, char32_t first) { return w.first < first; });
    for (; word != tables_.words.end() && word->first == start.character; ++word) {
        if (!text.starts_with(word->text))
            continue;
        if (word->category == PersonalDataTables::no_category)
            look_at_address(start.at + word->text.size());
        else
            look_at_statement(start.at, word->category);
    }
}

// A number with a unit of a detailed address behind a residence word: 住址：…镇双河村2组15号.
void StatementScan::look_at_address(std::size_t after_word)
{
    auto window = base::first_code_points(paragraph_.text().substr(after_word), tables_.address_window);
    window = window.substr(0, std::min(window.find("。"), window.find("；")));
    auto const is_detail = [&](Run const& run) {
        return run.begin >= after_word && run.begin < after_word + window.size() && are_digits(run.token) &&
               word_at(paragraph_.text().substr(run.end), tables_.address_units) != nullptr;
    };
    if (std::none_of(paragraph_.runs().begin(), paragraph_.runs().end(), is_detail) || paragraph_.is_office_contact(after_word))
        return;
    std::size_t kept = 0;
    for (auto const& unit : tables_.kept_units)
        if (auto const found = window.find(unit); found != std::string_view::npos)
            kept = std::max(kept, found + unit.size());
    auto const& [zh, en] = tables_.labels[static_cast<std::size_t>(PersonalDatumKind::address)];
    found_.push_back({PersonalDatumKind::address, std::string{window.substr(0, kept)} + "****", zh, en, paragraph_.at(),
                      after_word, after_word + window.size()});
}

// One finding a sentence and category, however many words of it there are.
void StatementScan::look_at_statement(std::size_t at, std::size_t category)
{
    auto const sentence = paragraph_.sentence_around(at);
    Statement const statement{sentence.data(), category};
    if (!names_a_person(sentence) || std::find(statements_.begin(), statements_.end(), statement) != statements_.end())
        return;
    statements_.push_back(statement);
    auto const& labels = tables_.sensitive[category];
    auto const begin = static_cast<std::size_t>(sentence.data() - paragraph_.text().data());
    found_.push_back({PersonalDatumKind::sensitive, "****", labels.zh, labels.en, paragraph_.at(), begin, begin + sentence.size()});
}

// 村民张三，… : a word for a person, a surname, one or two characters, and what ends a name.
bool StatementScan::names_a_person(std::string_view sentence) const
{
    for (auto const& word : tables_.person_words)
        for (auto at = sentence.find(word); at != std::string_view::npos; at = sentence.find(word, at + word.size()))
            if (is_name_followed_by_end(sentence.substr(at + word.size())))
                return true;
    return false;
}

bool StatementScan::is_name_followed_by_end(std::string_view text) const
{
    auto const* surname = word_at(text, tables_.surnames);
    if (surname == nullptr)
        return false;
    auto at = surname->size();
    for (int given = 0; given < 2 && at < text.size(); ++given) {
        if (!base::is_han(base::next_code_point(text, at)))
            return false;
        if (at == text.size() || word_at(text.substr(at), tables_.name_ends) != nullptr)
            return true;
    }
    return false;
}

}  // namespace

void find_personal_statements(ScannedText const& paragraph, PersonalDataTables const& tables, std::vector<PersonalDatum>& found)
{
    StatementScan scan{paragraph, tables, found};
    for (auto const& start : paragraph.words())
        scan.look_at_word(start);
}

}  // namespace disclosure
