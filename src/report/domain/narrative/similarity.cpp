#include "report/domain/narrative/similarity.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <limits>
#include <string>

namespace report::narrative {
namespace {

constexpr std::size_t run_length = 5;
constexpr std::size_t rows = 4;  // of a band
constexpr std::size_t most_of_a_key = 4;

// splitmix64's finaliser
std::uint64_t mix(std::uint64_t x)
{
    x ^= x >> 30;
    x *= 0xBF58476D1CE4E5B9ULL;
    x ^= x >> 27;
    x *= 0x94D049BB133111EBULL;
    return x ^ (x >> 31);
}

bool is_letter(char32_t c)
{
    return base::is_han(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The organisation's name as texts write it: whole, without 人民政府, and its last unit alone (金屯镇).
std::vector<std::string> names_of(std::string_view organisation)
{
    std::vector<std::string> names;
    auto name = base::fold(organisation);
    for (auto const* end : {"人民政府", "政府", "街道办事处", "办事处"}) {
        if (!name.ends_with(end))
            continue;
        names.push_back(name);
        name.resize(name.size() - std::string_view{end}.size());
        break;
    }
    names.push_back(name);
    for (auto const* superior : {"省", "市", "县", "区", "旗"})
        if (auto const at = name.rfind(superior); at != std::string::npos && at + 3 < name.size())
            names.push_back(name.substr(at + 3));
    std::erase_if(names, [](std::string const& n) { return n.size() < 6; });
    std::sort(names.begin(), names.end(), [](auto const& a, auto const& b) { return a.size() > b.size(); });
    return names;
}

class Runs {
public:
    explicit Runs(std::string_view organisation) : names_{names_of(organisation)} {}

    void add(std::string_view folded)
    {
        for (std::size_t at = 0; at < folded.size();) {
            auto const name = std::find_if(names_.begin(), names_.end(), [&](auto const& n) { return folded.substr(at).starts_with(n); });
            if (name != names_.end()) {
                at += name->size();
                continue;
            }
            auto const c = base::next_code_point(folded, at);
            if (is_letter(c))
                take(c);
        }
    }

    ShingleSet finish()
    {
        auto& hashes = set_.hashes;
        std::sort(hashes.begin(), hashes.end());
        hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
        return std::move(set_);
    }

private:
    void take(char32_t c)
    {
        std::rotate(window_.begin(), window_.begin() + 1, window_.end());
        window_.back() = c;
        if (++set_.characters < run_length)
            return;
        std::uint64_t hash = 0;
        for (auto const w : window_)
            hash = mix(hash * 31 + w + 1);
        set_.hashes.push_back(static_cast<std::uint32_t>(hash));
    }

    std::vector<std::string> names_;
    std::array<char32_t, run_length> window_{};
    ShingleSet set_;
};

}  // namespace

ShingleSet shingles_of(Narrative const& narrative, Report const& report)
{
    Runs runs{report.organisation};
    for (auto const section : {0U, 4U})
        for (auto const& passage : narrative.section(section))
            runs.add(passage.text());
    return runs.finish();
}

ShingleSet shingles_of(Report const& report)
{
    Runs runs{report.organisation};
    for (auto const section : {0U, 4U})
        for (auto const& paragraph : report.sections[section].paragraphs)
            runs.add(base::fold(paragraph.text));
    return runs.finish();
}

ShingleSet shingles_of(std::span<Paragraph const> paragraphs, std::string_view organisation)
{
    Runs runs{organisation};
    for (auto const& paragraph : paragraphs)
        runs.add(base::fold(paragraph.text));
    return runs.finish();
}

double similarity(ShingleSet const& a, ShingleSet const& b)
{
    std::size_t both = 0;
    for (std::size_t i = 0, j = 0; i < a.hashes.size() && j < b.hashes.size();) {
        both += a.hashes[i] == b.hashes[j] ? 1 : 0;
        auto const step_a = a.hashes[i] <= b.hashes[j];
        auto const step_b = b.hashes[j] <= a.hashes[i];
        i += step_a ? 1 : 0;
        j += step_b ? 1 : 0;
    }
    auto const either = a.hashes.size() + b.hashes.size() - both;
    return either == 0 ? 0 : static_cast<double>(both) / static_cast<double>(either);
}

// One permutation: each run falls into one of the bins, which keeps its least; an empty bin borrows from the next.
Sketch sketch_of(ShingleSet const& shingles)
{
    constexpr auto bins = band_count * rows;
    constexpr auto empty = std::numeric_limits<std::uint32_t>::max();
    std::array<std::uint32_t, bins> least{};
    least.fill(empty);
    for (auto const shingle : shingles.hashes) {
        auto const hash = mix(shingle + 1ULL);
        auto& bin = least[hash % bins];
        bin = std::min(bin, static_cast<std::uint32_t>(hash >> 32));
    }
    auto const filled = least;
    for (std::size_t i = 0; i < bins && !shingles.hashes.empty(); ++i)
        for (std::size_t step = 1; least[i] == empty && step < bins; ++step)
            if (auto const borrowed = filled[(i + step) % bins]; borrowed != empty)
                least[i] = borrowed + static_cast<std::uint32_t>(step);
    Sketch sketch{};
    for (std::size_t band = 0; band < band_count; ++band) {
        std::uint64_t key = band + 1;
        for (std::size_t row = 0; row < rows; ++row)
            key = mix(key * 31 + least[band * rows + row]);
        sketch[band] = static_cast<std::uint32_t>(key);
    }
    return sketch;
}

void CopyIndex::add(std::uint32_t report, Sketch const& sketch)
{
    for (auto const key : sketch)
        insert({key, report + 1});
}

void CopyIndex::insert(Slot slot)
{
    if (4 * (used_ + 1) > 3 * slots_.size())
        grow();
    auto const mask = slots_.size() - 1;
    std::size_t same = 0;
    auto at = slot.key & mask;
    for (; slots_[at].report != 0; at = (at + 1) & mask)
        if (slots_[at].key == slot.key && ++same == most_of_a_key)
            return;
    slots_[at] = slot;
    ++used_;
}

void CopyIndex::grow()
{
    std::vector<Slot> old;
    old.swap(slots_);
    slots_.resize(old.empty() ? 1024 : 2 * old.size());
    used_ = 0;
    for (auto const& slot : old)
        if (slot.report != 0)
            insert(slot);
}

std::vector<std::uint32_t> CopyIndex::candidates(Sketch const& sketch, std::size_t limit) const
{
    std::vector<std::uint32_t> hits;
    if (slots_.empty())
        return hits;
    auto const mask = slots_.size() - 1;
    for (auto const key : sketch)
        for (auto at = key & mask; slots_[at].report != 0; at = (at + 1) & mask)
            if (slots_[at].key == key)
                hits.push_back(slots_[at].report - 1);
    std::sort(hits.begin(), hits.end());
    std::vector<std::pair<std::size_t, std::uint32_t>> shared;
    for (std::size_t i = 0; i < hits.size();) {
        auto const end = static_cast<std::size_t>(std::upper_bound(hits.begin(), hits.end(), hits[i]) - hits.begin());
        shared.emplace_back(end - i, hits[i]);
        i = end;
    }
    std::sort(shared.begin(), shared.end(), [](auto const& a, auto const& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
    shared.resize(std::min(shared.size(), limit));
    hits.clear();
    for (auto const& [bands, report] : shared)
        hits.push_back(report);
    return hits;
}

}  // namespace report::narrative
