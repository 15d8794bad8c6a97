#include "report/domain/rules/narrative_facts.hpp"

#include <algorithm>
#include <utility>

// What part six says of the information-processing fee.
namespace report::narrative {
namespace {

constexpr std::size_t other_matters = 5;  // part six

// The sentences of a passage, as token ranges [first, last); a heading that ends with a colon belongs to what follows.
std::vector<std::pair<std::size_t, std::size_t>> sentences_of(Passage const& passage)
{
    std::vector<std::pair<std::size_t, std::size_t>> sentences;
    std::size_t first = 0;
    for (std::size_t i = 0; i <= passage.tokens.size(); ++i) {
        bool const ends = i == passage.tokens.size() || passage.tokens[i].kind == Kind::stop || passage.tokens[i].kind == Kind::semicolon;
        if (!ends)
            continue;
        sentences.emplace_back(first, i);
        first = i + 1;
    }
    return sentences;
}

struct Plain {
    std::string text;    // without 《…》
    bool money = false;  // names an amount
    bool titled = false; // its 《…》 name the fee
};

// A sentence without its 《》, which only cite what they name.
Plain plain_sentence(Passage const& passage, std::pair<std::size_t, std::size_t> range, std::vector<std::string> const& fee)
{
    auto const& tokens = passage.tokens;
    Plain plain;
    auto from = range.first == 0 ? 0U : tokens[range.first - 1].end;
    for (auto i = range.first; i < range.second; ++i) {
        plain.money = plain.money || (tokens[i].is_count() && tokens[i].unit.kind >= UnitKind::money);
        if (tokens[i].kind != Kind::title)
            continue;
        plain.titled = plain.titled || contains_any(passage.text().substr(tokens[i].begin, tokens[i].end - tokens[i].begin), fee);
        plain.text += passage.text().substr(from, tokens[i].begin - from);
        from = tokens[i].end;
    }
    auto const to = range.second < tokens.size() ? tokens[range.second].begin : passage.text().size();
    plain.text += passage.text().substr(from, to - from);
    return plain;
}

// Says that nothing was charged, or how much; what else did not happen (未收到建议) is taken out first.
bool states_charge(Assessor const& assessor, Plain plain)
{
    for (auto const& other : words_of(assessor, "not_of_fees"))
        for (auto at = plain.text.find(other); at != std::string::npos; at = plain.text.find(other))
            plain.text.erase(at, other.size());
    bool const amount = plain.money && contains_any(plain.text, words_of(assessor, "charge"));
    return amount || contains_any(plain.text, words_of(assessor, "none_charged"));
}

// How the sentence before named the fee.
enum class Naming : std::uint8_t { none, sentence, heading };

// Part six names the fee and says, in that sentence or in the next one about charging, what was charged. Below a heading
// the next sentence need not name it again.
bool states_fee(Assessor const& assessor, std::span<Passage const> passages)
{
    constexpr std::size_t longest_heading = 45;
    auto const& fee = words_of(assessor, "fee");
    auto before = Naming::none;
    for (auto const& passage : passages)
        for (auto const& range : sentences_of(passage)) {
            auto const plain = plain_sentence(passage, range, fee);
            bool const names = plain.titled || contains_any(plain.text, fee);
            bool const about_it = names || before == Naming::heading || (before == Naming::sentence && contains(plain.text, "费"));
            if (about_it && states_charge(assessor, plain))
                return true;
            if (!plain.text.empty())
                before = !names ? Naming::none : passage.text().size() <= longest_heading ? Naming::heading : Naming::sentence;
        }
    return false;
}

}  // namespace

void processing_fee(Assessor& assessor)
{
    auto const& section = assessor.report().sections[other_matters];
    if (!section.present)
        return assessor.not_assessable();
    TextOf const text{assessor};
    if (states_fee(assessor, text->section(other_matters)))
        return assessor.passed();
    Finding finding;
    finding.at = section.at;
    assessor.failed(std::move(finding));
}

}  // namespace report::narrative
