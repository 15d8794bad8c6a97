#include "report/domain/rules/narrative_outcomes.hpp"

#include <algorithm>
#include <array>

namespace report::narrative {
namespace {

using Index = std::uint32_t;

constexpr std::array<std::string_view, 4> outcomes{"upheld", "corrected", "other", "pending"};

std::vector<std::string> blocks_of(Count const& count)
{
    if (count.object == Word::review)
        return {"t4.review."};
    if (!count.both_cases)
        return {"t4.suit_direct.", "t4.suit_after."};
    return {"t4.review.", "t4.suit_direct.", "t4.suit_after."};
}

bool takes_all(std::string_view text, std::vector<std::string> const& words)
{
    while (!text.empty()) {
        auto const word = std::find_if(words.begin(), words.end(), [text](auto const& w) { return text.starts_with(w); });
        if (word == words.end())
            return false;
        text.remove_prefix(word->size());
    }
    return true;
}

// Reads the counts of cases in their order. An outcome belongs to the cases named with it, or to those counted last when
// nothing else was counted since.
class OutcomeReader {
public:
    OutcomeReader(Assessor& assessor, Narrative const& text) : assessor_{assessor}, text_{text} {}

    void read()
    {
        for (auto const& count : text_.counts)
            take(count);
    }

private:
    void take(Count const& count)
    {
        if (count.negated || text_.token(count.passage, count.token).unit.kind != UnitKind::count)
            return;
        if (cases_ != nullptr && !in_one_sentence(*cases_, count))
            forget();
        auto const& passage = text_.passages[count.passage];
        auto const lead = lead_of(passage, count.token);
        bool const is_case = (count.object == Word::review || count.object == Word::suit) && is_plain(count);
        bool const named = contains(lead, "复议") || contains(lead, "诉讼");
        if (auto const outcome = is_case ? outcome_of(passage, count) : std::string_view{}; !outcome.empty()) {
            bool const of_last = cases_ != nullptr && cases_->object == count.object;
            if (named || (of_last && !mixed_))
                compare(count, outcome, of_last ? *cases_ : count);
            told_ = true;
            return;
        }
        if (!is_case || !named || count.part)
            return forget();
        take_cases(count);
        if (auto const outcome = common_outcome(passage, count); !outcome.empty()) {
            compare(count, outcome, count);
            told_ = true;
        }
    }

    // 行政复议5件、行政诉讼2件，维持5件: of both, as long as nothing was told of the first.
    void take_cases(Count const& count)
    {
        mixed_ = cases_ != nullptr && cases_->object != count.object && !told_;
        told_ = false;
        cases_ = &count;
    }

    void forget()
    {
        cases_ = nullptr;
        mixed_ = told_ = false;
    }

    [[nodiscard]] bool is_plain(Count const& count) const
    {
        bool const other = count.did(Word::publish) || count.did(Word::issue);
        return count.in_disclosure && !other && !count.compared && !count.limited && !count.approximate &&
               is_of_year(assessor_, count) && is_in_scope(text_, count);
    }

    [[nodiscard]] bool in_one_sentence(Count const& a, Count const& b) const
    {
        if (a.passage != b.passage)
            return false;
        auto const& tokens = text_.passages[a.passage].tokens;
        return std::none_of(tokens.begin() + a.token, tokens.begin() + b.token, [](Token const& token) { return token.kind == Kind::stop; });
    }

    // 其中维持3件, 被纠正2件, 1件尚未审结
    [[nodiscard]] std::string_view outcome_of(Passage const& passage, Count const& count) const
    {
        auto const lead = lead_of(passage, count.token);
        auto const behind = clause_behind(passage, count.token);
        for (auto const outcome : outcomes)
            for (auto const& word : words_of(assessor_, std::string{outcome} + "_words")) {
                if (is_outcome(behind_cases(lead), word))
                    return outcome;
                if (is_outcome(behind, word))
                    return outcome;
            }
        return {};
    }

    // 行政诉讼2件，均结果纠正; of one case also without 均.
    [[nodiscard]] std::string_view common_outcome(Passage const& passage, Count const& count) const
    {
        auto const next = count.token + 1;
        if (next >= passage.tokens.size() || passage.tokens[next].kind != Kind::comma || !clause_behind(passage, count.token).empty())
            return {};
        auto clause = clause_behind(passage, next);
        auto const all = words_of(assessor_, "all");
        auto const word = std::find_if(all.begin(), all.end(), [clause](auto const& w) { return clause.starts_with(w); });
        if (word != all.end())
            clause.remove_prefix(word->size());
        else if (count.value != Decimal{1})
            return {};
        for (auto const outcome : outcomes)
            for (auto const& name : words_of(assessor_, std::string{outcome} + "_words"))
                if (is_outcome(clause, name))
                    return outcome;
        return {};
    }

    // Of 全年政府信息公开行政复议维持: 维持.
    [[nodiscard]] static std::string_view behind_cases(std::string_view lead)
    {
        for (std::string_view const word : {"复议", "诉讼"})
            if (auto const at = lead.rfind(word); at != std::string_view::npos)
                lead.remove_prefix(at + word.size());
        return lead;
    }

    // The word, with what may stand around it, and nothing else.
    [[nodiscard]] bool is_outcome(std::string_view clause, std::string const& word) const
    {
        auto const at = clause.find(word);
        return at != std::string_view::npos && takes_all(clause.substr(0, at), words_of(assessor_, "before")) &&
               takes_all(clause.substr(at + word.size()), words_of(assessor_, "behind"));
    }

    // From behind the token to the next mark.
    [[nodiscard]] static std::string_view clause_behind(Passage const& passage, Index token)
    {
        auto const& tokens = passage.tokens;
        auto next = token + 1;
        while (next < tokens.size() && tokens[next].kind == Kind::word)
            ++next;
        auto const end = next < tokens.size() ? tokens[next].begin : passage.text().size();
        return passage.text().substr(tokens[token].end, end - tokens[token].end);
    }

    // Table four contradicts the sentence only where it agrees with itself, and with the number of cases in the sentence.
    [[nodiscard]] bool is_settled(Count const& cases, bool counted) const
    {
        std::optional<Decimal> all = Decimal{0};
        for (auto const& block : blocks_of(cases)) {
            std::optional<Decimal> parts = Decimal{0};
            for (auto const outcome : outcomes)
                parts = sum(parts, assessor_.value(block + std::string{outcome}));
            auto const total = assessor_.value(block + "total");
            if (!parts || !total || *parts != *total)
                return false;
            all = sum(all, total);
        }
        return !counted || *all == cases.value;
    }

    void compare(Count const& count, std::string_view outcome, Count const& cases)
    {
        bool const counted = &cases != &count || outcome_of(text_.passages[count.passage], count).empty();
        if (!is_settled(cases, counted))
            return assessor_.not_assessable();
        Expectation expected;
        std::optional<Decimal> total = Decimal{0};
        for (auto const& block : blocks_of(cases)) {
            expected.cells.push_back(block + std::string{outcome});
            total = sum(total, assessor_.value(expected.cells.back()));
        }
        expected.allowed = {total};
        auto const name = cases.object == Word::review ? "review" : cases.both_cases ? "cases" : "suit";
        auto words = name_words(assessor_, name);
        auto const how = name_words(assessor_, outcome);
        words[0].second += how[0].second;
        words[1].second += ", " + how[1].second;
        compare_each(assessor_, text_, {&count}, expected, words);
    }

    Assessor& assessor_;
    Narrative const& text_;
    Count const* cases_ = nullptr;  // those counted last
    bool mixed_ = false;            // others were counted before them, of which nothing was told
    bool told_ = false;             // how those counted last ended
};

}  // namespace

void compare_outcomes(Assessor& assessor, Narrative const& text)
{
    OutcomeReader{assessor, text}.read();
}

}  // namespace report::narrative
