#include "document/page/picture_reader.hpp"

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

// The three tables alone, on pages of their own.
Document tables_only(Figure const& figure)
{
    Document document;
    for (auto& table : tables_of(official_report(figure)))
        document.blocks.emplace_back(std::move(table));
    return document;
}

Document read(std::string const& bytes)
{
    auto document = read_picture(bytes, Limits{});
    EXPECT_TRUE(document.has_value()) << (document ? "" : to_string(document.error()));
    return document ? *document : Document{};
}

TEST(LongReadPicture, Scores)
{
    if (std::getenv("GONGKAI_LONG_TESTS") == nullptr)
        GTEST_SKIP();
    for (auto const* face : {"Noto Serif CJK SC", "Noto Sans CJK SC", "AR PL SungtiL GB"})
        for (int dpi : {300, 150}) {
            DrawStyle style;
            style.face = face;
            style.page_numbers = false;
            auto const document = tables_only(mixed_figures(1));
            auto const pages = draw_pages(document, style, dpi);
            auto const begin = std::chrono::steady_clock::now();
            Document all;
            for (auto const& page : pages) {
                auto one = read(as_png(to_pix(page, dpi).get()));
                for (auto& block : one.blocks)
                    all.blocks.push_back(std::move(block));
            }
            auto const seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
            auto const score = score_of(tables_of(document), all);
            std::cout << face << " " << dpi << " pages " << pages.size() << " figures " << score.figures << " right "
                      << score.right << " flagged " << score.flagged << " wrong " << score.wrong << " labels "
                      << score.labels << " right " << score.labels_right << " flagged " << score.labels_flagged << " lost " << score.lost << " seconds " << seconds << std::endl;
        }
}

}  // namespace
}  // namespace document
