#include "report/domain/rules/narrative_facts.hpp"

#include <algorithm>
#include <cmath>

// Totals against their parts, and percentages against the counts they are of.
namespace report::narrative {
namespace {

bool is_approximate(Narrative const& text, Breakdown const& breakdown)
{
    auto const about = [&](std::uint32_t at) { return text.token(breakdown.passage, at).approximate; };
    return about(breakdown.total) || std::any_of(breakdown.parts.begin(), breakdown.parts.end(), about);
}

Decimal sum_of_parts(Narrative const& text, Breakdown const& breakdown)
{
    Decimal sum;
    for (auto const part : breakdown.parts)
        sum += text.token(breakdown.passage, part).value;
    return sum;
}

Finding mismatch(Narrative const& text, Breakdown const& breakdown, Decimal total, Decimal sum)
{
    auto const& passage = text.passages[breakdown.passage];
    auto const& token = passage.tokens[breakdown.total];
    auto finding = finding_at(passage);
    finding.left = total;
    finding.right = sum;
    finding.difference = total - sum;
    std::string parts;
    for (auto const part : breakdown.parts)
        parts += (parts.empty() ? "" : "+") + base::to_string(passage.tokens[part].value);
    auto const difference = total < sum ? sum - total : total - sum;
    finding.words = {{"total", base::to_string(total)}, {"sum", base::to_string(sum)}, {"diff", base::to_string(difference)},
                     {"parts", parts}, {"unit", std::string{token.unit.text}},
                     {"quote", quote_around(passage, token.begin, token.end)}};
    return finding;
}

// A list after 其中 may leave things out. When it has several parts and misses the total by very little, a slip is
// likelier than a gap: a warning, no error.
bool nearly_adds_up(Assessor const& assessor, Breakdown const& breakdown, Decimal total, Decimal sum)
{
    if (breakdown.kind != Breakdown::Kind::open || static_cast<double>(breakdown.parts.size()) < assessor.limit("near_parts"))
        return false;
    auto const missing = static_cast<double>((total - sum).micros());
    return missing * 100 <= assessor.limit("near_percent") * static_cast<double>(total.micros());
}

// The words between the last mark and the part: what it is called.
std::string label_of(Passage const& passage, std::uint32_t part)
{
    auto const end = passage.tokens[part].begin;
    std::size_t begin = 0;
    for (auto i = part; i-- > 0;)
        if (passage.tokens[i].kind != Kind::word) {
            begin = passage.tokens[i].end;
            break;
        }
    return std::string{passage.source(begin, end)};
}

// 网站90条、公众号80条: the same items may stand on several channels, so that these add up to far more than there are.
bool may_overlap(Assessor const& assessor, Narrative const& text, Breakdown const& breakdown, Decimal total, Decimal sum)
{
    auto const& passage = text.passages[breakdown.passage];
    auto const too_many = static_cast<double>((sum - total).micros()) * 100 > assessor.limit("overlap_percent") * static_cast<double>(total.micros());
    std::size_t channels = 0;
    auto from = passage.tokens[breakdown.total].end;
    for (auto const part : breakdown.parts) {
        auto const& token = passage.tokens[part];
        if (token.begin > from)
            channels += contains_any(passage.text().substr(from, token.begin - from), words_of(assessor, "channels")) ? 1 : 0;
        from = token.end;
    }
    bool const of_channels = 2 * channels > breakdown.parts.size();
    bool const larger_part = std::any_of(breakdown.parts.begin(), breakdown.parts.end(), [&](auto part) { return passage.tokens[part].value > total; });
    return too_many && of_channels && !larger_part && breakdown.kind != Breakdown::Kind::complete;
}

void assess(Assessor& assessor, Narrative const& text, Breakdown const& breakdown)
{
    auto const total = text.token(breakdown.passage, breakdown.total).value;
    auto const sum = sum_of_parts(text, breakdown);
    if (sum == total)
        return assessor.passed();
    if (!breakdown.certain || is_approximate(text, breakdown) || (sum > total && may_overlap(assessor, text, breakdown, total, sum)))
        return assessor.not_assessable();
    if (breakdown.kind == Breakdown::Kind::complete || sum > total)
        return assessor.failed(mismatch(text, breakdown, total, sum));
    if (nearly_adds_up(assessor, breakdown, total, sum))
        return assessor.failed(mismatch(text, breakdown, total, sum), Severity::warning);
    assessor.passed();
}

double to_double(Decimal value)
{
    return static_cast<double>(value.micros()) / static_cast<double>(Decimal::scale);
}

// Within half of the last digit that is printed.
bool is_share(Decimal part, Decimal whole, Token const& percent)
{
    if (whole == Decimal{0})
        return false;
    auto const half_digit = 0.5 * std::pow(10.0, -static_cast<double>(percent.decimals));
    constexpr double rounding = 1e-9;
    return std::abs(to_double(percent.value) - 100 * to_double(part) / to_double(whole)) <= half_digit + rounding;
}

std::string calculated(Decimal part, Decimal whole)
{
    auto const hundredths = std::llround(10'000 * to_double(part) / to_double(whole));
    return base::to_string(Decimal::from_micros(hundredths * (Decimal::scale / 100)));
}

void assess(Assessor& assessor, Narrative const& text, Share const& share)
{
    auto const& passage = text.passages[share.passage];
    auto const& part = passage.tokens[share.part];
    auto const& percent = passage.tokens[share.percent];
    auto const& whole = passage.tokens[share.wholes.front()];
    bool const fits = std::any_of(share.wholes.begin(), share.wholes.end(), [&](auto w) { return is_share(part.value, passage.tokens[w].value, percent); });
    if (fits)
        return assessor.passed();
    if (share.wholes.size() > 1 || part.approximate || percent.approximate || whole.approximate || whole.value == Decimal{0})
        return assessor.not_assessable();
    auto finding = finding_at(passage);
    finding.left = percent.value;
    finding.words = {{"label", label_of(passage, share.part)}, {"a", base::to_string(part.value)},
                     {"total", base::to_string(whole.value)}, {"calc", calculated(part.value, whole.value)},
                     {"p", base::to_string(percent.value)}, {"quote", quote_around(passage, part.begin, percent.end)}};
    assessor.failed(std::move(finding));
}

// Each may be rounded by half of its last digit; `excess_percent` is left for those that were rounded twice.
void assess(Assessor& assessor, Narrative const& text, ShareList const& list)
{
    auto const& passage = text.passages[list.passage];
    Decimal sum;
    std::string parts;
    for (auto const percent : list.percents) {
        auto const& value = passage.tokens[percent].value;
        sum += value;
        parts += (parts.empty() ? "" : "+") + base::to_string(value) + "%";
    }
    auto const slack = list.percents.size() > 1 ? assessor.limit("excess_percent") : 0.0;
    if (to_double(sum) <= 100 + slack)
        return assessor.passed();
    auto finding = finding_at(passage);
    finding.left = sum;
    finding.words = {{"sum", base::to_string(sum)}, {"parts", parts},
                     {"quote", quote_around(passage, passage.tokens[list.percents.front()].begin, passage.tokens[list.percents.back()].end)}};
    assessor.failed(std::move(finding));
}

}  // namespace

void breakdowns_add_up(Assessor& assessor)
{
    TextOf const text{assessor};
    for (auto const& breakdown : text->breakdowns)
        assess(assessor, *text, breakdown);
    if (text->breakdowns.empty())
        assessor.not_assessable();
}

void percentages(Assessor& assessor)
{
    TextOf const text{assessor};
    for (auto const& share : text->shares)
        assess(assessor, *text, share);
    if (text->shares.empty())
        assessor.not_assessable();
}

void shares_within_the_whole(Assessor& assessor)
{
    TextOf const text{assessor};
    for (auto const& list : text->share_lists)
        assess(assessor, *text, list);
    if (text->share_lists.empty())
        assessor.not_assessable();
}

}  // namespace report::narrative
