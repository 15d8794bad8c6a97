#include "report/domain/narrative/similarity.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>
#include <string>

namespace report::narrative {
namespace {

using Text = std::vector<char32_t>;

void append(std::string& text, char32_t c)
{
    text += static_cast<char>(0xE0 | (c >> 12));
    text += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    text += static_cast<char>(0x80 | (c & 0x3F));
}

std::string to_utf8(Text const& characters)
{
    std::string text;
    for (auto const c : characters)
        append(text, c);
    return text;
}

// Characters drawn from some two thousand.
class TextMaker {
public:
    explicit TextMaker(unsigned seed) : random_{seed} {}

    Text text(std::size_t characters)
    {
        Text made(characters);
        std::generate(made.begin(), made.end(), [this] { return any(); });
        return made;
    }

    // With each character replaced at a chance of `percent`.
    Text changed(Text text, double percent)
    {
        std::bernoulli_distribution replace{percent / 100};
        for (auto& c : text)
            if (replace(random_))
                c = any();
        return text;
    }

private:
    char32_t any() { return 0x4E00 + std::uniform_int_distribution<char32_t>{0, 2'000}(random_); }

    std::mt19937 random_;
};

ShingleSet shingles(Text const& text)
{
    std::vector<Paragraph> const paragraphs{{to_utf8(text), {}}};
    return shingles_of(paragraphs, "示例县青禾镇人民政府");
}

ShingleSet shingles(std::string const& text, std::string_view organisation = "示例县青禾镇人民政府")
{
    std::vector<Paragraph> const paragraphs{{text, {}}};
    return shingles_of(paragraphs, organisation);
}

struct Recall {
    int pairs = 0;
    int found = 0;

    [[nodiscard]] double share() const { return pairs == 0 ? 0 : static_cast<double>(found) / pairs; }
};

// Of pairs whose exact similarity lies in [from, to), the share that the index proposes among a thousand others.
Recall measure_recall(double percent_changed, double from, double to)
{
    TextMaker maker{7};
    CopyIndex index;
    std::vector<Text> originals;
    for (std::uint32_t i = 0; i < 1'000; ++i) {
        originals.push_back(maker.text(600));
        index.add(i, sketch_of(shingles(originals.back())));
    }
    Recall recall;
    for (std::uint32_t i = 0; i < originals.size(); ++i) {
        auto const copy = shingles(maker.changed(originals[i], percent_changed));
        auto const exact = similarity(shingles(originals[i]), copy);
        if (exact < from || exact >= to)
            continue;
        auto const proposed = index.candidates(sketch_of(copy));
        ++recall.pairs;
        recall.found += std::find(proposed.begin(), proposed.end(), i) != proposed.end() ? 1 : 0;
    }
    return recall;
}

}  // namespace

TEST(Similarity, IsOneForTheSameTextAndNoneForAnother)
{
    TextMaker maker{1};
    auto const text = maker.text(500);

    EXPECT_EQ(similarity(shingles(text), shingles(text)), 1);
    EXPECT_LT(similarity(shingles(text), shingles(maker.text(500))), 0.01);
    EXPECT_EQ(similarity(shingles(Text{}), shingles(Text{})), 0);
}

TEST(Similarity, DoesNotLookAtFiguresMarksAndTheOwnName)
{
    auto const own = shingles("2025年，青禾镇人民政府主动公开政府信息149条，认真落实各项公开要求。", "示例县青禾镇人民政府");
    auto const other = shingles("2024年柳林镇人民政府主动公开政府信息 28 条；认真落实各项公开要求", "柳河县柳林镇人民政府");

    EXPECT_EQ(similarity(own, other), 1);
}

TEST(Similarity, IsTheShareOfCommonRuns)
{
    // Six and six runs of five, of which four are in both: 4 of 8.
    EXPECT_DOUBLE_EQ(similarity(shingles("甲乙丙丁戊己庚辛壬癸"), shingles("丙丁戊己庚辛壬癸子丑")), 0.5);
}

TEST(Sketch, IsTheSameForTheSameRunsOnly)
{
    TextMaker maker{2};
    auto const text = maker.text(400);

    EXPECT_EQ(sketch_of(shingles(text)), sketch_of(shingles(text)));
    EXPECT_NE(sketch_of(shingles(text)), sketch_of(shingles(maker.text(400))));
}

TEST(CopyIndex, FindsNearCopiesAtTheThreshold)
{
    auto const near = measure_recall(2, 0.8, 1.01);

    EXPECT_GE(near.pairs, 500);
    EXPECT_GE(near.share(), 0.998) << near.found << " of " << near.pairs;
}

TEST(CopyIndex, FindsAboutAsManyHalfCopiesAsItsHeaderSays)
{
    auto const half = measure_recall(7.5, 0.45, 0.55);

    EXPECT_GE(half.pairs, 150);
    EXPECT_GE(half.share(), 0.65) << half.found << " of " << half.pairs;
    EXPECT_LE(half.share(), 0.95) << half.found << " of " << half.pairs;
}

TEST(CopyIndex, DoesNotProposeUnrelatedReports)
{
    TextMaker maker{3};
    CopyIndex index;
    int proposed = 0;
    for (std::uint32_t i = 0; i < 2'000; ++i) {
        auto const sketch = sketch_of(shingles(maker.text(400)));
        proposed += static_cast<int>(index.candidates(sketch).size());
        index.add(i, sketch);
    }

    EXPECT_EQ(proposed, 0);
}

TEST(CopyIndex, ProposesThoseThatShareMostFirst)
{
    TextMaker maker{4};
    auto const text = maker.text(600);
    CopyIndex index;
    index.add(1, sketch_of(shingles(maker.changed(text, 5))));
    index.add(2, sketch_of(shingles(text)));
    index.add(3, sketch_of(shingles(maker.text(600))));

    auto const proposed = index.candidates(sketch_of(shingles(text)));

    ASSERT_FALSE(proposed.empty());
    EXPECT_EQ(proposed.front(), 2U);
    EXPECT_EQ(std::count(proposed.begin(), proposed.end(), 3U), 0);
}

TEST(CopyIndex, KeepsToItsLimitForATemplateOfAThousandOffices)
{
    TextMaker maker{5};
    auto const sketch = sketch_of(shingles(maker.text(600)));
    CopyIndex index;
    for (std::uint32_t i = 0; i < 1'000; ++i)
        index.add(i, sketch);

    auto const proposed = index.candidates(sketch, 3);

    EXPECT_EQ(proposed.size(), 3U);
    EXPECT_LT(index.bytes(), 64U * 1024U) << "the same keys are kept a few times only";
}

TEST(CopyIndex, IsEmptyAtFirst)
{
    TextMaker maker{6};

    EXPECT_TRUE(CopyIndex{}.candidates(sketch_of(shingles(maker.text(100)))).empty());
}

}  // namespace report::narrative
