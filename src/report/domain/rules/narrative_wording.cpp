#include "report/domain/rules/narrative_facts.hpp"

#include "base/chinese_number.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <set>

// Placeholders, marks without their pair, and length.
namespace report::narrative {
namespace {

bool is_latin(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '/' || c == '@'; }

// A placeholder of Latin letters is none inside a longer word or address.
bool stands_alone(std::string_view text, std::size_t at, std::string_view word)
{
    if (!is_latin(word.front()))
        return true;
    auto const end = at + word.size();
    bool const before = at > 0 && is_latin(text[at - 1]) && text[at - 1] != word.front();
    bool const behind = end < text.size() && is_latin(text[end]) && text[end] != word.back() && text[end] != '.';
    return !before && !behind;
}

// The longest of the placeholders that begins at `at`.
std::string_view placeholder_at(std::string_view text, std::size_t at, std::vector<std::string> const& words)
{
    std::string_view longest;
    for (auto const& word : words)
        if (word[0] == text[at] && word.size() > longest.size() && text.substr(at).starts_with(word) && stands_alone(text, at, word))
            longest = word;
    return longest;
}

void assess_placeholders(Assessor& assessor, Passage const& passage, WordStarts const& starts, bool& found)
{
    auto const text = passage.text();
    auto const& words = words_of(assessor, "placeholders");
    std::set<std::string> quotes;  // ×月×日: one finding
    for (auto at = starts.next(text, 0); at < text.size(); at = starts.next(text, at)) {
        auto const word = placeholder_at(text, at, words);
        if (word.empty()) {
            static_cast<void>(base::next_code_point(text, at));
            continue;
        }
        found = true;
        auto quote = quote_around(passage, at, at + word.size());
        for (at += word.size(); at < text.size() && text[at] == word.back();)
            ++at;
        if (!quotes.insert(quote).second)
            continue;
        auto finding = finding_at(passage);
        finding.words = {{"quote", std::move(quote)}};
        assessor.failed(std::move(finding));
    }
}

struct Mark {
    char32_t open;
    char32_t close;
};

// By kind; the full-width and half-width forms of a kind may pair with each other.
constexpr std::array<Mark, 8> marks{{{U'（', U'）'}, {U'(', U')'}, {U'〔', U'〕'}, {U'[', U']'}, {U'［', U'］'}, {U'【', U'】'}, {U'《', U'》'}, {U'“', U'”'}}};
constexpr std::array<int, 8> kinds{0, 0, 1, 1, 1, 1, 2, 3};

struct OpenMark {
    int kind;
    std::size_t passage;
    std::size_t at;
    std::size_t size;
};

// Source text of about six characters to either side.
std::string quote_source(std::string_view text, std::size_t at, std::size_t size)
{
    auto const inside = [&](std::size_t i) { return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80; };
    auto from = at > 18 ? at - 18 : 0;
    auto to = std::min(at + size + 18, text.size());
    while (inside(from))
        ++from;
    while (inside(to))
        ++to;
    return std::string{text.substr(from, to - from)};
}

// More open marks than this stand in no sentence, and more findings than that help nobody.
constexpr std::size_t most_open = 64;
constexpr std::size_t most_reported = 100;  // in one part

// Pairs the marks of one part; its paragraphs may have been cut anywhere by a page.
class MarkPairs {
public:
    MarkPairs(Assessor& assessor, std::span<Passage const> passages) : assessor_{assessor}, passages_{passages} {}

    bool assess()
    {
        for (std::size_t i = 0; i < passages_.size(); ++i)
            read(i);
        for (auto const& mark : open_)
            report(mark);
        return unpaired_;
    }

private:
    void read(std::size_t passage)
    {
        std::string_view const text = passages_[passage].paragraph->text;
        for (std::size_t at = 0; at < text.size();) {
            auto const lead = static_cast<unsigned char>(text[at]);
            if (lead >= 0x80 && lead != 0xE2 && lead != 0xE3 && lead != 0xEF) {  // of no mark
                at += lead >= 0xE0 ? 3 : 1;
                continue;
            }
            auto const begin = at;
            auto const c = base::next_code_point(text, at);
            take(c, passage, begin, at - begin);
        }
    }

    void take(char32_t c, std::size_t passage, std::size_t at, std::size_t size)
    {
        for (std::size_t i = 0; i < marks.size(); ++i) {
            if (c == marks[i].open) {
                if (open_.size() == most_open) {
                    report(open_.front());
                    open_.erase(open_.begin());
                }
                open_.push_back({kinds[i], passage, at, size});
            }
            else if (c == marks[i].close)
                close({kinds[i], passage, at, size});
        }
    }

    void close(OpenMark const& mark)
    {
        auto const open = std::find_if(open_.rbegin(), open_.rend(), [&](OpenMark const& o) { return o.kind == mark.kind; });
        if (begins_item(mark))
            return;
        if (open == open_.rend()) {
            if (!is_list_mark(mark))
                report(mark);
            return;
        }
        for (auto const& inner : std::vector<OpenMark>{open.base(), open_.end()})
            report(inner);
        open_.erase(open.base() - 1, open_.end());
    }

    // "…。\n1）…": it numbers a paragraph behind a finished one, also where a bracket has been left open before.
    [[nodiscard]] bool begins_item(OpenMark const& mark) const
    {
        constexpr std::size_t longest_number = 6;
        if (mark.passage == 0 || mark.at > longest_number || !is_list_mark(mark))
            return false;
        auto const before = base::fold(passages_[mark.passage - 1].paragraph->text);
        return before.ends_with(".") || before.ends_with(";") || before.ends_with(":");
    }

    // "1）", "；二）", "a)": the bracket of a numbering has no other half.
    [[nodiscard]] bool is_list_mark(OpenMark const& mark) const
    {
        if (mark.kind != 0)
            return false;
        constexpr std::size_t near = 64;  // bytes that certainly hold more than two characters
        std::string_view const text = passages_[mark.passage].paragraph->text;
        auto from = mark.at - std::min(mark.at, near);
        while ((static_cast<unsigned char>(text[from]) & 0xC0) == 0x80)
            ++from;
        auto const before = base::fold(text.substr(from, mark.at - from));
        auto const number = before.substr(before.find_last_of(",;.:") + 1);
        bool const latin = number.size() <= 2 && std::all_of(number.begin(), number.end(), is_latin);
        return !number.empty() && (latin || base::parse_chinese_number(number));
    }

    // 〔2020 or 2020]109号: the document number has a rule of its own.
    [[nodiscard]] bool is_in_document_number(OpenMark const& mark) const
    {
        if (mark.kind != 1 && mark.kind != 0)
            return false;
        std::string_view const text = passages_[mark.passage].paragraph->text;
        auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
        auto const is_year = [&](std::string_view digits) { return digits.size() >= 4 && std::all_of(digits.begin(), digits.begin() + 4, is_digit); };
        auto const behind = text.substr(mark.at + mark.size, 5);
        bool const opens = is_year(behind) && (behind.size() < 5 || !is_digit(behind[4]));
        return opens || (mark.at >= 4 && is_year(text.substr(mark.at - 4, 4)));
    }

    void report(OpenMark const& mark)
    {
        if (is_in_document_number(mark))
            return;
        unpaired_ = true;
        if (reported_++ >= most_reported)
            return;
        auto const& passage = passages_[mark.passage];
        std::string_view const text = passage.paragraph->text;
        auto finding = finding_at(passage);
        finding.words = {{"quote", quote_source(text, mark.at, mark.size)}, {"mark", std::string{text.substr(mark.at, mark.size)}}};
        assessor_.failed(std::move(finding));
    }

    Assessor& assessor_;
    std::span<Passage const> passages_;
    std::vector<OpenMark> open_;
    std::size_t reported_ = 0;
    bool unpaired_ = false;
};

}  // namespace

void placeholders(Assessor& assessor)
{
    TextOf const text{assessor};
    WordStarts const starts{words_of(assessor, "placeholders")};
    bool found = false;
    for (auto const& passage : text->passages)
        assess_placeholders(assessor, passage, starts, found);
    if (!found)
        assessor.passed();
}

void paired_marks(Assessor& assessor)
{
    TextOf const text{assessor};
    bool unpaired = false;
    for (std::size_t section = 0; section <= preamble; ++section)
        unpaired = MarkPairs{assessor, text->section(section)}.assess() || unpaired;
    if (!unpaired)
        assessor.passed();
}

void length_of_part_one(Assessor& assessor)
{
    TextOf const text{assessor};
    std::size_t length = 0;
    for (auto const& passage : text->section(0))
        length += base::count_code_points(passage.text());
    if (length == 0)
        return assessor.not_assessable();
    if (static_cast<double>(length) <= assessor.limit("characters"))
        return assessor.passed();
    Finding finding;
    finding.at = assessor.report().sections[0].at;
    finding.left = Decimal{static_cast<std::int64_t>(length)};
    finding.words = {{"n", std::to_string(length)}};
    assessor.failed(std::move(finding));
}

}  // namespace report::narrative
