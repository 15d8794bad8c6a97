// What a PDF says of its structure to those who do not see it.
#include "document/write/write_pdf.hpp"

#include <gmock/gmock.h>
#include <map>
#define POINTERHOLDER_TRANSITION 4
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

namespace document {
namespace {

Table table_of(int rows)
{
    Table table{.rows = rows, .columns = 3, .cells = {}, .at = {}, .header_rows = 1};
    table.cells.push_back({.row = 0, .column = 0, .text = "项目", .at = {}, .header = true});
    table.cells.push_back({.row = 0, .column = 1, .column_span = 2, .text = "数量", .at = {}, .header = true});
    for (int row = 1; row < rows; ++row) {
        table.cells.push_back({.row = row, .column = 0, .text = "第" + std::to_string(row) + "项", .at = {}, .header = true, .alignment = Alignment::left});
        table.cells.push_back({.row = row, .column = 1, .text = std::to_string(1000 + row), .at = {}});
    }
    return table;
}

Document with_table(int rows)
{
    Document document{.format = "report", .title = "甲 & 乙"};
    document.blocks.emplace_back(Heading{0, "柳河镇报告", {}});
    document.blocks.emplace_back(Heading{1, "一、总体情况", {}});
    document.blocks.emplace_back(Heading{2, "（一）主动公开", {}});
    document.blocks.emplace_back(table_of(rows));
    document.blocks.emplace_back(Paragraph{"全年无。", {}});
    return document;
}

// "TH/Column 1x2": type, scope and spans of an element.
std::string words_of(QPDFObjectHandle element)
{
    auto words = element.getKey("/S").getName().substr(1);
    auto attributes = element.getKey("/A");
    if (!attributes.isDictionary())
        return words;
    auto const number = [&](char const* key) {
        return attributes.hasKey(key) ? std::to_string(attributes.getKey(key).getIntValue()) : std::string{"1"};
    };
    return words + (attributes.hasKey("/Scope") ? attributes.getKey("/Scope").getName() : "") + " " + number("/RowSpan") + "x" + number("/ColSpan");
}

// The elements below, in reading order.
void collect_structure(QPDFObjectHandle element, std::vector<std::string>& found)
{
    if (element.isArray()) {
        for (int i = 0; i < element.getArrayNItems(); ++i)
            collect_structure(element.getArrayItem(i), found);
        return;
    }
    if (!element.isDictionary())
        return;
    if (element.hasKey("/S"))
        found.push_back(words_of(element));
    if (element.hasKey("/K"))
        collect_structure(element.getKey("/K"), found);
}

// How often a page is drawn on outside every marked sequence, and which marks it has.
class MarkCounter : public QPDFObjectHandle::ParserCallbacks {
public:
    void handleObject(QPDFObjectHandle object) override
    {
        if (object.isName() && depth_ == 0)
            name_ = object.getName();
        if (!object.isOperator())
            return;
        auto const operation = object.getOperatorValue();
        if (operation == "BDC" || operation == "BMC") {
            ++marks[name_];
            ++depth_;
        } else if (operation == "EMC")
            --depth_;
        else if (depth_ == 0 && (operation == "Tj" || operation == "TJ" || operation == "S" || operation == "f" || operation == "B"))
            ++unmarked;
    }
    void handleEOF() override { balanced = depth_ == 0; }

    int unmarked = 0;
    bool balanced = false;
    std::map<std::string, int> marks;

private:
    int depth_ = 0;
    std::string name_;
};

}  // namespace

TEST(PdfTags, IsTaggedInReadingOrder)
{
    auto const bytes = write_pdf(with_table(3)).value();
    QPDF pdf;
    pdf.processMemoryFile("test.pdf", bytes.data(), bytes.size());

    std::vector<std::string> found;
    collect_structure(pdf.getRoot().getKey("/StructTreeRoot"), found);
    EXPECT_THAT(found, testing::ElementsAre("Document", "H1", "H2", "H3", "Table", "TR", "TH/Column 1x1", "TH/Column 1x2",
                                            "TR", "TH/Row 1x1", "TD 1x1", "TD 1x1", "TR", "TH/Row 1x1", "TD 1x1", "TD 1x1", "P"));
}

TEST(PdfTags, SaysItsLanguageAndTitle)
{
    auto const bytes = write_pdf(with_table(3)).value();
    QPDF pdf;
    pdf.processMemoryFile("test.pdf", bytes.data(), bytes.size());
    auto root = pdf.getRoot();

    EXPECT_EQ(root.getKey("/Lang").getUTF8Value(), "zh-CN");
    EXPECT_TRUE(root.getKey("/MarkInfo").getKey("/Marked").getBoolValue());
    EXPECT_TRUE(root.getKey("/ViewerPreferences").getKey("/DisplayDocTitle").getBoolValue());
    EXPECT_EQ(pdf.getTrailer().getKey("/Info").getKey("/Title").getUTF8Value(), "甲 & 乙");
    auto const xmp = root.getKey("/Metadata").getStreamData();
    EXPECT_THAT((std::string{reinterpret_cast<char const*>(xmp->getBuffer()), xmp->getSize()}), testing::HasSubstr(">甲 &amp; 乙<"));
}

TEST(PdfTags, MarksRulesAndPageNumbersAsArtifacts)
{
    auto const bytes = write_pdf(with_table(80)).value();
    QPDF pdf;
    pdf.processMemoryFile("test.pdf", bytes.data(), bytes.size());

    for (auto& page : QPDFPageDocumentHelper{pdf}.getAllPages()) {
        MarkCounter counter;
        page.parseContents(&counter);
        EXPECT_TRUE(counter.balanced);
        EXPECT_EQ(counter.unmarked, 0);
        EXPECT_EQ(counter.marks["/Artifact"], 2);  // the rules of the table, the number of the page
    }
}

}  // namespace document
