#include "document/page/pdf_reader.hpp"

#include "document/page/testing/draw_document.hpp"
#include "document/page/testing/official_report.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace document {
namespace {

using namespace page::testing;

Document read(std::string const& bytes)
{
    auto document = read_pdf(bytes, Limits{});
    EXPECT_TRUE(document.has_value());
    return document ? *document : Document{};
}

// What a table says: position, spans and text of each cell.
std::vector<std::string> cells_of(Table const& table)
{
    std::vector<std::string> cells;
    for (auto const& cell : table.cells)
        cells.push_back(std::to_string(cell.row) + "," + std::to_string(cell.column) + " " +
                        std::to_string(cell.row_span) + "x" + std::to_string(cell.column_span) + " " + cell.text);
    std::ranges::sort(cells);
    return cells;
}

std::vector<std::string> texts_of(Document const& document)
{
    std::vector<std::string> texts;
    for (auto const& block : document.blocks) {
        if (auto const* heading = std::get_if<Heading>(&block))
            texts.push_back(std::to_string(heading->level) + " " + heading->text);
        else if (auto const* paragraph = std::get_if<Paragraph>(&block))
            texts.push_back(paragraph->text);
    }
    return texts;
}

void expect_same_tables(Document const& read, Document const& drawn)
{
    auto const found = tables_of(read);
    auto const wanted = tables_of(drawn);
    ASSERT_EQ(found.size(), wanted.size());
    for (std::size_t at = 0; at < wanted.size(); ++at) {
        EXPECT_EQ(found[at].columns_are, Columns::exact);
        EXPECT_EQ(cells_of(found[at]), cells_of(wanted[at]));
    }
}

TEST(ReadPdf, FindsTheTablesOfTheFormWithTheirMergesOverAPageBreak)
{
    auto const drawn = official_report(mixed_figures(1));
    DrawStyle style;
    style.table_size = 10.5;

    auto const document = read(draw_pdf(drawn, style));

    expect_same_tables(document, drawn);
}

TEST(ReadPdf, JoinsATableWhoseHeaderIsNotRepeated)
{
    auto const drawn = official_report(mixed_figures(2));
    DrawStyle style;
    style.repeat_header = false;
    style.table_size = 11;

    auto const document = read(draw_pdf(drawn, style));

    expect_same_tables(document, drawn);
}

TEST(ReadPdf, JoinsWrappedLinesAndDropsPageNumbersAndRunningHeaders)
{
    auto const drawn = official_report(mixed_figures(3));
    DrawStyle style;
    style.running_header = "柳河镇人民政府";

    auto const document = read(draw_pdf(drawn, style));

    EXPECT_EQ(texts_of(document), texts_of(drawn));
}

}  // namespace
}  // namespace document
