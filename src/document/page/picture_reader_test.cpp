#include "document/page/picture_reader.hpp"

#include "document/page/pdf_reader.hpp"
#include "document/page/testing/damage.hpp"
#include "document/page/testing/official_report.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
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

Document read(std::string const& bytes)
{
    auto document = read_picture(bytes, Limits{});
    EXPECT_TRUE(document.has_value()) << (document ? "" : to_string(document.error()));
    return document ? *document : Document{};
}

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

}  // namespace
}  // namespace document
