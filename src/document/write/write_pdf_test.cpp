#include "document/write/write_pdf.hpp"

#include "base/utf8.hpp"
#include "document/write/qr_code.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <map>
#include <memory>
#include <poppler-document.h>
#include <poppler-page.h>

namespace document {
namespace {

constexpr double points_per_mm = 72 / 25.4;

struct Word {
    std::string text;
    double left, top, right, bottom;
    double size;
    std::string font;
};

class ReadPdf {
public:
    explicit ReadPdf(std::string bytes)
        : bytes_{std::move(bytes)}, pdf_{poppler::document::load_from_raw_data(bytes_.data(), static_cast<int>(bytes_.size()))}
    {
    }
    [[nodiscard]] int pages() const { return pdf_->pages(); }
    [[nodiscard]] poppler::rectf size(int page) const { return page_at(page)->page_rect(); }
    [[nodiscard]] std::vector<Word> words(int page) const
    {
        std::vector<Word> words;
        for (auto const& box : page_at(page)->text_list(poppler::page::text_list_include_font)) {
            auto const text = box.text().to_utf8();
            auto const at = box.bbox();
            words.push_back({{text.begin(), text.end()}, at.left(), at.top(), at.right(), at.bottom(), box.get_font_size(), box.get_font_name()});
        }
        return words;
    }
    [[nodiscard]] std::string text(int page) const
    {
        auto const bytes = page_at(page)->text().to_utf8();
        return {bytes.begin(), bytes.end()};
    }

private:
    [[nodiscard]] std::unique_ptr<poppler::page> page_at(int page) const
    {
        return std::unique_ptr<poppler::page>{pdf_->create_page(page - 1)};
    }
    std::string bytes_;
    std::unique_ptr<poppler::document> pdf_;
};

std::string repeated(std::string_view text, int times)
{
    std::string result;
    for (int i = 0; i < times; ++i)
        result += text;
    return result;
}

Document text_only(int characters)
{
    Document document{.format = "report", .title = "正文"};
    document.blocks.emplace_back(Paragraph{repeated("政", characters), {}});
    return document;
}

Table long_table(int rows)
{
    Table table{.rows = rows, .columns = 2, .cells = {}, .at = {}, .header_rows = 1};
    table.cells.push_back({.row = 0, .column = 0, .text = "项目", .at = {}, .header = true});
    table.cells.push_back({.row = 0, .column = 1, .text = "数量", .at = {}, .header = true});
    for (int row = 1; row < rows; ++row) {
        table.cells.push_back({.row = row, .column = 0, .text = "第" + std::to_string(row) + "项", .at = {}, .header = true, .alignment = Alignment::left});
        table.cells.push_back({.row = row, .column = 1, .text = std::to_string(1000 + row), .at = {}});
    }
    return table;
}

Document with_table(int rows)
{
    Document document{.format = "report", .title = "长表"};
    document.blocks.emplace_back(Heading{0, "柳河镇报告", {}});
    document.blocks.emplace_back(Heading{1, "一、总体情况", {}});
    document.blocks.emplace_back(Heading{2, "（一）主动公开", {}});
    document.blocks.emplace_back(long_table(rows));
    return document;
}

Word const& word(std::vector<Word> const& words, std::string_view text)
{
    auto const found = std::find_if(words.begin(), words.end(), [&](Word const& w) { return w.text == text; });
    if (found == words.end())
        throw std::runtime_error{"no such word on the page"};
    return *found;
}

}  // namespace

TEST(WritePdf, SetsTwentyTwoLinesOfTwentyEightCharactersOnTheOfficialPage)
{
    ReadPdf const pdf{write_pdf(text_only(3 * 22 * 28)).value()};

    std::map<int, int> characters_by_line;
    auto top = 1e9, bottom = 0.0, left = 1e9, right = 0.0;
    for (auto const& w : pdf.words(2)) {
        if (!w.text.starts_with("政"))
            continue;
        characters_by_line[static_cast<int>(w.bottom)] += static_cast<int>(base::count_code_points(w.text));
        top = std::min(top, w.top);
        bottom = std::max(bottom, w.bottom);
        left = std::min(left, w.left);
        right = std::max(right, w.right);
        EXPECT_NEAR(w.size, 16, 0.1);
    }
    ASSERT_EQ(characters_by_line.size(), 22U);
    for (auto const& [line, characters] : characters_by_line)
        EXPECT_EQ(characters, 28) << line;
    EXPECT_NEAR(pdf.size(1).width(), 210 * points_per_mm, 0.1);
    EXPECT_NEAR(pdf.size(1).height(), 297 * points_per_mm, 0.1);
    EXPECT_NEAR(left, 28 * points_per_mm, 1);
    EXPECT_NEAR(right, (28 + 156) * points_per_mm, 1);
    EXPECT_GE(top, 37 * points_per_mm);
    EXPECT_LE(bottom, (37 + 225) * points_per_mm);
    EXPECT_NEAR(bottom - top, (225.0 - 225.0 / 22) * points_per_mm + 16, 6);
}

TEST(WritePdf, NumbersPagesOnTheOuterSide)
{
    ReadPdf const pdf{write_pdf(text_only(3 * 22 * 28)).value()};

    ASSERT_EQ(pdf.pages(), 4);  // the indent of the first line moves two characters to a fourth page
    auto const odd = pdf.words(3);
    auto const even = pdf.words(2);
    EXPECT_THAT(pdf.text(3), testing::HasSubstr("— 3 —"));
    EXPECT_THAT(pdf.text(2), testing::HasSubstr("— 2 —"));
    EXPECT_GT(word(odd, "3").left, 150 * points_per_mm);
    EXPECT_LT(word(even, "2").right, 60 * points_per_mm);
    EXPECT_NEAR(word(odd, "3").size, 14, 0.1);
    EXPECT_GT(word(odd, "3").top, (37 + 225) * points_per_mm);
}

TEST(WritePdf, SetsEachLevelInItsFaceAndSize)
{
    ReadPdf const pdf{write_pdf(with_table(3)).value()};
    auto const words = pdf.words(1);

    EXPECT_NEAR(word(words, "柳河镇报告").size, 22, 0.1);
    EXPECT_THAT(word(words, "柳河镇报告").font, testing::HasSubstr("Serif"));
    EXPECT_NEAR(word(words, "一、总体情况").size, 16, 0.1);
    EXPECT_THAT(word(words, "一、总体情况").font, testing::HasSubstr("Sans"));
    EXPECT_THAT(word(words, "（一）主动公开").font, testing::HasSubstr("WenKai"));
    EXPECT_NEAR(word(words, "1002").size, 10.5, 0.1);
    EXPECT_THAT(ReadPdf{write_pdf(text_only(28)).value()}.words(1).front().font, testing::HasSubstr("EG-Light"));
}

TEST(WritePdf, RepeatsTheHeaderOfATableOnEachPage)
{
    ReadPdf const pdf{write_pdf(with_table(80)).value()};

    ASSERT_EQ(pdf.pages(), 3);
    auto rows = 0;
    for (int page = 1; page <= pdf.pages(); ++page) {
        auto const words = pdf.words(page);
        EXPECT_EQ(std::count_if(words.begin(), words.end(), [](Word const& w) { return w.text == "数量"; }), 1) << page;
        rows += static_cast<int>(std::count_if(words.begin(), words.end(), [](Word const& w) { return w.text.size() == 4 && w.text[0] == '1'; }));
        for (auto const& w : words)
            EXPECT_TRUE(w.text.size() != 4 || w.bottom <= (37 + 225) * points_per_mm + 0.1) << w.text;
    }
    EXPECT_EQ(rows, 79);
}

TEST(WritePdf, KeepsAShortTableOnOnePageWithItsHeading)
{
    auto document = text_only(20 * 28);
    document.blocks.emplace_back(Heading{1, "二、情况", {}});
    document.blocks.emplace_back(long_table(6));

    ReadPdf const pdf{write_pdf(document).value()};

    ASSERT_EQ(pdf.pages(), 2);
    EXPECT_THAT(pdf.text(2), testing::HasSubstr("二、情况"));
    EXPECT_THAT(pdf.text(2), testing::HasSubstr("1001"));
}

TEST(WritePdf, RepeatsTheTextOfACellThatReachesOverPages)
{
    auto document = with_table(60);
    auto& table = std::get<Table>(document.blocks.back());
    std::erase_if(table.cells, [](Cell const& cell) { return cell.column == 0 && cell.row > 0; });
    table.cells.insert(table.cells.begin() + 2, {.row = 1, .column = 0, .row_span = 59, .text = "办理结果", .at = {}, .header = true});

    ReadPdf const pdf{write_pdf(document).value()};

    ASSERT_EQ(pdf.pages(), 2);
    EXPECT_THAT(pdf.text(1), testing::HasSubstr("办理结果"));
    EXPECT_THAT(pdf.text(2), testing::HasSubstr("办理结果"));
}

TEST(WritePdf, PlacesTheDateForTheSealAndTheNameOverIt)
{
    auto document = text_only(28);
    document.blocks.emplace_back(Paragraph{"青石县柳河镇人民政府", {}, ParagraphRole::signature});
    document.blocks.emplace_back(Paragraph{"2025年1月20日", {}, ParagraphRole::date});
    ReadPdf const pdf{write_pdf(document).value()};
    auto const words = pdf.words(1);
    auto const& name = word(words, "青石县柳河镇人民政府");
    auto const& date = word(words, "2025年1月20日");

    constexpr auto character = 156 * points_per_mm / 28;
    EXPECT_NEAR(date.right, (28 + 156) * points_per_mm - 4 * character, 1);
    EXPECT_NEAR((name.left + name.right) / 2, (date.left + date.right) / 2, 2);
    EXPECT_NEAR(date.top - name.top, 225 * points_per_mm / 22, 1);
}

TEST(WritePdf, NamesTheCharacterThatNoFontHas)
{
    Document document{.format = "report"};
    document.blocks.emplace_back(Paragraph{"政府\U0010FFFD信息", {}});  // for private use: no public font has it

    auto const pdf = write_pdf(document);

    ASSERT_FALSE(pdf);
    EXPECT_EQ(pdf.error().code, "pdf.no-glyph");
    EXPECT_THAT(base::to_string(pdf.error()), testing::HasSubstr("U+10FFFD"));
}

TEST(WritePdf, RefusesARowThatIsHigherThanAPage)
{
    auto document = with_table(3);
    std::get<Table>(document.blocks.back()).cells[3].text = repeated("政府信息", 2000);

    auto const pdf = write_pdf(document);

    ASSERT_FALSE(pdf);
    EXPECT_EQ(pdf.error().code, "pdf.row-too-high");
}

TEST(WritePdf, LeavesNoSignatureAloneOnItsPage)
{
    for (int lines = 15; lines <= 23; ++lines) {
        auto document = text_only(lines * 28 - 10);
        document.blocks.emplace_back(Paragraph{"柳河镇人民政府", {}, ParagraphRole::signature});
        document.blocks.emplace_back(Paragraph{"2026年1月30日", {}, ParagraphRole::date});

        ReadPdf const pdf{write_pdf(document).value()};

        auto const last = pdf.text(pdf.pages());
        EXPECT_NE(last.find("柳河镇"), std::string::npos) << lines;
        EXPECT_NE(last.find("2026年1月30日"), std::string::npos) << lines;
        EXPECT_NE(last.find("政政政"), std::string::npos) << lines;
    }
}

TEST(WritePdf, BeginsAPageWhereATitleAsksForIt)
{
    auto document = text_only(28);
    document.blocks.emplace_back(Heading{.level = 0, .text = "回执", .at = {}, .begins_page = true});

    ReadPdf const pdf{write_pdf(document).value()};

    ASSERT_EQ(pdf.pages(), 2);
    EXPECT_NE(pdf.text(2).find("回执"), std::string::npos);
}

TEST(WritePdf, CentresTheNumberUnderTheTitle)
{
    Document document{.format = "letter", .title = "答复书"};
    document.blocks.emplace_back(Heading{0, "答复书", {}});
    document.blocks.emplace_back(Paragraph{"柳河公开〔2026〕7号", {}, ParagraphRole::number});

    auto const words = ReadPdf{write_pdf(document).value()}.words(1);

    EXPECT_NEAR((words.at(1).left + words.at(1).right) / 2, (words.at(0).left + words.at(0).right) / 2, 1);
}

TEST(WritePdf, DrawsAPictureInTheFootWithoutTakingRoomFromTheText)
{
    auto document = text_only(22 * 28 - 2);  // a full page: the first line is indented
    document.blocks.emplace_back(qr_code("https://example.gov.cn/letters/7K2P-9QWX-3MHD", 20, "核验码"));

    ReadPdf const pdf{write_pdf(document).value()};

    ASSERT_EQ(pdf.pages(), 1);
    EXPECT_GT(word(pdf.words(1), "核验码").top, (37 + 225) * points_per_mm);
}

TEST(WritePdf, GivesTheSameBytesEachTime)
{
    EXPECT_EQ(write_pdf(with_table(30)).value(), write_pdf(with_table(30)).value());
}

}  // namespace document
