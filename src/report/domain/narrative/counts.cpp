#include "report/domain/narrative/narrative.hpp"

#include <algorithm>

// Reads each sentence from left to right and keeps in mind what is counted and what was done, as a reader does:
// the object of "收到政府信息公开申请6件，办结5件" holds for both numbers until another thing is named.
namespace report::narrative {
namespace {

// Text that no word names, of this many bytes, between a word and its number names some other thing.
constexpr std::size_t unnamed_text = 6;

Word object_of(Word word)
{
    return word == Word::weak_request ? Word::request : word;
}

class CountReader {
public:
    CountReader(Narrative& narrative, std::uint32_t passage)
        : narrative_{narrative}, index_{passage}, passage_{narrative.passages[passage]}, tokens_{passage_.tokens}
    {
    }

    void read()
    {
        begin_sentence(0);
        for (at_ = 0; at_ < tokens_.size(); ++at_)
            take(tokens_[at_]);
        end_clause();
    }

private:
    void take(Token const& token)
    {
        switch (token.kind) {
        case Kind::number: take_number(token); return;
        case Kind::word: take_word(token); return;
        case Kind::stop: end_clause(); begin_sentence(at_ + 1); return;
        case Kind::semicolon: end_clause(); part_ = false; begin_clause(at_ + 1); return;
        case Kind::comma: end_clause(); begin_clause(at_ + 1); return;
        case Kind::list_comma: begin_item(at_ + 1); return;
        case Kind::open: ++depth_; begin_item(at_ + 1); return;
        case Kind::close: depth_ = std::max(0, depth_ - 1); begin_item(at_ + 1); return;
        case Kind::colon:
        case Kind::title: return;
        }
    }

    void begin_sentence(std::uint32_t at)
    {
        part_ = false;
        depth_ = 0;
        year_ = 0;
        disclosure_ = passage_.topic == Topic::on_request || passage_.section == 2 || passage_.section == 3;
        begin_clause(at);
    }

    void begin_clause(std::uint32_t at)
    {
        clause_ = at;
        acts_ = 0;
        limited_ = compared_ = false;
        negation_ = no_token;
        clause_objects_ = 0;
        begin_item(at);
    }

    void begin_item(std::uint32_t at)
    {
        item_ = at;
        item_object_ = no_token;
        item_act_ = no_token;
        counted_ = false;
    }

    void take_word(Token const& token)
    {
        auto const word = token.word;
        if (is_object(word))
            take_object(word);
        else if (is_act(word))
            take_act(word);
        else if (word == Word::among || word == Word::includes || word == Word::respectively)
            part_ = true;
        else if (word == Word::negation)
            negation_ = negation_ == no_token ? at_ : negation_;
        else if (word == Word::compared)
            compared_ = true;
        else if (word == Word::limited)
            limited_ = true;
        else if (word == Word::context)
            disclosure_ = true;
    }

    void take_object(Word word)
    {
        if (word == Word::request)
            disclosure_ = true;
        if (word == Word::weak_request && object_ != Word::request && passage_.topic != Topic::on_request)
            word = Word::other_thing;
        if (word == Word::information && item_object_ != no_token && tokens_[item_object_].end == tokens_[at_].begin &&
            tokens_[item_object_].word == Word::request)
            return;  // 依申请公开政府信息: still a request
        // 复议 and 诉讼 named one after the other are counted together.
        both_cases_ = (object_ == Word::review && word == Word::suit && item_object_ == no_token && at_ > 0 && joins_objects());
        object_ = object_of(word);
        item_object_ = at_;
        ++clause_objects_;
    }

    // The token before this one is a 、 or 和 that joins it with an object.
    [[nodiscard]] bool joins_objects() const
    {
        auto const& before = tokens_[at_ - 1];
        return at_ >= 2 && (before.kind == Kind::list_comma || before.is(Word::neutral)) && tokens_[at_ - 2].is(Word::review);
    }

    void take_act(Word word)
    {
        bool const joined = item_act_ != no_token && item_act_ + 2 >= at_ && tokens_[item_act_].end + 6 >= tokens_[at_].begin;
        acts_ = joined ? acts_ | act_bit(word) : act_bit(word);
        item_act_ = at_;
        if (word == Word::carry)
            take_carry();
    }

    // 结转 with a year: of the past it comes in, of the future it goes out.
    void take_carry()
    {
        if (at_ > 0 && tokens_[at_ - 1].kind == Kind::number && tokens_[at_ - 1].unit.kind == UnitKind::year)
            acts_ = act_bit(Word::carry_in);
        else if (at_ + 1 < tokens_.size() && tokens_[at_ + 1].kind == Kind::number && tokens_[at_ + 1].unit.kind == UnitKind::year)
            acts_ = act_bit(Word::carry_out);
    }

    void take_number(Token const& token)
    {
        if (token.unit.kind == UnitKind::year && !token.ordinal)
            take_year(token);
        if (token.unit.kind == UnitKind::month && !is_in_date())
            limited_ = true;
        if (!token.is_count())
            return;
        Count count = base_count();
        count.token = at_;
        count.value = token.value;
        count.approximate = token.approximate;
        find_object(count);
        if (is_none_at_all(token)) {
            count.negated = true;
            count.value = {};
        }
        narrative_.counts.push_back(count);
        counted_ = true;
        compared_ = false;
    }

    // 2023年; 近三年 is a time that no report is of.
    void take_year(Token const& token)
    {
        constexpr int several_years = 1;
        auto const year = static_cast<int>(token.value.whole());
        if (year >= 1900 && !is_of_carry())
            year_ = year;
        else if (year < 15 && token.unit.text == "年")
            year_ = several_years;
    }

    // 没有收到一件申请, 无一件
    [[nodiscard]] bool is_none_at_all(Token const& token) const
    {
        return negation_ != no_token && passage_.text().substr(token.begin).starts_with("一") && token.value == base::Decimal{1};
    }

    // 2023年结转, 结转2025年
    [[nodiscard]] bool is_of_carry() const
    {
        bool const before = at_ > 0 && tokens_[at_ - 1].is(Word::carry);
        return before || (at_ + 1 < tokens_.size() && tokens_[at_ + 1].is(Word::carry));
    }

    // 12月31日, 12月底, 1月至12月: a date or the whole year, not a month of it.
    [[nodiscard]] bool is_in_date() const
    {
        auto const behind = passage_.text().substr(tokens_[at_].end, 12);
        bool const day = at_ + 1 < tokens_.size() && tokens_[at_ + 1].unit.kind == UnitKind::day;
        return day || behind.starts_with("底") || behind.starts_with("末") || behind.starts_with("至12月") ||
               tokens_[at_].value.whole() == 12;
    }

    [[nodiscard]] Count base_count() const
    {
        Count count;
        count.passage = index_;
        count.clause = clause_;
        count.acts = acts_;
        count.part = part_ || depth_ > 0;
        count.compared = compared_;
        count.limited = limited_;
        count.in_disclosure = disclosure_;
        count.year = year_;
        return count;
    }

    void find_object(Count& count)
    {
        auto const& token = tokens_[at_];
        auto const named_behind = object_behind();
        if (item_object_ != no_token && !counted_) {
            count.object = unnamed_between(item_object_, at_) ? Word::other_thing : object_;
            count.both_cases = both_cases_ && count.object == Word::suit;
        } else if (named_behind != Word::none) {
            count.object = named_behind;
        } else {
            auto const from = item_act_ != no_token ? item_act_ : item_begin();
            bool const unnamed = from == no_token ? token.begin > item_text_begin() + unnamed_text : unnamed_between(from, at_);
            count.object = unnamed && item_act_ != no_token ? Word::other_thing : object_;
            if (unnamed && item_act_ != no_token && !count.part)
                object_ = Word::other_thing;  // 受理矛盾纠纷20件，办结20件
        }
    }

    [[nodiscard]] std::uint32_t item_begin() const { return item_ < at_ ? item_ : no_token; }
    [[nodiscard]] std::size_t item_text_begin() const { return item_ > 0 ? tokens_[item_ - 1].end : 0; }

    // 收到6件政府信息公开申请
    [[nodiscard]] Word object_behind() const
    {
        auto const next = at_ + 1;
        if (next >= tokens_.size() || tokens_[next].kind != Kind::word || tokens_[next].begin != tokens_[at_].end)
            return Word::none;
        return is_object(tokens_[next].word) ? object_of(tokens_[next].word) : Word::none;
    }

    // Whether more than function words lie between two tokens.
    [[nodiscard]] bool unnamed_between(std::uint32_t from, std::uint32_t to) const
    {
        std::size_t unnamed = 0;
        for (auto i = from; i < to; ++i)
            unnamed += tokens_[i + 1].begin - tokens_[i].end;
        return unnamed >= unnamed_text;
    }

    // A clause without a number that negates: 未收到政府信息公开申请, 无行政复议、行政诉讼.
    void end_clause()
    {
        if (negation_ == no_token || counted_in_clause() || clause_objects_ == 0)
            return;
        auto const acts = acts_;
        bool const modified = names_a_cause();
        auto const first = modified ? last_object() : negation_;
        for (auto i = first; i < at_ && i < tokens_.size(); ++i) {
            if (tokens_[i].kind != Kind::word || !is_object(tokens_[i].word) || !ends_item(i))
                continue;
            if (acts == 0 && !modified && i == first_object() && unnamed_between(negation_, i))
                return;  // 没有健全依申请公开制度
            Count count = base_count();
            count.acts = acts;
            count.token = negation_;
            count.negated = true;
            count.object = object_of(tokens_[i].word);
            narrative_.counts.push_back(count);
        }
    }

    // The object is what the item is about, not what describes it: a 、 or the end follows, or 和, 及, 等.
    [[nodiscard]] bool ends_item(std::uint32_t object) const
    {
        auto const begin = tokens_[object].end;
        auto const end = object + 1 < tokens_.size() ? tokens_[object + 1].begin : passage_.text().size();
        if (end - begin >= unnamed_text)
            return false;
        if (object + 1 >= at_ || object + 1 >= tokens_.size())
            return true;
        auto const& next = tokens_[object + 1];
        return next.kind != Kind::word || next.is(Word::neutral) || next.is(Word::and_so_on) ||
               next.is(Word::weak_request) || next.is(Word::information);
    }

    [[nodiscard]] std::uint32_t first_object() const
    {
        auto i = negation_;
        while (i < at_ && !(tokens_[i].kind == Kind::word && is_object(tokens_[i].word)))
            ++i;
        return i;
    }

    [[nodiscard]] std::uint32_t last_object() const
    {
        for (auto i = at_; i-- > negation_;)
            if (i < tokens_.size() && tokens_[i].kind == Kind::word && is_object(tokens_[i].word))
                return i;
        return negation_;
    }

    [[nodiscard]] bool counted_in_clause() const
    {
        return !narrative_.counts.empty() && narrative_.counts.back().passage == index_ && narrative_.counts.back().clause == clause_;
    }

    // 因政府信息公开申请引发的行政复议: the request is only the cause.
    [[nodiscard]] bool names_a_cause() const
    {
        auto const end = at_ < tokens_.size() ? tokens_[at_].begin : passage_.text().size();
        auto const clause = passage_.text().substr(tokens_[negation_].begin, end - tokens_[negation_].begin);
        for (auto const* cause : {"引发", "引起", "导致", "相关", "有关", "因", "针对"})
            if (clause.find(cause) != std::string_view::npos)
                return true;
        return false;
    }

    static constexpr std::uint32_t no_token = 0xFFFFFFFF;

    Narrative& narrative_;
    std::uint32_t index_;
    Passage const& passage_;
    std::vector<Token> const& tokens_;
    std::uint32_t at_ = 0;
    std::uint32_t clause_ = 0;
    std::uint32_t item_ = 0;
    std::uint32_t item_object_ = no_token;
    std::uint32_t item_act_ = no_token;
    std::uint32_t negation_ = no_token;
    Word object_ = Word::none;
    Acts acts_ = 0;
    int clause_objects_ = 0;
    int depth_ = 0;
    int year_ = 0;
    bool both_cases_ = false;
    bool counted_ = false;
    bool part_ = false;
    bool limited_ = false;
    bool compared_ = false;
    bool disclosure_ = false;
};

}  // namespace

void find_counts(Narrative& narrative)
{
    for (std::uint32_t i = 0; i < narrative.passages.size(); ++i)
        CountReader{narrative, i}.read();
}

}  // namespace report::narrative
