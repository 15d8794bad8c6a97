#include "report/domain/rules/narrative_comparison.hpp"

#include <algorithm>

namespace report::narrative {
namespace {

bool matches(Expectation const& expected, Decimal value)
{
    return std::any_of(expected.allowed.begin(), expected.allowed.end(), [value](auto const& a) { return a && *a == value; });
}

// Several offices of one report may each give their own number: then their sum is what the table holds.
bool adds_up(std::vector<Count const*> const& counts, Expectation const& expected)
{
    Decimal sum;
    for (auto const* count : counts)
        sum += count->value;
    return counts.size() > 1 && matches(expected, sum);
}

}  // namespace

bool is_of_year(Assessor const& assessor, Count const& count)
{
    auto const year = assessor.report().year;
    return count.year == 0 || !year || count.year == *year;
}

bool is_whole(Assessor const& assessor, Count const& count)
{
    return !count.part && !count.compared && !count.limited && is_of_year(assessor, count);
}

bool is_in_scope(Narrative const& text, Count const& count)
{
    constexpr std::size_t problems = 4;
    bool const counted = count.negated || text.token(count.passage, count.token).unit.kind == UnitKind::count;
    return counted && text.passages[count.passage].section != problems;
}

std::string_view lead_of(Passage const& passage, std::uint32_t number)
{
    std::size_t from = 0;
    for (auto i = number; i-- > 0;) {
        auto const& token = passage.tokens[i];
        if (token.kind == Kind::number || (token.kind != Kind::word && token.kind != Kind::colon && token.kind != Kind::title)) {
            from = token.end;
            break;
        }
    }
    return passage.text().substr(from, passage.tokens[number].begin - from);
}

std::optional<Decimal> sum(std::optional<Decimal> a, std::optional<Decimal> b)
{
    return a && b ? std::optional{*a + *b} : std::nullopt;
}

Finding contradiction(Assessor const& assessor, Narrative const& text, Count const& count, Expectation const& expected)
{
    auto const& passage = text.passages[count.passage];
    auto const& token = passage.tokens[count.token];
    auto finding = finding_at(passage);
    for (auto const& cell : expected.cells)
        finding.cells.push_back({cell, assessor.value(cell)});
    finding.left = count.value;
    finding.right = expected.allowed.front();
    finding.difference = count.value - *expected.allowed.front();
    finding.words = {{"a", base::to_string(count.value)},
                     {"b", base::to_string(*expected.allowed.front())},
                     {"quote", quote_around(passage, token.begin, token.end)}};
    return finding;
}

void compare_each(Assessor& assessor, Narrative const& text, std::vector<Count const*> const& counts,
                  Expectation const& expected, base::Error::Words const& words)
{
    bool const together = adds_up(counts, expected);
    for (auto const* count : counts) {
        if (count->approximate || !expected.allowed.front()) {
            assessor.not_assessable();
        } else if (together || matches(expected, count->value)) {
            assessor.passed();
        } else {
            auto finding = contradiction(assessor, text, *count, expected);
            finding.words.insert(finding.words.end(), words.begin(), words.end());
            assessor.failed(std::move(finding));
        }
    }
}

void compare(Assessor& assessor, Narrative const& text, std::vector<Count const*> const& counts, Expectation const& expected)
{
    if (counts.empty())
        return assessor.not_assessable();
    compare_each(assessor, text, counts, expected);
}

base::Error::Words name_words(Assessor const& assessor, std::string_view name)
{
    auto const& names = words_of(assessor, name);
    auto const at = [&names](std::size_t i) { return i < names.size() ? names[i] : std::string{}; };
    return {{"what", at(0)}, {"what_en", at(1)}};
}

}  // namespace report::narrative
