#pragma once

#include "report/domain/narrative/narrative.hpp"
#include "report/domain/rules/rule_function.hpp"

#include <bitset>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What the narrative rules share.
namespace report {

// The parsed text of the report that is checked: the one given with the facts, else parsed here.
class TextOf {
public:
    explicit TextOf(Assessor const& assessor);

    narrative::Narrative const& operator*() const { return *narrative_; }
    narrative::Narrative const* operator->() const { return narrative_; }

private:
    std::optional<narrative::Narrative> parsed_;
    narrative::Narrative const* narrative_;
};

// A list of words of the rule's entry; empty when it has none of that name.
[[nodiscard]] std::vector<std::string> const& words_of(Assessor const& assessor, std::string_view name);

[[nodiscard]] bool contains(std::string_view text, std::string_view word);
[[nodiscard]] bool contains_any(std::string_view text, std::vector<std::string> const& words);

// Tells in one pass where a text may hold one of many words: at the characters that begin one.
class WordStarts {
public:
    explicit WordStarts(std::vector<std::string> const& words) { add(words); }
    void add(std::vector<std::string> const& words);
    [[nodiscard]] bool may_be_in(std::string_view text) const { return next(text, 0) < text.size(); }
    // The first such character from `at` on; the end of the text when there is none.
    [[nodiscard]] std::size_t next(std::string_view text, std::size_t at) const;

private:
    std::bitset<0x10000> starts_;
};

// About `reach` bytes around [begin, end) as they stand in the source, not past the sentence: for {quote}.
[[nodiscard]] std::string quote_around(narrative::Passage const& passage, std::size_t begin, std::size_t end);

[[nodiscard]] Finding finding_at(narrative::Passage const& passage);

// The functions of the families, as narrative_rules() lists them.
namespace narrative {
void received_count(Assessor&);
void none_received(Assessor&);
void answered_count(Assessor&);
void carried_counts(Assessor&);
void result_counts(Assessor&);
void case_counts(Assessor&);
void document_counts(Assessor&);
void decision_counts(Assessor&);
void units(Assessor&);
void breakdowns_add_up(Assessor&);
void percentages(Assessor&);
void shares_within_the_whole(Assessor&);
void applicant_counts(Assessor&);
void statistical_period(Assessor&);
void other_years(Assessor&);
void placeholders(Assessor&);
void topics(Assessor&);
void supervision_results(Assessor&);
void problems_and_improvement(Assessor&);
void processing_fee(Assessor&);
void document_numbers(Assessor&);
void length_of_part_one(Assessor&);
void names_of_others(Assessor&);
void paired_marks(Assessor&);
void same_as_last_year(Assessor&);
void same_as_another(Assessor&);
}  // namespace narrative

}  // namespace report
