#include "report/comparing/text_comparison.hpp"

#include "base/fold.hpp"
#include "report/comparing/sentences.hpp"
#include "report/comparing/sequence_alignment.hpp"

#include <algorithm>
#include <map>

namespace report {
namespace {

// Below it two sentences are two sentences, not two wordings of one.
constexpr double least_likeness = 0.45;

// Gives equal texts equal numbers.
class Numbering {
public:
    std::uint32_t operator()(std::string text)
    {
        return numbers_.try_emplace(std::move(text), static_cast<std::uint32_t>(numbers_.size())).first->second;
    }

private:
    std::map<std::string, std::uint32_t> numbers_;
};

// A sentence with what it is compared by.
struct Side {
    std::vector<Sentence> sentences;
    std::vector<std::uint32_t> numbers;
    std::vector<std::vector<std::uint64_t>> bigrams;  // of each sentence, sorted; made where needed

    Side(std::span<Paragraph const> paragraphs, Numbering& number) : sentences{cut_sentences(paragraphs)}
    {
        for (auto const& sentence : sentences)
            numbers.push_back(number(base::fold(sentence.text)));
        bigrams.resize(sentences.size());
    }

    std::vector<std::uint64_t> const& bigrams_of(std::size_t i, Numbering& number)
    {
        auto& pairs = bigrams[i];
        if (!pairs.empty())
            return pairs;
        auto const folded = base::fold(sentences[i].text);
        std::uint64_t before = 0xFFFF'FFFF;
        for (auto const unit : cut_wording(folded)) {
            auto const after = number(std::string{unit});
            pairs.push_back(before << 32 | after);
            before = after;
        }
        std::sort(pairs.begin(), pairs.end());
        return pairs;
    }
};

// Dice's coefficient of the pairs of neighbouring characters.
double likeness(std::vector<std::uint64_t> const& a, std::vector<std::uint64_t> const& b)
{
    std::size_t both = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        both += a[i] == b[j] ? 1 : 0;
        auto const step_a = a[i] <= b[j];
        auto const step_b = b[j] <= a[i];
        i += step_a ? 1 : 0;
        j += step_b ? 1 : 0;
    }
    auto const all = a.size() + b.size();
    return all == 0 ? 0.0 : 2.0 * static_cast<double>(both) / static_cast<double>(all);
}

class Texts {
public:
    Texts(std::span<Paragraph const> older, std::span<Paragraph const> newer)
        : older_{older, number_}, newer_{newer, number_}
    {
    }

    std::vector<ComparedSentence> compare()
    {
        auto same = common_subsequence(older_.numbers, newer_.numbers);
        same.emplace_back(older_.sentences.size(), newer_.sentences.size());
        for (auto const& [i, j] : same) {
            compare_gap(i, j);
            if (i == older_.sentences.size())
                break;
            add_both(TextChange::same);
        }
        return std::move(compared_);
    }

private:
    // What stands before the sentences `older_end` and `newer_end` and after the last same one.
    void compare_gap(std::size_t older_end, std::size_t newer_end)
    {
        auto const first_older = at_older_;
        auto const first_newer = at_newer_;
        auto const pairs = pair_alike(older_end - first_older, newer_end - first_newer, least_likeness,
                                      [&](std::size_t i, std::size_t j) {
                                          return likeness(older_.bigrams_of(first_older + i, number_),
                                                          newer_.bigrams_of(first_newer + j, number_));
                                      });
        for (auto const& [i, j] : pairs) {
            add_alone(first_older + i, first_newer + j);
            add_both(TextChange::changed);
        }
        add_alone(older_end, newer_end);
    }

    void add_alone(std::size_t older_end, std::size_t newer_end)
    {
        for (; at_older_ < older_end; ++at_older_) {
            auto const& sentence = older_.sentences[at_older_];
            compared_.push_back({TextChange::removed, std::string{sentence.text}, {}, sentence.opens_paragraph, false});
        }
        for (; at_newer_ < newer_end; ++at_newer_) {
            auto const& sentence = newer_.sentences[at_newer_];
            compared_.push_back({TextChange::added, {}, std::string{sentence.text}, false, sentence.opens_paragraph});
        }
    }

    void add_both(TextChange change)
    {
        auto const& older = older_.sentences[at_older_++];
        auto const& newer = newer_.sentences[at_newer_++];
        compared_.push_back({change, std::string{older.text}, std::string{newer.text}, older.opens_paragraph,
                             newer.opens_paragraph});
        if (change == TextChange::changed)
            compared_.back().pieces = compare_wording(older.text, newer.text);
    }

    Numbering number_;
    Side older_;
    Side newer_;
    std::size_t at_older_ = 0;
    std::size_t at_newer_ = 0;
    std::vector<ComparedSentence> compared_;
};

// A change of wording and the same characters behind it.
struct Edit {
    std::string removed;
    std::string added;
    std::string same;
    int same_units = 0;

    [[nodiscard]] bool changes() const { return !removed.empty() || !added.empty(); }
};

// One character that happens to be the same between two changes makes them harder to read, not easier.
void join_neighbours(std::vector<Edit>& edits)
{
    for (std::size_t i = 0; i + 1 < edits.size();) {
        auto& edit = edits[i];
        auto const& next = edits[i + 1];
        if (!edit.changes() || !next.changes() || edit.same_units > 1) {
            ++i;
            continue;
        }
        edit.removed += edit.same + next.removed;
        edit.added += edit.same + next.added;
        edit.same = next.same;
        edit.same_units = next.same_units;
        edits.erase(edits.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
}

std::vector<Edit> edits_between(std::vector<std::string_view> const& older, std::vector<std::string_view> const& newer)
{
    Numbering number;
    std::vector<std::uint32_t> a;
    std::vector<std::uint32_t> b;
    for (auto const unit : older)
        a.push_back(number(std::string{unit}));
    for (auto const unit : newer)
        b.push_back(number(std::string{unit}));
    auto pairs = common_subsequence(a, b);
    pairs.emplace_back(older.size(), newer.size());

    std::vector<Edit> edits(1);
    std::size_t i = 0;
    std::size_t j = 0;
    for (auto const& [same_older, same_newer] : pairs) {
        if (i < same_older || j < same_newer)
            edits.emplace_back();
        for (; i < same_older; ++i)
            edits.back().removed += older[i];
        for (; j < same_newer; ++j)
            edits.back().added += newer[j];
        if (i == older.size() && j == newer.size())
            break;
        edits.back().same += older[i++];
        ++edits.back().same_units;
        ++j;
    }
    return edits;
}

}  // namespace

std::string_view to_string(TextChange change)
{
    switch (change) {
    case TextChange::same: return "same";
    case TextChange::changed: return "changed";
    case TextChange::added: return "added";
    case TextChange::removed: return "removed";
    }
    return {};
}

std::vector<ComparedSentence> compare_texts(std::span<Paragraph const> older, std::span<Paragraph const> newer)
{
    return Texts{older, newer}.compare();
}

std::vector<TextPiece> compare_wording(std::string_view older, std::string_view newer)
{
    auto edits = edits_between(cut_wording(older), cut_wording(newer));
    join_neighbours(edits);
    std::vector<TextPiece> pieces;
    auto const add = [&pieces](TextChange change, std::string& text) {
        if (!text.empty())
            pieces.push_back({change, std::move(text)});
    };
    for (auto& edit : edits) {
        add(TextChange::removed, edit.removed);
        add(TextChange::added, edit.added);
        add(TextChange::same, edit.same);
    }
    return pieces;
}

}  // namespace report
