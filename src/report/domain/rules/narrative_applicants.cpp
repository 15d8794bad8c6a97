#include "report/domain/rules/narrative_comparison.hpp"

#include <algorithm>

// Who asked, in sentences (其中自然人申请13件，法人申请2件) against the columns of table three.
namespace report::narrative {
namespace {

using Index = std::uint32_t;

// A kind of applicant: what it is called and the columns that hold it.
struct Applicant {
    std::string name;
    std::vector<std::string> columns;
    bool of_organisations = false;  // 法人 may be all organisations or those that are no 其他组织
};

std::vector<Applicant> applicants_of(Assessor const& assessor)
{
    auto const& table = assessor.report().form->table(TableId::t3);
    std::vector<Applicant> applicants;
    std::vector<std::string> organisations;
    auto const& unclear = words_of(assessor, "unclear");
    for (auto const& column : table.columns) {
        if (!column.group_path.empty())
            organisations.push_back(column.id);
        bool const clear = std::find(unclear.begin(), unclear.end(), column.label.official) == unclear.end();
        if (clear && column.id != "total")
            applicants.push_back({base::fold(column.label.official), {column.id}});
    }
    for (auto const& name : words_of(assessor, "organisations"))
        applicants.push_back({name, organisations, true});
    return applicants;
}

std::string_view without(std::string_view text, std::vector<std::string> const& words)
{
    for (;;) {
        auto const word = std::find_if(words.begin(), words.end(), [text](auto const& w) { return text.starts_with(w); });
        if (word == words.end())
            return text;
        text.remove_prefix(word->size());
    }
}

class ApplicantReader {
public:
    ApplicantReader(Assessor& assessor, Narrative const& text) : assessor_{assessor}, text_{text}, applicants_{applicants_of(assessor)} {}

    void read()
    {
        for (auto const& count : text_.counts) {
            auto const* applicant = applicant_of(count);
            auto const* stated = applicant != nullptr && is_plain(count) ? whole_of(count) : nullptr;
            last_ = stated != nullptr ? &count : nullptr;
            whole_ = stated;
            if (stated != nullptr)
                compare(count, *applicant);
        }
    }

    [[nodiscard]] bool compared() const { return compared_; }

private:
    // The one that the words before the number name, and nothing else.
    [[nodiscard]] Applicant const* applicant_of(Count const& count) const
    {
        auto const lead = without(lead_of(text_.passages[count.passage], count.token), words_of(assessor_, "before"));
        for (auto const& applicant : applicants_)
            if (lead.starts_with(applicant.name) && without(lead.substr(applicant.name.size()), words_of(assessor_, "behind")).empty())
                return &applicant;
        return nullptr;
    }

    [[nodiscard]] bool is_plain(Count const& count) const
    {
        return !count.negated && !count.compared && !count.approximate && is_of_year(assessor_, count) && is_in_scope(text_, count);
    }

    // All the requests that it is a part of: the total of its list; itself where it says 收到; or that of the count before.
    [[nodiscard]] Count const* whole_of(Count const& count) const
    {
        for (auto const& breakdown : text_.breakdowns)
            if (breakdown.passage == count.passage && std::find(breakdown.parts.begin(), breakdown.parts.end(), count.token) != breakdown.parts.end())
                return breakdown.certain && is_of_all(breakdown, count) ? whole_at(breakdown) : nullptr;
        if (auto const* before = count_before(count); before != nullptr && is_all(*before))
            return is_limited(count.passage, before->token, count.token) ? nullptr : before;
        if (last_ != nullptr && last_ == count_before(count))
            return is_limited(count.passage, last_->token, count.token) ? nullptr : whole_;
        return is_received(count) && !is_limited(count.passage, count.clause, count.token) ? &count : nullptr;
    }

    // 收到自然人申请政府信息公开12件
    [[nodiscard]] bool is_received(Count const& count) const
    {
        bool const of_disclosure = count.object == Word::request || contains(lead_of(text_.passages[count.passage], count.token), "公开");
        return !count.part && count.did(Word::receive) && of_disclosure;
    }

    // All the requests that came in, or that were answered.
    [[nodiscard]] bool is_all(Count const& count) const
    {
        return count.object == Word::request && !count.negated && is_whole(assessor_, count) && (count.did(Word::receive) || count.did(Word::answer));
    }

    // The count before it in its sentence.
    [[nodiscard]] Count const* count_before(Count const& count) const
    {
        if (&count == text_.counts.data())
            return nullptr;
        auto const& before = *(&count - 1);
        if (before.passage != count.passage || before.token >= count.token)
            return nullptr;
        auto const& tokens = text_.passages[count.passage].tokens;
        bool const stops = std::any_of(tokens.begin() + before.token, tokens.begin() + count.token, [](Token const& token) { return token.kind == Kind::stop; });
        return stops || counts_between(count.passage, before.token, count.token) > 0 ? nullptr : &before;
    }

    // Between the total and the part there is no other number than the parts, and nothing that limits them.
    [[nodiscard]] bool is_of_all(Breakdown const& breakdown, Count const& count) const
    {
        auto const& parts = breakdown.parts;
        auto const before = std::count_if(parts.begin(), parts.end(), [&](Index part) { return breakdown.total < part && part < count.token; });
        return breakdown.total < count.token && counts_between(breakdown.passage, breakdown.total, count.token) == before + carried_between(breakdown, count) &&
               !is_limited(breakdown.passage, breakdown.total, count.token);
    }

    // 16件（含上年结转1件）
    [[nodiscard]] std::ptrdiff_t carried_between(Breakdown const& breakdown, Count const& count) const
    {
        return std::count_if(text_.counts.begin(), text_.counts.end(), [&](Count const& other) {
            return other.passage == count.passage && breakdown.total < other.token && other.token < count.token && other.part && other.did(Word::carry_in);
        });
    }

    [[nodiscard]] std::ptrdiff_t counts_between(Index passage, Index from, Index to) const
    {
        auto const& tokens = text_.passages[passage].tokens;
        return std::count_if(tokens.begin() + from + 1, tokens.begin() + to, [](Token const& token) { return token.is_count(); });
    }

    [[nodiscard]] Count const* whole_at(Breakdown const& breakdown) const
    {
        auto const found = std::find_if(text_.counts.begin(), text_.counts.end(), [&](Count const& count) {
            return count.passage == breakdown.passage && count.token == breakdown.total;
        });
        bool const all = found != text_.counts.end() && is_all(*found);
        return all ? &*found : nullptr;
    }

    // To a channel, a month, or another sentence: 自然人 and 法人 themselves do not count.
    [[nodiscard]] bool is_limited(Index passage, Index from, Index to) const
    {
        auto const& tokens = text_.passages[passage].tokens;
        return std::any_of(tokens.begin() + from, tokens.begin() + to, [&](Token const& token) {
            if (token.is(Word::limited))
                return !contains_any(text_.passages[passage].text().substr(token.begin, token.end - token.begin), words_of(assessor_, "kinds"));
            return token.kind == Kind::number && (token.unit.kind == UnitKind::month || token.unit.kind == UnitKind::year);
        });
    }

    // 法人 beside 其他组织 or companies means only some of the organisations.
    [[nodiscard]] bool is_clear(Count const& count, Applicant const& applicant) const
    {
        if (!applicant.of_organisations)
            return true;
        std::string text{text_.passages[count.passage].text()};
        for (auto const& name : words_of(assessor_, "organisations"))
            for (auto at = text.find(name); at != std::string::npos; at = text.find(name))
                text.erase(at, name.size());
        return !contains_any(text, words_of(assessor_, "other_organisations"));
    }

    // The sum of the applicant's columns in a row; nothing where the row is not all read or does not add up itself.
    [[nodiscard]] std::optional<Decimal> in_row(std::string const& row, Applicant const& applicant) const
    {
        std::optional<Decimal> all = Decimal{0};
        std::optional<Decimal> own = Decimal{0};
        for (auto const& column : assessor_.report().form->table(TableId::t3).columns) {
            if (column.id == "total")
                continue;
            auto const value = assessor_.value(row + column.id);
            all = sum(all, value);
            if (std::find(applicant.columns.begin(), applicant.columns.end(), column.id) != applicant.columns.end())
                own = sum(own, value);
        }
        auto const total = assessor_.value(row + "total");
        return all && total && *all == *total ? own : std::nullopt;
    }

    void compare(Count const& count, Applicant const& applicant)
    {
        compared_ = true;
        auto const received = in_row("t3.new.", applicant);
        auto const with_carried = sum(received, in_row("t3.carry_in.", applicant));
        auto const answered = in_row("t3.total.", applicant);
        if (!with_carried || !answered || !is_clear(count, applicant))
            return assessor_.not_assessable();
        bool const of_received = whole_->did(Word::receive);
        Expectation expected{{}, {received, with_carried, answered}};
        if (!of_received)
            std::swap(expected.allowed.front(), expected.allowed.back());
        for (auto const& column : applicant.columns)
            expected.cells.push_back((of_received ? "t3.new." : "t3.total.") + column);
        auto const& row = of_received ? "new" : "total";
        auto words = name_words(assessor_, row);
        words.push_back({"label", applicant.name});
        compare_each(assessor_, text_, {&count}, expected, words);
    }

    Assessor& assessor_;
    Narrative const& text_;
    std::vector<Applicant> applicants_;
    Count const* last_ = nullptr;   // the count before, where it states a kind of applicant
    Count const* whole_ = nullptr;  // of which it is a part
    bool compared_ = false;
};

}  // namespace

void applicant_counts(Assessor& assessor)
{
    TextOf const text{assessor};
    bool const spoken_of = std::any_of(text->passages.begin(), text->passages.end(), [&](Passage const& passage) {
        return contains_any(passage.text(), words_of(assessor, "mentions"));
    });
    if (assessor.report().form == nullptr || !spoken_of)
        return assessor.not_assessable();
    ApplicantReader reader{assessor, *text};
    reader.read();
    if (!reader.compared())
        assessor.not_assessable();
}

}  // namespace report::narrative
