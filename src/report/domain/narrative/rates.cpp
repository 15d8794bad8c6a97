#include "report/domain/narrative/share_words.hpp"

#include <algorithm>
#include <array>

// Finds rates beside the two numbers they are made of: "收到40件，办结35件，办结率100%".
namespace report::narrative {
namespace {

using Index = std::uint32_t;
using Words = std::span<std::string_view const>;

// What was done with a part of what came in: its rate is that part of the whole.
constexpr std::array<std::string_view, 10> acts{"办结", "答复", "回复", "办复", "整改", "采纳", "完成", "解决", "化解", "处置"};
constexpr std::array<std::string_view, 9> before_act{"其中", "已经", "现已", "累计", "全年", "实际", "已", "共", "均"};
constexpr std::array<std::string_view, 3> behind_act{"了", "共", "计"};
constexpr std::array<std::string_view, 7> before_percent{"仅为", "达到", "高达", "为", "达", "是", ":"};
// How the whole came in.
constexpr std::array<std::string_view, 12> incoming{"收到", "受理", "接收", "接到", "新收", "征集", "收集", "发现", "排查", "查出", "交办", "承办"};
// A sentence with one of these may mean only what was due, or another year, or tells where the rest went.
constexpr std::array<std::string_view, 27> doubts{"按期", "按时", "及时", "到期", "期限", "时限", "期内", "应办", "应当", "应予", "正在", "在办", "结转", "未",
                                                  "尚",   "其余", "剩余", "撤回", "撤销", "另",   "其他", "目标", "较",   "同比", "上年", "去年", "年前"};

bool holds_one(std::string_view text, Words words)
{
    return std::any_of(words.begin(), words.end(), [text](auto word) { return text.find(word) != std::string_view::npos; });
}

class RateReader {
public:
    RateReader(Narrative& narrative, Index passage)
        : narrative_{narrative}, index_{passage}, passage_{narrative.passages[passage]}, tokens_{passage_.tokens}
    {
    }

    void read()
    {
        if (std::none_of(tokens_.begin(), tokens_.end(), [](Token const& token) { return token.is_percent(); }))
            return;
        for (Index begin = 0; begin < tokens_.size();) {
            auto const end = end_of_sentence(tokens_, begin);
            read_sentence(begin, end);
            begin = end + 1;
        }
    }

private:
    void read_sentence(Index begin, Index end)
    {
        auto const text = text_of_sentence(passage_, begin, end);
        std::vector<Index> counts;
        for (auto at = begin; at < end; ++at) {
            if (tokens_[at].is_count())
                counts.push_back(at);
            else if (tokens_[at].is_percent() && counts.size() >= 2)
                if (auto const act = rated_act(text, at); !act.empty() && !holds_one(text, doubts))
                    add(act, at, counts);
        }
    }

    // The act of which the percentage is the rate: nothing but the act stands between the last mark and 率.
    [[nodiscard]] std::string_view rated_act(std::string_view sentence, Index percent) const
    {
        auto const before = passage_.text().substr(0, tokens_[percent].begin);
        auto const item = before.substr(before.find_last_of(",;(") + 1);
        for (auto const act : acts) {
            if (!item.starts_with(act) || !item.substr(act.size()).starts_with("率"))
                continue;
            bool const plain = without_leading(item.substr(act.size() + std::string_view{"率"}.size()), before_percent).empty();
            bool const due = sentence.find("应" + std::string{act}) != std::string_view::npos;
            return plain && !due ? act : std::string_view{};
        }
        return {};
    }

    // The words of a count: back to the mark or number before it.
    [[nodiscard]] std::string_view item_of(Index count) const
    {
        std::size_t from = 0;
        for (auto i = count; i-- > 0;)
            if (tokens_[i].kind != Kind::word) {
                from = tokens_[i].end;
                break;
            }
        return passage_.text().substr(from, tokens_[count].begin - from);
    }

    [[nodiscard]] bool is_done(Index count, std::string_view act) const
    {
        auto const item = without_leading(item_of(count), before_act);
        return item.starts_with(act) && without_leading(item.substr(act.size()), behind_act).empty();
    }

    // Certain only where one number came in and the next was done.
    void add(std::string_view act, Index percent, std::vector<Index> const& counts)
    {
        auto const part = counts.back();
        auto const whole = counts[counts.size() - 2];
        bool const same_unit = tokens_[whole].unit.text == tokens_[part].unit.text;
        bool const alone = std::all_of(counts.begin(), counts.end() - 2, [&](Index i) { return tokens_[i].unit.text != tokens_[part].unit.text; });
        if (same_unit && alone && is_done(part, act) && holds_one(item_of(whole), incoming) && tokens_[whole].value >= tokens_[part].value)
            narrative_.shares.push_back({index_, part, percent, {whole}});
    }

    Narrative& narrative_;
    Index index_;
    Passage const& passage_;
    std::vector<Token> const& tokens_;
};

}  // namespace

void find_rates(Narrative& narrative)
{
    for (Index i = 0; i < narrative.passages.size(); ++i)
        RateReader{narrative, i}.read();
}

}  // namespace report::narrative
