#include "report/drafting/facts.hpp"

#include "base/result.hpp"
#include "report/comparing/sentences.hpp"

#include <algorithm>
#include <array>

namespace report {
namespace {

constexpr std::array<std::string_view, 4> source_names{"ledger", "register", "months", "typed"};
constexpr std::size_t part_five = 4;

// Table two tells documents in its first block, decisions and fees in the others.
FactSource source_of(Draft const& draft, CellIndex cell)
{
    if (draft.cells[cell].typed)
        return FactSource::typed;
    if (draft.form->cells[cell].table != TableId::t2)
        return FactSource::ledger;
    return draft.form->cells[cell].id.ends_with(".decisions") || draft.form->cells[cell].id.ends_with(".amount") ? FactSource::months
                                                                                                               : FactSource::document_register;
}

// The ids in braces.
std::vector<std::string> cells_in(std::string_view clause)
{
    std::vector<std::string> ids;
    for (auto open = clause.find('{'); open != std::string_view::npos; open = clause.find('{', open + 1))
        ids.emplace_back(clause.substr(open + 1, clause.find('}', open) - open - 1));
    return ids;
}

// "2.申请人逾期未按…" without its number, as it stands in a sentence.
std::string bare_label(std::string const& label)
{
    auto const dot = label.find_first_not_of("0123456789");
    if (dot != 0 && dot != std::string::npos && label[dot] == '.')
        return label.substr(dot + 1);
    std::string_view const close = "）";
    auto const bracket = label.starts_with("（") ? label.find(close) : std::string::npos;
    return bracket == std::string::npos ? label : label.substr(bracket + close.size());
}

std::string month_and_day(Date date)
{
    auto const civil = date.civil();
    return std::to_string(static_cast<unsigned>(civil.month())) + "月" + std::to_string(static_cast<unsigned>(civil.day())) + "日";
}

class FactMaker {
public:
    FactMaker(Draft const& draft, Date today) : draft_{draft}, until_{std::min(today, Date{std::chrono::year{draft.year} / 12 / 31})} {}

    void add(FactPattern const& pattern)
    {
        if (pattern.each_result)
            return add_results(pattern);
        base::Error::Words words;
        std::optional<CellIndex> first;
        auto all_zero = true;
        for (auto const& id : cells_in(pattern.clause)) {
            auto const cell = draft_.form->find_cell(id);
            auto const value = cell ? draft_.cells[*cell].value() : std::nullopt;
            if (!value)
                return;
            all_zero = all_zero && *value == Decimal{0};
            words.emplace_back(id, to_string(*value));
            first = first ? first : cell;
        }
        if (first && !(pattern.unless_zero && all_zero))
            put(base::fill_words(pattern.clause, words), *first);
    }

    void add(disclosure::NormativeDocument const& document, std::string const& clause, Date day)
    {
        if (day.year() == draft_.year)
            dated_.push_back({.clause = base::fill_words(clause, {{"date", month_and_day(day)}, {"title", document.title}, {"number", document.file_number}}),
                              .source = FactSource::document_register, .as_of = day, .document = document.number});
    }

    [[nodiscard]] std::vector<Fact> finish()
    {
        std::ranges::stable_sort(dated_, {}, &Fact::as_of);
        facts_.insert(facts_.end(), dated_.begin(), dated_.end());
        return std::move(facts_);
    }

private:
    void add_results(FactPattern const& pattern)
    {
        auto const& table = draft_.form->table(TableId::t3);
        for (auto const& row : table.rows) {
            if (row.kind != RowKind::leaf)
                continue;
            auto const total = draft_.form->cell_at(row, table.columns.size() - 1);
            auto const value = draft_.cells[total].value();
            if (value && !(pattern.unless_zero && *value == Decimal{0}))
                put(base::fill_words(pattern.clause, {{"label", bare_label(row.label.official)}, {"n", to_string(*value)}}), total);
        }
    }

    void put(std::string clause, CellIndex cell)
    {
        facts_.push_back({.clause = std::move(clause), .source = source_of(draft_, cell), .as_of = until_, .cell = cell});
    }

    Draft const& draft_;
    Date until_;
    std::vector<Fact> facts_;
    std::vector<Fact> dated_;
};

}  // namespace

std::string_view to_string(FactSource source)
{
    return source_names.at(static_cast<std::size_t>(source));
}

std::vector<Fact> facts_of(TextLaw const& law, Draft const& draft, std::span<disclosure::NormativeDocument const> documents, Date today)
{
    FactMaker maker{draft, today};
    for (auto const& pattern : law.facts)
        maker.add(pattern);
    for (auto const& document : documents) {
        maker.add(document, law.document_clause, document.issued_on);
        if (document.repealed_on)
            maker.add(document, law.repeal_clause, *document.repealed_on);
    }
    return maker.finish();
}

std::vector<std::string> problems_in(TextLaw const& law, Report const& last)
{
    std::vector<std::string> problems;
    for (auto const& sentence : cut_sentences(last.sections[part_five].paragraphs))
        if (std::ranges::any_of(law.problem_words, [&](std::string const& word) { return sentence.text.find(word) != std::string_view::npos; }))
            problems.emplace_back(sentence.text);
    return problems;
}

}  // namespace report
