#include "report/domain/rules/narrative_comparison.hpp"

#include <algorithm>
#include <set>

// Results of requests, documents, decisions and fees in sentences against the tables, and the units they are given in.
namespace report::narrative {
namespace {

// The label without its numbering and its note: (三)不予公开 -> 不予公开.
std::string_view core_of(std::string_view label)
{
    if (label.starts_with("(") && label.find(')') != std::string_view::npos)
        label.remove_prefix(label.find(')') + 1);
    if (auto const mark = label.find_first_of(".,"); mark < 4)
        label.remove_prefix(mark + 1);
    return label.substr(0, label.find('('));
}

// What a row or a group of table three is called in a sentence, and which cells it stands for.
struct ResultLabel {
    std::string core;
    std::vector<std::string> words;  // of a row: all of them also name it
    std::string row;                 // id of a leaf
    std::string group;               // id of a group
};

std::vector<ResultLabel> result_labels(Form const& form)
{
    constexpr std::size_t shortest = 9;  // 其他 alone names nothing
    std::vector<ResultLabel> labels;
    auto const& table = form.table(TableId::t3);
    for (auto const& row : table.rows) {
        ResultLabel label{std::string{core_of(base::fold(row.label.official))}, row.match_all, row.id, {}};
        if (label.words.size() == 1 && label.words.front().size() < 12)
            label.words.clear();
        if (row.kind == RowKind::leaf && label.core.size() >= shortest)
            labels.push_back(std::move(label));
    }
    for (auto const& group : table.groups)
        labels.push_back({std::string{core_of(base::fold(group.label))}, {}, {}, group.id});
    return labels;
}

bool says(std::string_view lead, ResultLabel const& label)
{
    if (contains(lead, label.core))
        return true;
    return !label.words.empty() && std::all_of(label.words.begin(), label.words.end(), [&](auto const& word) { return contains(lead, word); });
}

// The one row that the words before a number name, else the one group; none when they name several.
ResultLabel const* find_label(std::vector<ResultLabel> const& labels, std::string_view lead)
{
    for (bool const rows : {true, false}) {
        ResultLabel const* hit = nullptr;
        for (auto const& label : labels) {
            if (label.row.empty() == rows || !says(lead, label))
                continue;
            if (hit != nullptr)
                return nullptr;
            hit = &label;
        }
        if (hit != nullptr)
            return hit;
    }
    return nullptr;
}

Expectation expectation_of(Assessor const& assessor, ResultLabel const& label)
{
    if (!label.row.empty())
        return {{label.row + ".total"}, {assessor.value(label.row + ".total")}};
    Expectation expected;
    std::optional<Decimal> total = Decimal{0};
    for (auto const& row : assessor.report().form->table(TableId::t3).rows) {
        if (row.kind != RowKind::leaf || row.parent != label.group)
            continue;
        expected.cells.push_back(row.id + ".total");
        total = sum(total, assessor.value(expected.cells.back()));
    }
    expected.allowed = {total};
    return expected;
}

// Results are only told of requests: a count of requests stands before it in the same paragraph.
bool follows_requests(Narrative const& text, Count const& count)
{
    return std::any_of(text.counts.begin(), text.counts.end(), [&](Count const& other) {
        bool const told = other.did(Word::receive) || other.did(Word::answer) || other.did(Word::handle);
        return other.passage == count.passage && other.token < count.token && other.object == Word::request && told;
    });
}

bool may_be_result(Narrative const& text, Passage const& passage, Count const& count)
{
    bool labelled = false;
    for (auto i = count.token; i-- > 0 && !labelled && passage.tokens[i].kind == Kind::word;)
        labelled = passage.tokens[i].word == Word::label;
    return !count.negated && !count.compared && (labelled || count.part) && follows_requests(text, count);
}

void compare_result(Assessor& assessor, Narrative const& text, Count const& count, std::vector<ResultLabel> const& labels)
{
    auto const* label = find_label(labels, lead_of(text.passages[count.passage], count.token));
    if (label != nullptr)
        compare_each(assessor, text, {&count}, expectation_of(assessor, *label), {{"label", label->core}});
}

void compare_documents(Assessor& assessor, Narrative const& text, Word act, std::string_view name, std::vector<std::string> const& cells)
{
    auto const counts = select(text, [&](Count const& count) {
        auto const others = act_bit(Word::other_act) | act_bit(Word::issue) | act_bit(Word::repeal) | act_bit(Word::in_force);
        return count.object == Word::norm_document && (count.acts & others) == act_bit(act) && !count.negated &&
               is_whole(assessor, count);
    });
    auto const cell = std::find_if(cells.begin(), cells.end(), [&](auto const& id) { return assessor.report().find(id) != nullptr; });
    if (cell != cells.end())
        compare_each(assessor, text, counts, {{*cell}, {assessor.value(*cell)}}, name_words(assessor, name));
    else if (!counts.empty())
        assessor.not_assessable(static_cast<int>(counts.size()));
}

void compare_decisions(Assessor& assessor, Narrative const& text, Word object, std::string const& cell, std::string_view name)
{
    auto const& allowed = words_of(assessor, "units");
    auto const counts = select(text, [&](Count const& count) {
        auto const acts = act_bit(Word::decide) | act_bit(Word::handle) | act_bit(Word::answer);
        auto const& unit = text.token(count.passage, count.token).unit.text;
        return count.object == object && !count.negated && (count.acts & ~acts) == 0 && count.acts != 0 && is_whole(assessor, count) &&
               std::find(allowed.begin(), allowed.end(), unit) != allowed.end();
    });
    auto words = name_words(assessor, name);
    compare_each(assessor, text, counts, {{cell}, {assessor.value(cell)}}, words);
}

void compare_fee(Assessor& assessor, Narrative const& text)
{
    constexpr std::string_view cell = "t2.admin_fee.amount";
    if (assessor.report().find(cell) == nullptr)
        return;
    for (auto const& count : text.counts) {
        auto const& unit = text.token(count.passage, count.token).unit;
        bool const money = unit.kind == UnitKind::money || unit.kind == UnitKind::money_wan;
        if (count.object != Word::admin_fee || count.negated || !money || !is_whole(assessor, count) || count.did(Word::other_act))
            continue;
        auto in_wan = count;
        if (unit.kind == UnitKind::money)
            in_wan.value = Decimal::from_micros(count.value.micros() / 10'000);
        compare_each(assessor, text, {&in_wan}, {{std::string{cell}}, {assessor.value(cell)}}, name_words(assessor, "fee"));
    }
}

}  // namespace

void result_counts(Assessor& assessor)
{
    TextOf const text{assessor};
    if (assessor.report().form == nullptr)
        return assessor.not_assessable();
    std::vector<ResultLabel> labels;
    for (auto const& count : text->counts) {
        if (!is_in_scope(*text, count) || !is_of_year(assessor, count) || !may_be_result(*text, text->passages[count.passage], count))
            continue;
        if (labels.empty())
            labels = result_labels(*assessor.report().form);
        compare_result(assessor, *text, count, labels);
    }
}

void document_counts(Assessor& assessor)
{
    TextOf const text{assessor};
    compare_documents(assessor, *text, Word::issue, "issued", {"t2.norm_docs.issued", "t2.norm_docs.made_new"});
    compare_documents(assessor, *text, Word::repeal, "repealed", {"t2.norm_docs.repealed"});
    compare_documents(assessor, *text, Word::in_force, "in_force", {"t2.norm_docs.in_force"});
}

void decision_counts(Assessor& assessor)
{
    TextOf const text{assessor};
    compare_decisions(assessor, *text, Word::licensing, "t2.licensing.decisions", "licensing");
    compare_decisions(assessor, *text, Word::penalty, "t2.penalty.decisions", "penalty");
    compare_decisions(assessor, *text, Word::coercion, "t2.coercion.decisions", "coercion");
    compare_fee(assessor, *text);
}

// The tables count requests and cases in 件.
void units(Assessor& assessor)
{
    TextOf const text{assessor};
    auto const& same = words_of(assessor, "units");
    std::set<std::string_view> seen;
    int right = 0;
    for (auto const& count : text->counts) {
        bool const acted = count.did(Word::receive) || count.did(Word::answer) || count.did(Word::carry_in) || count.did(Word::carry_out);
        if (count.object != Word::request || count.negated || count.value == Decimal{0} || !acted || !is_whole(assessor, count) || !is_in_scope(*text, count))
            continue;
        auto const& passage = text->passages[count.passage];
        auto const& token = passage.tokens[count.token];
        if (std::find(same.begin(), same.end(), token.unit.text) != same.end()) {
            ++right;
        } else if (seen.insert(token.unit.text).second) {
            auto finding = finding_at(passage);
            finding.words = {{"u1", std::string{token.unit.text}}, {"u2", same.empty() ? "" : same.front()},
                             {"quote", quote_around(passage, token.begin, token.end)}};
            assessor.failed(std::move(finding));
        }
    }
    if (right > 0)
        assessor.passed(right);
    else if (seen.empty())
        assessor.not_assessable();
}

}  // namespace report::narrative
