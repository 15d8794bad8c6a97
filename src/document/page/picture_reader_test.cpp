#include "document/page/picture_reader.hpp"

#include "document/page/testing/damage.hpp"
#include "document/page/testing/official_report.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <iostream>

namespace document {
namespace {

using namespace page::testing;
using page::PixPtr;

struct Score {
    int figures = 0;
    int right = 0;
    int flagged = 0;
    int wrong = 0;  // clear and not what was printed
    int labels = 0;
    int labels_right = 0;
    int labels_flagged = 0;
    int lost = 0;  // cells of a table whose shape is not what was printed
    double seconds = 0;
};

bool is_figure(std::string const& text) { return text.empty() || (text[0] >= '0' && text[0] <= '9' && text.find("、") == std::string::npos && text.size() < 8); }

void score_cell(Cell const& printed, Cell const& read, Score& score)
{
    auto const right = printed.text == read.text;
    auto const clear = read.legibility == Legibility::clear;
    if (!is_figure(printed.text)) {
        ++score.labels;
        score.labels_right += right ? 1 : 0;
        score.labels_flagged += clear ? 0 : 1;
        if (!right && std::getenv("GONGKAI_SHOW") != nullptr)
            std::cout << "label " << printed.text << " -> " << read.text << "\n";
        return;
    }
    ++score.figures;
    if (!clear)
        ++score.flagged;
    else if (right)
        ++score.right;
    else
        ++score.wrong;
    if ((!right || !clear) && std::getenv("GONGKAI_SHOW") != nullptr) {
        std::cout << (clear ? "WRONG " : "flag ") << printed.text << " -> '" << read.text << "'";
        for (auto const& other : read.alternatives)
            std::cout << " | " << other;
        std::cout << "\n";
    }
}

bool same_shape(Table const& a, Table const& b)
{
    return std::ranges::equal(a.cells, b.cells, [](Cell const& x, Cell const& y) {
        return x.row == y.row && x.column == y.column && x.row_span == y.row_span && x.column_span == y.column_span;
    });
}

Table sorted(Table table)
{
    std::ranges::sort(table.cells, {}, [](Cell const& cell) { return std::pair{cell.row, cell.column}; });
    return table;
}

Score score_of(std::vector<Table> const& printed, Document const& document)
{
    Score score;
    auto const read = tables_of(document);
    for (std::size_t at = 0; at < printed.size(); ++at) {
        auto const want = sorted(printed[at]);
        auto const have = at < read.size() ? sorted(read[at]) : Table{};
        if (!same_shape(want, have)) {
            score.lost += static_cast<int>(want.cells.size());
            continue;
        }
        for (std::size_t cell = 0; cell < want.cells.size(); ++cell)
            score_cell(want.cells[cell], have.cells[cell], score);
    }
    return score;
}

// The first and the last table on one page, the long one on another.
std::vector<Document> form_pages(Figure const& figure)
{
    auto tables = tables_of(official_report(figure));
    std::vector<Document> pages(2);
    pages[0].blocks.emplace_back(std::move(tables[0]));
    pages[0].blocks.emplace_back(std::move(tables[2]));
    pages[1].blocks.emplace_back(std::move(tables[1]));
    return pages;
}

Document read(std::string const& bytes)
{
    auto document = read_picture(bytes, Limits{});
    EXPECT_TRUE(document.has_value()) << (document ? "" : to_string(document.error()));
    return document ? *document : Document{};
}

using Damage = std::function<std::string(PixPtr, unsigned)>;

struct Case {
    char const* name;
    Damage damage;
};

void add(Score& sum, Score const& one)
{
    sum.figures += one.figures;
    sum.right += one.right;
    sum.flagged += one.flagged;
    sum.wrong += one.wrong;
    sum.labels += one.labels;
    sum.labels_right += one.labels_right;
    sum.labels_flagged += one.labels_flagged;
    sum.lost += one.lost;
    sum.seconds += one.seconds;
}

Score read_form(DrawStyle style, int dpi, unsigned seed, Damage const& damage)
{
    style.page_numbers = false;
    Score sum;
    for (auto const& printed : form_pages(mixed_figures(seed)))
        for (auto const& page : draw_pages(printed, style, dpi)) {
            auto const bytes = damage(to_pix(page, dpi), seed);
            auto const begin = std::chrono::steady_clock::now();
            auto const document = read(bytes);
            auto score = score_of(tables_of(printed), document);
            score.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
            add(sum, score);
        }
    return sum;
}

std::ostream& operator<<(std::ostream& out, Score const& score)
{
    return out << "figures " << score.figures << " right " << score.right << " flagged " << score.flagged << " wrong "
               << score.wrong << " | labels " << score.labels << " right " << score.labels_right << " flagged "
               << score.labels_flagged << " | lost " << score.lost << " | seconds a page " << score.seconds / 2;
}

std::string sealed_page(PixPtr page, SealInk ink)
{
    auto const width = pixGetWidth(page.get());
    return as_png(sealed(page.get(), width * 0.65, pixGetHeight(page.get()) * 0.3, width * 0.1, ink).get());
}

std::vector<Case> const cases{
    {"clean", [](PixPtr page, unsigned) { return as_png(page.get()); }},
    {"skew+2", [](PixPtr page, unsigned) { return as_png(skewed(page.get(), 2).get()); }},
    {"skew-2", [](PixPtr page, unsigned) { return as_png(skewed(page.get(), -2).get()); }},
    {"jpeg60", [](PixPtr page, unsigned) { return as_jpeg(page.get(), 60); }},
    {"speckle", [](PixPtr page, unsigned seed) { return as_png(speckled(page.get(), 0.004, seed).get()); }},
    {"seal", [](PixPtr page, unsigned) { return sealed_page(std::move(page), SealInk::translucent); }},
    {"opaque", [](PixPtr page, unsigned) { return sealed_page(std::move(page), SealInk::opaque); }},
    {"shadow", [](PixPtr page, unsigned) { return as_jpeg(shadowed(page.get()).get(), 85); }},
    {"turned90", [](PixPtr page, unsigned) { return as_png(turned(page.get(), 1).get()); }},
    {"turned180", [](PixPtr page, unsigned) { return as_png(turned(page.get(), 2).get()); }},
    {"all", [](PixPtr page, unsigned seed) {
         auto skew = skewed(page.get(), 1.3F);
         return as_jpeg(speckled(shadowed(skew.get()).get(), 0.002, seed).get(), 60);
     }},
};

bool chosen(char const* variable, std::string const& name)
{
    auto const* wanted = std::getenv(variable);
    return wanted == nullptr || name.find(wanted) != std::string::npos;
}

TEST(LongReadPicture, NeverReadsAFigureWronglyWhateverHappenedToThePage)
{
    if (std::getenv("GONGKAI_LONG_TESTS") == nullptr)
        GTEST_SKIP() << "set GONGKAI_LONG_TESTS=1";
    for (auto const& [name, damage] : cases)
        for (std::string const face : {"Noto Serif CJK SC", "Noto Sans CJK SC", "AR PL SungtiL GB"})
            for (int dpi : {300, 150}) {
                if (!chosen("GONGKAI_CASE", name) || !chosen("GONGKAI_FACE", face) ||
                    !chosen("GONGKAI_DPI", std::to_string(dpi)))
                    continue;
                DrawStyle style;
                style.face = face;

                auto const score = read_form(style, dpi, 1, damage);

                std::cout << name << ", " << face << ", " << dpi << ": " << score << std::endl;
                EXPECT_EQ(score.wrong, 0);
                if (name == std::string_view{"clean"}) {
                    EXPECT_GE(score.right, score.figures * 99 / 100);
                }
            }
}

}  // namespace
}  // namespace document
