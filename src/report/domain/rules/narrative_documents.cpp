#include "report/domain/rules/narrative_facts.hpp"

#include <algorithm>
#include <array>
#include <optional>

// Numbers of official documents: 国办函〔2020〕109号.
namespace report::narrative {
namespace {

using Index = std::size_t;

struct Citation {
    std::string_view prefix;  // folded characters before the year, 国办函
    Decimal year;
    Decimal number;
    std::string_view open;    // brackets as printed; empty when missing
    std::string_view close;
    bool ordinal = false;     // 第 before the number, which none has
    std::size_t begin = 0;    // folded bytes, without the prefix
    std::size_t end = 0;
    Index token = 0;
};

// A known number cut the same way.
struct KnownNumber {
    std::string prefix;
    Decimal year;
    Decimal number;
};

bool is_year(Token const& token)
{
    return token.kind == Kind::number && token.unit.kind == UnitKind::none && token.end - token.begin == 4 &&
           token.value >= Decimal{1949} && token.value < Decimal{2100};
}

bool is_number(Token const& token) { return token.kind == Kind::number && token.unit.text == "号"; }

// The Chinese characters that end at `end`.
std::string_view letters_before(std::string_view text, std::size_t end)
{
    auto begin = end;
    while (begin >= 3 && end - begin < 36 && static_cast<unsigned char>(text[begin - 3]) >= 0xE4 && static_cast<unsigned char>(text[begin - 3]) <= 0xE9)
        begin -= 3;
    return text.substr(begin, end - begin);
}

// The citation that ends with the number at `at`: [year]number号, of whose brackets one may be missing.
std::optional<Citation> citation_at(Passage const& passage, Index at)
{
    auto const& tokens = passage.tokens;
    if (!is_number(tokens[at]) || at < 2)
        return std::nullopt;
    bool const closed = tokens[at - 1].kind == Kind::close;
    auto const year = closed ? at - 2 : at - 1;
    if (!is_year(tokens[year]))
        return std::nullopt;
    bool const opened = year > 0 && tokens[year - 1].kind == Kind::open && tokens[year - 1].end == tokens[year].begin;
    auto const behind_year = closed ? tokens[at - 1].end : tokens[year].end;
    auto const between = passage.text().substr(behind_year, tokens[at].begin - behind_year);
    if ((!closed && !opened) || (!between.empty() && between != "第"))
        return std::nullopt;
    auto const begin = opened ? tokens[year - 1].begin : tokens[year].begin;
    Citation citation{letters_before(passage.text(), begin), tokens[year].value, tokens[at].value, {}, {}, !between.empty(), begin, tokens[at].end, at};
    if (opened)
        citation.open = passage.source(tokens[year - 1].begin, tokens[year - 1].end);
    if (closed)
        citation.close = passage.source(tokens[at - 1].begin, tokens[at - 1].end);
    return citation;
}

bool are_pair(std::string_view open, std::string_view close)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> pairs{
        {{"〔", "〕"}, {"[", "]"}, {"［", "］"}, {"【", "】"}, {"(", ")"}, {"（", "）"}}};
    return std::any_of(pairs.begin(), pairs.end(), [&](auto const& p) { return p.first == open && p.second == close; });
}

std::optional<KnownNumber> cut(std::string_view number)
{
    auto const folded = base::fold(number);
    auto const open = folded.find('[');
    auto const close = folded.find(']');
    if (open == std::string::npos || close == std::string::npos || close < open)
        return std::nullopt;
    auto const year = base::parse_decimal(folded.substr(open + 1, close - open - 1));
    auto const serial = base::parse_decimal(folded.substr(close + 1, folded.find("号") - close - 1));
    return year && serial ? std::optional{KnownNumber{folded.substr(0, open), *year, *serial}} : std::nullopt;
}

// What stands in the innermost 《》 of a title, or the whole of one without.
std::string inner_title(std::string_view title)
{
    auto const open = title.rfind("《");
    auto const close = title.find("》", open == std::string_view::npos ? 0 : open);
    if (open == std::string_view::npos || close == std::string_view::npos)
        return base::fold(title);
    return base::fold(title.substr(open + 3, close - open - 3));
}

// The citation's sentence names the title before the number.
bool names_title(Passage const& passage, Citation const& citation, std::string_view title)
{
    if (title.empty())
        return false;
    for (auto i = citation.token; i-- > 0 && passage.tokens[i].kind != Kind::stop;)
        if (passage.tokens[i].kind == Kind::title &&
            contains(passage.text().substr(passage.tokens[i].begin, passage.tokens[i].end - passage.tokens[i].begin), inner_title(title)))
            return true;
    return false;
}

void fail(Assessor& assessor, Passage const& passage, std::size_t begin, std::size_t end, std::string official)
{
    auto finding = finding_at(passage);
    finding.words = {{"quote", std::string{passage.source(begin, end)}}, {"official", std::move(official)}};
    assessor.failed(std::move(finding));
}

// The official number that the citation should be, when it is one of the known documents.
std::optional<std::string> official_number(Assessor const& assessor, Passage const& passage, Citation const& citation)
{
    for (auto const& document : assessor.facts().documents) {
        auto const known = cut(document.number);
        if (!known || !citation.prefix.ends_with(known->prefix))
            continue;
        if (citation.year == known->year && citation.number == known->number)
            return document.number;
        if (names_title(passage, citation, document.title))
            return document.number;
    }
    return std::nullopt;
}

void assess(Assessor& assessor, Passage const& passage, Citation const& citation)
{
    auto const official = official_number(assessor, passage, citation);
    if (official) {
        auto const known = *cut(*official);
        bool const right = citation.year == known.year && citation.number == known.number && citation.open == "〔" && citation.close == "〕" && !citation.ordinal;
        if (right)
            return assessor.passed();
        return fail(assessor, passage, citation.begin - known.prefix.size(), citation.end, *official);
    }
    if (are_pair(citation.open, citation.close) && !citation.ordinal)
        return assessor.passed();
    auto const begin = citation.begin - citation.prefix.size();
    fail(assessor, passage, begin, citation.end,
         std::string{citation.prefix} + "〔" + base::to_string(citation.year) + "〕" + base::to_string(citation.number) + "号");
}

// 《中华人民共和国政府信息公开条例》（国务院令第711号）
bool assess_order(Assessor& assessor, Passage const& passage, Index at)
{
    auto const& token = passage.tokens[at];
    auto const before = letters_before(passage.text(), token.begin);
    for (auto const& document : assessor.facts().documents) {
        auto const folded = base::fold(document.number);
        auto const digits = folded.find_first_of("0123456789");
        if (digits == std::string::npos || contains(folded, "[") || !before.ends_with(std::string_view{folded}.substr(0, digits)))
            continue;
        bool const titled = at >= 2 && (passage.tokens[at - 1].kind == Kind::title || passage.tokens[at - 2].kind == Kind::title);
        auto const& title = passage.tokens[at - (at >= 1 && passage.tokens[at - 1].kind == Kind::title ? 1 : std::min<Index>(2, at))];
        if (!titled || passage.text().substr(title.begin, title.end - title.begin) != "《" + base::fold(document.title) + "》")
            return false;
        auto const number = base::parse_decimal(folded.substr(digits, folded.find("号") - digits));
        if (number && *number == token.value)
            assessor.passed();
        else
            fail(assessor, passage, token.begin - digits, token.end, document.number);
        return true;
    }
    return false;
}

}  // namespace

void document_numbers(Assessor& assessor)
{
    if (assessor.facts().documents.empty())
        return assessor.not_assessable();
    TextOf const text{assessor};
    bool cited = false;
    for (auto const& passage : text->passages)
        for (Index at = 0; at < passage.tokens.size(); ++at) {
            if (!is_number(passage.tokens[at]))
                continue;
            if (auto const citation = citation_at(passage, at)) {
                assess(assessor, passage, *citation);
                cited = true;
            } else {
                cited = assess_order(assessor, passage, at) || cited;
            }
        }
    if (!cited)
        assessor.passed();
}

}  // namespace report::narrative
