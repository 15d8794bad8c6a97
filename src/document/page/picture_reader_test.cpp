#include "document/page/picture_reader.hpp"

#include "document/page/pdf_reader.hpp"
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

// A small table: what is not about the reading of a whole form is tested on it.
Document small_table()
{
    auto table = tables_of(official_report(mixed_figures(1))).front();
    Document document;
    document.blocks.emplace_back(std::move(table));
    return document;
}

PixPtr small_page(int dpi)
{
    DrawStyle style;
    style.page_numbers = false;
    return to_pix(draw_pages(small_table(), style, dpi).front(), dpi);
}

Score small_score(std::string const& bytes) { return score_of(tables_of(small_table()), read(bytes)); }

TEST(ReadPicture, ReadsEveryFigureOfACleanPage)
{
    auto const score = small_score(as_png(small_page(300).get()));

    EXPECT_EQ(score.lost, 0);
    EXPECT_EQ(score.right, score.figures);
}

TEST(ReadPicture, TakesTiffBmpWebpAndJpeg)
{
    auto const page = small_page(300);

    for (auto const& bytes : {as_tiff(page.get()), as_bmp(page.get()), as_webp(page.get()), as_jpeg(page.get(), 90)}) {
        auto const score = small_score(bytes);
        EXPECT_EQ(score.lost, 0);
        EXPECT_EQ(score.wrong, 0);
    }
}

TEST(ReadPicture, TurnsAndLevelsThePage)
{
    auto const page = small_page(300);

    for (int quarters = 1; quarters < 4; ++quarters) {
        auto const score = small_score(as_png(turned(skewed(page.get(), 2).get(), quarters).get()));
        EXPECT_EQ(score.lost, 0);
        EXPECT_EQ(score.wrong, 0);
        EXPECT_GE(score.right, score.figures - 2);
    }
}

TEST(ReadPicture, NeverTrustsAFigureBeneathASeal)
{
    auto const page = small_page(300);
    auto const tables = tables_of(read(as_png(page.get())));
    ASSERT_FALSE(tables.empty());
    auto const cell = std::ranges::find_if(tables.front().cells, [](Cell const& one) { return one.column == 1 && one.row == 2; });
    ASSERT_NE(cell, tables.front().cells.end());
    auto const scale = 300.0 / 72;
    auto const x = static_cast<double>(cell->at.box.left + cell->at.box.right) / 2 * scale;
    auto const y = static_cast<double>(cell->at.box.top + cell->at.box.bottom) / 2 * scale;

    for (auto ink : {SealInk::translucent, SealInk::opaque}) {
        auto const sealed_tables = tables_of(read(as_png(sealed(page.get(), x, y, 180, ink).get())));
        ASSERT_EQ(sealed_tables.size(), 1U);
        for (auto const& one : sealed_tables.front().cells)
            if (one.column == 1 && one.row == 2) {
                EXPECT_NE(one.legibility, Legibility::clear);
            }
    }
}

TEST(ReadPicture, SaysNothingOfAnEmptyCellButThatItIsEmpty)
{
    auto document = small_table();
    for (auto& cell : std::get<Table>(document.blocks.front()).cells)
        if (cell.column == 2)
            cell.text.clear();
    DrawStyle style;
    style.page_numbers = false;

    auto const tables = tables_of(read(as_png(to_pix(draw_pages(document, style, 300).front(), 300).get())));

    ASSERT_EQ(tables.size(), 1U);
    for (auto const& cell : tables.front().cells)
        if (cell.column == 2) {
            EXPECT_EQ(cell.text, "");
            EXPECT_EQ(cell.legibility, Legibility::clear);
        }
}

TEST(ReadPicture, RefusesByTheHeaderAlone)
{
    Limits small;
    small.pixels = 1'000'000;
    auto const page = small_page(150);

    for (auto const& bytes : {as_png(page.get()), as_jpeg(page.get(), 60), as_bmp(page.get()), as_tiff(page.get()), as_webp(page.get())})
        EXPECT_EQ(read_picture(bytes.substr(0, bytes.size()), small).error().code, "limits.pixels");
    EXPECT_EQ(read_picture("BM no picture", Limits{}).error().code, "document.damaged");
    EXPECT_EQ(read_picture("", Limits{}).error().code, "document.damaged");
}

TEST(ReadPicture, StopsWhenThePageTakesTooLong)
{
    Limits hasty;
    hasty.page_time = std::chrono::seconds{0};

    auto const document = read_picture(as_png(small_page(150).get()), hasty);

    ASSERT_FALSE(document.has_value());
    EXPECT_EQ(document.error().code, "limits.page_seconds");
}

TEST(ReadPdf, RecognisesAPageThatIsAPicture)
{
    DrawStyle style;
    style.page_numbers = false;

    auto const document = read_pdf(scanned_pdf(draw_pages(small_table(), style, 300)), Limits{});

    ASSERT_TRUE(document.has_value());
    auto const score = score_of(tables_of(small_table()), *document);
    EXPECT_EQ(score.lost, 0);
    EXPECT_EQ(score.wrong, 0);
    EXPECT_GE(score.right, score.figures - 2);
}

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
