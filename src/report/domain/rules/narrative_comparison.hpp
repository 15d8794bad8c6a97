#pragma once

#include "report/domain/rules/narrative_facts.hpp"

#include <optional>
#include <string>
#include <vector>

// Comparing counts of the text with cells of the tables.
namespace report::narrative {

// What a count of the text has to be: one of `allowed`, of which the first is shown.
struct Expectation {
    std::vector<std::string> cells;
    std::vector<std::optional<Decimal>> allowed;
};

// A plain statement about the report year: no comparison, no part, no single channel or month.
[[nodiscard]] bool is_whole(Assessor const& assessor, Count const& count);
[[nodiscard]] bool is_of_year(Assessor const& assessor, Count const& count);

// Counted in pieces, and not in part five, which tells of other years and of plans.
[[nodiscard]] bool is_in_scope(Narrative const& text, Count const& count);

// The words before a number, back to the mark that parts it from the item before.
[[nodiscard]] std::string_view lead_of(Passage const& passage, std::uint32_t number);

template <class Wanted>  // bool(Count const&)
[[nodiscard]] std::vector<Count const*> select(Narrative const& text, Wanted const& wanted)
{
    std::vector<Count const*> selected;
    for (auto const& count : text.counts)
        if (wanted(count) && is_in_scope(text, count))
            selected.push_back(&count);
    return selected;
}

[[nodiscard]] std::optional<Decimal> sum(std::optional<Decimal> a, std::optional<Decimal> b);

[[nodiscard]] Finding contradiction(Assessor const& assessor, Narrative const& text, Count const& count,
                                    Expectation const& expected);

// Answers for each count; `words` are added to each finding.
void compare_each(Assessor& assessor, Narrative const& text, std::vector<Count const*> const& counts,
                  Expectation const& expected, base::Error::Words const& words = {});

// The same; not assessable when there is no count.
void compare(Assessor& assessor, Narrative const& text, std::vector<Count const*> const& counts,
             Expectation const& expected);

// {what} and {what_en}: the Chinese and English name that the entry's list `name` gives.
[[nodiscard]] base::Error::Words name_words(Assessor const& assessor, std::string_view name);

}  // namespace report::narrative
