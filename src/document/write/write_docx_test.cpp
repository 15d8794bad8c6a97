#include "document/write/write_docx.hpp"

#include "document/write/qr_code.hpp"

#include <gtest/gtest.h>
#include <pugixml.hpp>
#include <zip.h>

namespace document {
namespace {

// One part of a Word file; empty when it is not there.
std::string part_of(std::string const& docx, char const* name)
{
    zip_error_t error;
    auto* const source = zip_source_buffer_create(docx.data(), docx.size(), 0, &error);
    auto* const archive = zip_open_from_source(source, ZIP_RDONLY, &error);
    std::string content;
    zip_stat_t stat;
    if (zip_stat(archive, name, 0, &stat) == 0) {
        content.resize(stat.size);
        auto* const file = zip_fopen(archive, name, 0);
        zip_fread(file, content.data(), stat.size);
        zip_fclose(file);
    }
    zip_discard(archive);
    return content;
}

struct Part {
    pugi::xml_document xml;

    Part(std::string const& docx, char const* name)
    {
        auto const content = part_of(docx, name);
        EXPECT_TRUE(xml.load_buffer(content.data(), content.size())) << name;
    }
    [[nodiscard]] std::string at(char const* path) const
    {
        auto const found = xml.select_node(path);
        return found.attribute() ? found.attribute().value() : found.node().text().get();
    }
    [[nodiscard]] std::size_t count(char const* path) const { return xml.select_nodes(path).size(); }
};

Document sample()
{
    Document document{.format = "report", .title = "柳河镇报告"};
    document.blocks.emplace_back(Heading{0, "青石县柳河镇人民政府2024年政府信息公开工作年度报告", {}});
    document.blocks.emplace_back(Heading{1, "一、总体情况", {}});
    document.blocks.emplace_back(Heading{2, "（一）主动公开", {}});
    document.blocks.emplace_back(Paragraph{"全年公开126条 < 130条。", {}});
    Table table{.rows = 3, .columns = 3, .cells = {}, .at = {}, .header_rows = 1};
    table.cells.push_back({.row = 0, .column = 0, .column_span = 2, .text = "项目", .at = {}, .header = true});
    table.cells.push_back({.row = 0, .column = 2, .text = "数量", .at = {}, .header = true});
    table.cells.push_back({.row = 1, .column = 0, .row_span = 2, .text = "许可", .at = {}, .header = true});
    table.cells.push_back({.row = 1, .column = 1, .text = "准予", .at = {}, .header = true});
    table.cells.push_back({.row = 1, .column = 2, .text = "7", .at = {}});
    table.cells.push_back({.row = 2, .column = 1, .text = "不准", .at = {}, .header = true});
    table.cells.push_back({.row = 2, .column = 2, .text = "", .at = {}});
    document.blocks.emplace_back(table);
    document.blocks.emplace_back(Paragraph{"青石县柳河镇人民政府", {}, ParagraphRole::signature});
    document.blocks.emplace_back(Paragraph{"2025年1月20日", {}, ParagraphRole::date});
    return document;
}

int number(std::string const& text) { return text.empty() ? -1 : std::stoi(text); }

constexpr double twips_per_mm = 1440 / 25.4;

}  // namespace

TEST(WriteDocx, HasTheOfficialPage)
{
    Part const body{write_docx(sample()), "word/document.xml"};

    EXPECT_NEAR(number(body.at("//w:sectPr/w:pgSz/@w:w")), 210 * twips_per_mm, 1);
    EXPECT_NEAR(number(body.at("//w:sectPr/w:pgSz/@w:h")), 297 * twips_per_mm, 1);
    auto const top = number(body.at("//w:pgMar/@w:top"));
    auto const left = number(body.at("//w:pgMar/@w:left"));
    EXPECT_NEAR(top, 37 * twips_per_mm, 1);
    EXPECT_NEAR(left, 28 * twips_per_mm, 1);
    EXPECT_NEAR(11906 - left - number(body.at("//w:pgMar/@w:right")), 156 * twips_per_mm, 2);
    EXPECT_NEAR(16838 - top - number(body.at("//w:pgMar/@w:bottom")), 225 * twips_per_mm, 2);
}

TEST(WriteDocx, HoldsTwentyTwoLinesOfTwentyEightCharacters)
{
    auto const docx = write_docx(sample());
    Part const body{docx, "word/document.xml"};
    Part const styles{docx, "word/styles.xml"};

    EXPECT_EQ(body.at("//w:docGrid/@w:type"), "linesAndChars");
    auto const line = number(body.at("//w:docGrid/@w:linePitch"));
    EXPECT_EQ(number(styles.at("//w:style[@w:styleId='Normal']//w:spacing/@w:line")), line);
    auto const text_height = 16838 - number(body.at("//w:pgMar/@w:top")) - number(body.at("//w:pgMar/@w:bottom"));
    EXPECT_EQ(text_height / line, 22);
    auto const text_width = 11906 - number(body.at("//w:pgMar/@w:left")) - number(body.at("//w:pgMar/@w:right"));
    auto const character = 320 + number(styles.at("//w:style[@w:styleId='Normal']/w:rPr/w:spacing/@w:val"));
    EXPECT_EQ(text_width / character, 28);
    auto const grid_character = 320 + number(body.at("//w:docGrid/@w:charSpace")) * 20 / 4096.0;
    EXPECT_EQ(static_cast<int>(text_width / grid_character), 28);
}

TEST(WriteDocx, SetsEachLevelInItsFaceAndSize)
{
    Part const styles{write_docx(sample()), "word/styles.xml"};
    auto const face = [&](std::string const& style) {
        return styles.at(("//w:style[@w:styleId='" + style + "']//w:rFonts/@w:eastAsia").c_str()) + " " +
               styles.at(("//w:style[@w:styleId='" + style + "']//w:sz/@w:val").c_str());
    };

    EXPECT_EQ(face("Title"), "方正小标宋简体 44");
    EXPECT_EQ(face("Normal"), "仿宋_GB2312 32");
    EXPECT_EQ(face("Heading1"), "黑体 32");
    EXPECT_EQ(face("Heading2"), "楷体_GB2312 32");
    EXPECT_EQ(face("Heading3"), "仿宋_GB2312 32");
    EXPECT_EQ(face("Footer"), "宋体 28");
    EXPECT_EQ(styles.at("//w:style[@w:styleId='BodyText']//w:ind/@w:firstLineChars"), "200");
}

TEST(WriteDocx, NumbersPagesOnTheOuterSide)
{
    auto const docx = write_docx(sample());
    Part const odd{docx, "word/footer1.xml"};
    Part const even{docx, "word/footer2.xml"};
    Part const body{docx, "word/document.xml"};

    EXPECT_EQ(Part(docx, "word/settings.xml").count("//w:evenAndOddHeaders"), 1U);
    EXPECT_EQ(body.at("//w:footerReference[@w:type='default']/@r:id"), "rId4");
    EXPECT_EQ(Part(docx, "word/_rels/document.xml.rels").at("//Relationship[@Id='rId4']/@Target"), "footer1.xml");
    EXPECT_EQ(odd.at("//w:jc/@w:val"), "right");
    EXPECT_EQ(even.at("//w:jc/@w:val"), "left");
    EXPECT_EQ(odd.at("//w:instrText"), " PAGE ");
    EXPECT_EQ(odd.at("(//w:t)[1]") + odd.at("(//w:t)[2]") + odd.at("(//w:t)[3]"), "— 1 —");
}

TEST(WriteDocx, RepeatsTableHeadersAndKeepsRowsWhole)
{
    Part const body{write_docx(sample()), "word/document.xml"};

    EXPECT_EQ(body.count("//w:tr"), 3U);
    EXPECT_EQ(body.count("//w:tr/w:trPr/w:cantSplit"), 3U);
    EXPECT_EQ(body.count("//w:tr/w:trPr/w:tblHeader"), 1U);
    EXPECT_EQ(body.at("(//w:tr)[1]/w:tc[1]//w:gridSpan/@w:val"), "2");
    EXPECT_EQ(body.at("(//w:tr)[2]/w:tc[1]//w:vMerge/@w:val"), "restart");
    EXPECT_EQ(body.count("(//w:tr)[3]/w:tc[1]//w:vMerge[not(@w:val)]"), 1U);
    EXPECT_EQ(body.at("(//w:tr)[2]/w:tc[3]//w:t"), "7");
    EXPECT_EQ(body.count("(//w:tr)[3]/w:tc[3]//w:t"), 0U);
}

TEST(WriteDocx, PlacesTheDateForTheSeal)
{
    Part const body{write_docx(sample()), "word/document.xml"};

    EXPECT_EQ(body.at("//w:p[w:pPr/w:pStyle/@w:val='Date']//w:ind/@w:rightChars"), "400");
    EXPECT_EQ(body.at("//w:p[w:pPr/w:pStyle/@w:val='Signature']//w:ind/@w:rightChars"), "225");
}

TEST(WriteDocx, GivesTheSameBytesEachTime)
{
    EXPECT_EQ(write_docx(sample()), write_docx(sample()));
}

TEST(WriteDocx, PacksThePicturesThatItPrints)
{
    auto document = sample();
    document.blocks.emplace_back(qr_code("https://example.gov.cn/letters/7K2P-9QWX-3MHD", 20, "核验码"));

    auto const docx = write_docx(document);

    EXPECT_TRUE(part_of(docx, "word/media/picture1.png").starts_with("\x89PNG"));
    EXPECT_NE(part_of(docx, "[Content_Types].xml").find("image/png"), std::string::npos);
    EXPECT_NE(part_of(docx, "word/_rels/document.xml.rels").find("Id=\"rId6\""), std::string::npos);
    EXPECT_NE(part_of(docx, "word/document.xml").find("r:embed=\"rId6\""), std::string::npos);
    EXPECT_EQ(part_of(write_docx(sample()), "[Content_Types].xml").find("image/png"), std::string::npos);
}

}  // namespace document
