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

TEST(ReadPdf, FindsColumnsWithoutRulingLinesButDoesNotTrustThem)
{
    auto drawn = official_report(mixed_figures(4));
    DrawStyle style;
    style.lines = false;

    auto const tables = tables_of(read(draw_pdf(drawn, style)));

    ASSERT_FALSE(tables.empty());
    for (auto const& table : tables)
        EXPECT_EQ(table.columns_are, Columns::ragged);
}

TEST(ReadPdf, GivesEachCellItsPlaceOnThePage)
{
    auto const document = read(draw_pdf(official_report(mixed_figures(1)), DrawStyle{}));

    auto const table = tables_of(document).front();
    EXPECT_EQ(table.at.kind, base::Place::Kind::page);
    for (auto const& cell : table.cells) {
        EXPECT_GE(cell.at.box.left, table.at.box.left);
        EXPECT_LE(cell.at.box.bottom, table.at.box.bottom);
        EXPECT_LT(cell.at.box.left, cell.at.box.right);
    }
}

TEST(ReadPdf, RefusesWhatIsNoPdfAndWhatPassesALimit)
{
    auto const bytes = draw_pdf(official_report(mixed_figures(1)), DrawStyle{});
    Limits few_pages;
    few_pages.pages = 1;
    Limits few_elements;
    few_elements.elements = 50;
    Limits few_bytes;
    few_bytes.file_bytes = 100;

    EXPECT_EQ(read_pdf("%PDF-1.7\n1 0 obj", Limits{}).error().code, "document.damaged");
    EXPECT_EQ(read_pdf("", Limits{}).error().code, "document.damaged");
    EXPECT_EQ(read_pdf(bytes, few_pages).error().code, "limits.pages");
    EXPECT_EQ(read_pdf(bytes, few_elements).error().code, "limits.elements");
    EXPECT_EQ(read_pdf(bytes, few_bytes).error().code, "limits.file_bytes");
}

TEST(ReadPdf, ReadsOrRefusesEveryTruncation)
{
    auto const bytes = draw_pdf(official_report(mixed_figures(1)), DrawStyle{});

    for (std::size_t size = 0; size < bytes.size(); size += bytes.size() / 16 + 1) {
        auto const document = read_pdf(std::string_view{bytes}.substr(0, size), Limits{});
        if (!document) {
            EXPECT_EQ(document.error().code, "document.damaged");
        }
    }
}

// The smallest file that asks for a password: the standard handler with keys that no empty password opens.
TEST(ReadPdf, TellsAPasswordFromDamage)
{
    std::string const key(32, 'x');
    std::string const bytes = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                              "2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
                              "3 0 obj<</Filter/Standard/V 1/R 2/P -4/O(" + key + ")/U(" + key + ")>>endobj\n"
                              "trailer<</Root 1 0 R/Encrypt 3 0 R/ID[(a)(a)]/Size 4>>\n%%EOF\n";

    auto const document = read_pdf(bytes, Limits{});

    ASSERT_FALSE(document.has_value());
    EXPECT_EQ(document.error().code, "document.encrypted");
}

}  // namespace
}  // namespace document
