#pragma once

#include "report/domain/narrative/tokens.hpp"
#include "report/domain/report.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// What the text of a report states, found without knowing any rule.
namespace report::narrative {

constexpr std::size_t preamble = section_count;  // stands for the text before part one

enum class Topic : std::uint8_t { none, on_request, other };

// One paragraph, folded and cut into tokens.
struct Passage {
    std::size_t section = 0;  // 0 to 5, or preamble
    Paragraph const* paragraph = nullptr;
    Topic topic = Topic::none;  // of the heading it stands under, in part one
    base::FoldedText folded;
    std::vector<Token> tokens;

    [[nodiscard]] std::string_view text() const { return folded.text; }
    // The source text of the folded bytes [begin, end).
    [[nodiscard]] std::string_view source(std::size_t begin, std::size_t end) const;
};

// The words with which a count is stated, as bits by Word - Word::receive.
using Acts = std::uint32_t;
[[nodiscard]] constexpr Acts act_bit(Word act) { return 1U << (static_cast<unsigned>(act) - static_cast<unsigned>(Word::receive)); }

// "收到政府信息公开申请6件": so many of that, and what was done with them. "未收到…申请" is a count of 0 by negation.
struct Count {
    std::uint32_t passage = 0;
    std::uint32_t token = 0;        // the number; of a negation the word that negates
    std::uint32_t clause = 0;       // token that begins its clause
    Word object = Word::none;       // other_thing when it counts something that no word names
    bool both_cases = false;        // 行政复议、行政诉讼2件: of the two together
    Acts acts = 0;
    base::Decimal value;
    bool approximate = false;
    bool negated = false;           // stated by 未, 没有, 无
    bool part = false;              // of a list (其中…) or a remark in brackets
    bool compared = false;          // 较上年增加3件
    bool limited = false;           // to a channel, a kind of applicant or a part of the year
    bool in_disclosure = false;     // its sentence speaks of disclosure
    int year = 0;                   // named last before it in the sentence; 0 for none, 1 for several (近三年)

    [[nodiscard]] bool did(Word act) const { return (acts & act_bit(act)) != 0; }
};

// "共149条，其中A类28条…其他31条": a total and its parts, by one reading.
struct Breakdown {
    enum class Kind : std::uint8_t {
        complete,  // 分别为, 分为, a colon, or ending with 其他…
        open,      // 其中 alone: the parts need not be all
        partial,   // 包括, 主要有, 等: the parts are examples
    };

    std::uint32_t passage = 0;
    std::uint32_t total = 0;           // token
    std::vector<std::uint32_t> parts;  // tokens
    Kind kind = Kind::open;
    bool certain = true;               // false: the sentence can be read in several ways, and none adds up
};

// "2件，占29%": a share, with the counts that may be its whole.
struct Share {
    std::uint32_t passage = 0;
    std::uint32_t part = 0;     // token of the count
    std::uint32_t percent = 0;  // token of the percentage
    std::vector<std::uint32_t> wholes;
};

// 政策类占50%、动态类占40%、其他占30%: percentages of one whole that share nothing. One alone where it exceeds the whole.
struct ShareList {
    std::uint32_t passage = 0;
    std::vector<std::uint32_t> percents;
};

struct Narrative {
    std::vector<Passage> passages;  // preamble, then the six parts
    std::vector<Count> counts;
    std::vector<Breakdown> breakdowns;
    std::vector<Share> shares;
    std::vector<ShareList> share_lists;

    [[nodiscard]] Token const& token(std::uint32_t passage, std::uint32_t at) const { return passages[passage].tokens[at]; }
    [[nodiscard]] std::span<Passage const> section(std::size_t section) const;
};

// The narrative points into `report`, which must outlive it.
[[nodiscard]] Narrative parse_narrative(Report const& report);

// The steps of parse_narrative, one kind of statement each.
void find_counts(Narrative& narrative);
void find_breakdowns(Narrative& narrative);
void find_shares(Narrative& narrative);
void find_rates(Narrative& narrative);        // adds to the shares
void find_share_lists(Narrative& narrative);  // of percentages that are none of the shares

}  // namespace report::narrative
