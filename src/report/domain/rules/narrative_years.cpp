#include "report/domain/rules/narrative_facts.hpp"

#include <algorithm>
#include <array>
#include <optional>

// The statistical period and the years that a text names.
namespace report::narrative {
namespace {

constexpr std::size_t problems = 4;  // part five
constexpr std::size_t longest_sentence = 400;  // tokens to either side that are looked at

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "2023年1月1日起至2023年12月31日止" cut into its numbers.
struct StatedDates {
    std::vector<int> numbers;
    std::vector<std::size_t> digits;  // how many each has
    std::size_t end = 0;
};

// Reads on from `at` as long as the text can be part of two dates.
StatedDates read_dates(std::string_view text, std::size_t at)
{
    static constexpr std::array<std::string_view, 18> between{"年度", "年", "月份", "月", "日", "起", "至", "到", "止", "自", "从",
                                                              "为", "本", "是", "底", "-", ".", "/"};
    StatedDates dates;
    for (dates.end = at; at < text.size();) {
        if (is_digit(text[at])) {
            auto const begin = at;
            int number = 0;
            for (; at < text.size() && is_digit(text[at]) && at - begin < 9; ++at)
                number = number * 10 + (text[at] - '0');
            dates.numbers.push_back(number);
            dates.digits.push_back(at - begin);
            dates.end = at;
            continue;
        }
        auto const word = std::find_if(between.begin(), between.end(), [&](auto w) { return text.substr(at).starts_with(w); });
        if (word == between.end() && text[at] != ',' && text[at] != '"' && text[at] != '~' && text[at] != ':')
            break;
        if (text[at] == ',' && !dates.numbers.empty())
            break;
        at += word == between.end() ? 1 : word->size();
        if (word != between.end() && !dates.numbers.empty())
            dates.end = at;
    }
    return dates;
}

// Whether the numbers are the whole of the year, written in any usual way.
bool is_whole_year(StatedDates const& dates, int year)
{
    static std::vector<std::vector<int>> const patterns{
        {-1, 1, 1, -1, 12, 31}, {-1, 1, 1, 12, 31}, {-1, 1, 12}, {-1, 1, -1, 12}, {-1}, {-1, 12, 31}, {-1, 12}};
    return std::any_of(patterns.begin(), patterns.end(), [&](auto const& pattern) {
        return pattern.size() == dates.numbers.size() && std::equal(pattern.begin(), pattern.end(), dates.numbers.begin(), [year](int p, int n) {
            return n == (p < 0 ? year : p);
        });
    });
}

void assess_period(Assessor& assessor, bool whole, std::string raw, Place const& at)
{
    if (whole)
        return assessor.passed();
    Finding finding;
    finding.at = at;
    finding.words = {{"year", std::to_string(*assessor.report().year)}, {"raw", std::move(raw)}};
    assessor.failed(std::move(finding));
}

// Periods stated in the text behind one of the entry's words. Returns how many were found.
int assess_stated_periods(Assessor& assessor, Narrative const& text)
{
    int found = 0;
    WordStarts const starts{words_of(assessor, "period")};
    for (auto const& passage : text.passages) {
        if (!starts.may_be_in(passage.text()))
            continue;
        for (auto const& word : words_of(assessor, "period"))
            for (auto at = passage.text().find(word); at != std::string_view::npos; at = passage.text().find(word, at + word.size())) {
                auto const dates = read_dates(passage.text(), at + word.size());
                if (dates.numbers.empty() || dates.digits.front() < 4)
                    continue;
                ++found;
                auto const begin = passage.text().find_first_of("0123456789", at + word.size());
                assess_period(assessor, is_whole_year(dates, *assessor.report().year), std::string{passage.source(begin, dates.end)}, passage.paragraph->at);
            }
    }
    return found;
}

// A year that a sentence names: 2023年, 22年度, 二〇二三年.
std::optional<int> named_year(Token const& token)
{
    if (token.kind != Kind::number || token.unit.kind != UnitKind::year || token.ordinal || !token.value.is_whole())
        return std::nullopt;
    auto const year = static_cast<int>(token.value.whole());
    if (year >= 1900 && year < 2100)
        return year;
    return year >= 15 && year <= 60 && token.unit.text == "年度" ? std::optional{2000 + year} : std::nullopt;
}

// Nothing but a date: the day the report was signed.
bool is_only_date(Passage const& passage)
{
    return passage.text().size() < 40 && passage.tokens.size() <= 4 &&
           std::all_of(passage.tokens.begin(), passage.tokens.end(), [](Token const& token) { return token.kind == Kind::number; });
}

struct Clause {
    std::string_view before;    // of the sentence, before the year
    std::string_view adjacent;  // a few characters right before the year
    std::string_view whole;     // the clause that names it
};

Clause clause_around(Passage const& passage, std::size_t at)
{
    constexpr std::size_t close_by = 12;
    auto const& tokens = passage.tokens;
    auto const text = passage.text();
    std::size_t sentence = 0;
    std::size_t from = 0;
    for (std::size_t i = at; i-- > 0 && at - i < longest_sentence;) {
        auto const kind = tokens[i].kind;
        if (from == 0 && (kind == Kind::comma || kind == Kind::semicolon || kind == Kind::stop))
            from = tokens[i].end;
        if (kind == Kind::stop || kind == Kind::semicolon) {
            sentence = tokens[i].end;
            break;
        }
    }
    auto const stop = std::find_if(tokens.begin() + static_cast<std::ptrdiff_t>(at), tokens.end(), [](Token const& token) {
        return token.kind == Kind::comma || token.kind == Kind::semicolon || token.kind == Kind::stop;
    });
    auto const to = stop == tokens.end() ? text.size() : stop->begin;
    auto const begin = tokens[at].begin;
    auto const near = begin > sentence + close_by ? begin - close_by : sentence;
    return {text.substr(sentence, begin - sentence), text.substr(near, begin - near), text.substr(from, to - from)};
}

// Inside brackets: a document number, a note.
bool is_bracketed(Passage const& passage, std::size_t at)
{
    int depth = 0;
    for (auto i = at > longest_sentence ? at - longest_sentence : 0; i < at; ++i)
        depth = std::max(0, depth + (passage.tokens[i].kind == Kind::open ? 1 : passage.tokens[i].kind == Kind::close ? -1 : 0));
    return depth > 0;
}

// The bounds of the sentence, as tokens, in which token `at` stands.
std::pair<std::size_t, std::size_t> sentence_around(Passage const& passage, std::size_t at)
{
    auto const ends = [&](std::size_t i) { return passage.tokens[i].kind == Kind::stop; };
    auto first = at;
    while (first > 0 && !ends(first - 1) && at - first < longest_sentence)
        --first;
    auto last = at;
    while (last < passage.tokens.size() && !ends(last) && last - at < longest_sentence)
        ++last;
    return {first, last};
}

std::string_view sentence_text(Passage const& passage, std::size_t at)
{
    auto const [first, last] = sentence_around(passage, at);
    auto const from = first == 0 ? 0U : passage.tokens[first - 1].end;
    auto const to = last < passage.tokens.size() ? passage.tokens[last].begin : passage.text().size();
    return passage.text().substr(from, to - from);
}

// 2024年的74条, beside a figure of this year: last year is there to be compared with.
bool is_beside_report_year(Passage const& passage, std::size_t at, int report_year)
{
    auto const [first, last] = sentence_around(passage, at);
    for (auto i = first; i < last; ++i)
        if (named_year(passage.tokens[i]) == report_year)
            return true;
    return false;
}

// 2020年至2024年: from one year to another, which is no leftover of a single one.
bool is_in_range(Passage const& passage, std::size_t at)
{
    auto const& tokens = passage.tokens;
    auto const joined = [&](std::size_t left, std::size_t right) {
        if (right >= tokens.size() || !named_year(tokens[left]) || !named_year(tokens[right]) || tokens[left].value == tokens[right].value)
            return false;
        auto const between = passage.text().substr(tokens[left].end, tokens[right].begin - tokens[left].end);
        return between == "至" || between == "到" || between == "-" || between == ",";
    };
    auto const next = at + 1 < tokens.size() && tokens[at + 1].kind != Kind::number ? at + 2 : at + 1;
    auto const before = at > 0 && tokens[at - 1].kind != Kind::number ? at - 2 : at - 1;
    return joined(at, next) || (before < at && joined(before, at));
}

bool is_exempt(Assessor const& assessor, Passage const& passage, std::size_t at, int year)
{
    auto const report_year = *assessor.report().year;
    auto const distance = std::abs(year - report_year);
    if (passage.section == problems && distance <= 1)
        return true;
    auto const clause = clause_around(passage, at);
    auto const behind = passage.text().substr(passage.tokens[at].end);
    auto const begins = [&](std::string_view list) {
        auto const& words = words_of(assessor, list);
        return std::any_of(words.begin(), words.end(), [&](auto const& word) { return behind.starts_with(word); });
    };
    if (is_bracketed(passage, at) || is_only_date(passage) || is_in_range(passage, at) || behind.starts_with("-") || begins("behind"))
        return true;
    if (contains_any(clause.whole, words_of(assessor, "leftover")))
        return false;
    bool const last_year = distance == 1 && (begins("behind_last_year") || is_beside_report_year(passage, at, report_year));
    bool const plan = year > report_year && contains_any(sentence_text(passage, at), words_of(assessor, "with_later"));
    return last_year || plan || contains_any(clause.adjacent, words_of(assessor, "before")) ||
           contains_any(clause.whole, words_of(assessor, "with")) || contains_any(clause.whole, words_of(assessor, "period"));
}

enum class Verdict : std::uint8_t { exempt, leftover, known };

// Judges each year once a sentence: one that is exempt stays so (较2024年…，其中2024年…), one that is not is told once.
class YearJudge {
public:
    explicit YearJudge(Assessor const& assessor) : assessor_{assessor} {}

    Verdict judge(Passage const& passage, std::size_t at, int year)
    {
        auto const sentence = sentence_around(passage, at).first;
        if (sentence != sentence_ || passage_ != &passage)
            judged_.clear();
        sentence_ = sentence;
        passage_ = &passage;
        auto const judged = std::find_if(judged_.begin(), judged_.end(), [year](auto const& entry) { return entry.first == year; });
        if (judged != judged_.end())
            return judged->second == Verdict::exempt ? Verdict::exempt : Verdict::known;
        judged_.emplace_back(year, is_exempt(assessor_, passage, at, year) ? Verdict::exempt : Verdict::leftover);
        return judged_.back().second;
    }

private:
    Assessor const& assessor_;
    Passage const* passage_ = nullptr;
    std::size_t sentence_ = 0;
    std::vector<std::pair<int, Verdict>> judged_;
};

}  // namespace

void statistical_period(Assessor& assessor)
{
    if (!assessor.report().year)
        return assessor.not_assessable();
    auto const year = *assessor.report().year;
    TextOf const text{assessor};
    if (assess_stated_periods(assessor, *text) > 0)
        return;
    auto const& report = assessor.report();
    auto const is_whole = [year](Period const& period) {
        using namespace std::chrono;
        return period.from == Date{std::chrono::year{year} / January / 1} && period.to == Date{std::chrono::year{year} / December / 31};
    };
    for (auto const& stated : report.printed.periods)
        assess_period(assessor, stated.period && is_whole(*stated.period), stated.raw, stated.at);
    if (!report.printed.periods.empty())
        return;
    if (!report.period)
        return assessor.not_assessable();
    assess_period(assessor, is_whole(*report.period), base::to_string(report.period->from) + "-" + base::to_string(report.period->to), report.title_at);
}

void other_years(Assessor& assessor)
{
    if (!assessor.report().year)
        return assessor.not_assessable();
    auto const report_year = *assessor.report().year;
    TextOf const text{assessor};
    YearJudge years{assessor};
    bool any = false;
    for (auto const& passage : text->passages) {
        if (passage.section != 0 && passage.section != 1 && passage.section != problems && passage.section != 5)
            continue;
        for (std::size_t i = 0; i < passage.tokens.size(); ++i) {
            auto const named = named_year(passage.tokens[i]);
            if (!named)
                continue;
            any = true;
            auto const verdict = *named == report_year ? Verdict::exempt : years.judge(passage, i, *named);
            if (verdict == Verdict::exempt)
                assessor.passed();
            if (verdict != Verdict::leftover)
                continue;
            auto finding = finding_at(passage);
            finding.words = {{"y", std::to_string(*named)}, {"year", std::to_string(report_year)},
                             {"quote", quote_around(passage, passage.tokens[i].begin, passage.tokens[i].end)}};
            assessor.failed(std::move(finding));
        }
    }
    if (!any)
        assessor.passed();
}

}  // namespace report::narrative
