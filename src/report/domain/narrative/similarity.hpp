#pragma once

#include "report/domain/narrative/narrative.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

// How much of one report's text stands in another's. Parts one and five, folded (NFKC), without digits, punctuation
// and the name of the organisation, are cut into all runs of five characters.
namespace report::narrative {

// The runs as 32-bit hashes, sorted, each once. About 4 bytes a character.
struct ShingleSet {
    std::vector<std::uint32_t> hashes;
    std::size_t characters = 0;  // of the text that was cut
};

[[nodiscard]] ShingleSet shingles_of(Narrative const& narrative, Report const& report);
[[nodiscard]] ShingleSet shingles_of(Report const& report);
// Of some paragraphs alone, whatever part they stand in.
[[nodiscard]] ShingleSet shingles_of(std::span<Paragraph const> paragraphs, std::string_view organisation);

// Runs in both by runs in either (Jaccard), exactly; 0 when both are empty.
[[nodiscard]] double similarity(ShingleSet const& a, ShingleSet const& b);

// A MinHash sketch as the keys of its bands: sets of similarity 0.8 share at least one key with a probability of
// 0.99999, of 0.5 with 0.79, of 0.2 with 0.04.
constexpr std::size_t band_count = 24;
using Sketch = std::array<std::uint32_t, band_count>;
[[nodiscard]] Sketch sketch_of(ShingleSet const& shingles);

// Finds earlier reports that may be copies of one another without keeping their texts: some 350 bytes a report.
// To report each pair once, ask for the candidates of a report before it is added, and compare exactly (similarity()
// of the shingle sets, read again or kept outside). Not for several threads at once.
class CopyIndex {
public:
    void add(std::uint32_t report, Sketch const& sketch);

    // Reports added before that share a band, those that share most first. At most `limit`: of a template that a
    // thousand offices use, each report is compared with a few of the others only, so that the work stays linear.
    [[nodiscard]] std::vector<std::uint32_t> candidates(Sketch const& sketch, std::size_t limit = 8) const;

    [[nodiscard]] std::size_t bytes() const { return slots_.capacity() * sizeof(Slot); }

private:
    struct Slot {
        std::uint32_t key = 0;
        std::uint32_t report = 0;  // plus one; 0: free
    };

    void insert(Slot slot);
    void grow();

    std::vector<Slot> slots_;
    std::size_t used_ = 0;
};

}  // namespace report::narrative
