#include "document/office/docx_comments.hpp"

#include "document/office/docx_reader.hpp"
#include "document/office/package.hpp"
#include "document/office/test_package.hpp"

#include <gtest/gtest.h>

namespace document {
namespace {

using namespace test;

std::string part_of(std::string const& docx, std::string_view name)
{
    auto const package = office::Package::open(docx, {});
    auto const part = package ? package->read(name) : tl::unexpected{package.error()};
    return part ? *part : "no " + std::string{name};
}

std::string commented(std::string const& docx, std::vector<DocxComment> const& comments)
{
    auto const made = add_comments(docx, comments);
    EXPECT_TRUE(made) << (made ? "" : to_string(made.error()));
    return made ? *made : std::string{};
}

// The content of w:body.
std::string body_of(std::string const& docx)
{
    auto const xml = part_of(docx, "word/document.xml");
    auto const begin = xml.find("<w:body>") + 8;
    return xml.substr(begin, xml.find("</w:body>") - begin);
}

std::string begin_of(int id)
{
    return "<w:commentRangeStart w:id=\"" + std::to_string(id) + "\"/>";
}

std::string end_of(int id)
{
    auto const number = std::to_string(id);
    return "<w:commentRangeEnd w:id=\"" + number + "\"/><w:r><w:commentReference w:id=\"" + number + "\"/></w:r>";
}

DocxComment comment_at(base::Place at, std::string quote = {})
{
    return {at, "公开办", "不符", std::move(quote)};
}

TEST(DocxComments, MarksAWholeParagraphBehindItsProperties)
{
    auto const docx = make_docx(paragraph("甲") + "<w:p><w:pPr><w:jc w:val=\"a>b\"/></w:pPr><w:r><w:t>乙</w:t></w:r></w:p>");

    auto const made = commented(docx, {comment_at(base::paragraph_place(2))});

    EXPECT_EQ(body_of(made), paragraph("甲") + "<w:p><w:pPr><w:jc w:val=\"a>b\"/></w:pPr>" + begin_of(0) +
                                 "<w:r><w:t>乙</w:t></w:r>" + end_of(0) + "</w:p>");
}

TEST(DocxComments, MarksACellFromItsFirstParagraphToItsLast)
{
    auto const cell_with_two = "<w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc>";
    auto const docx = make_docx(table({row({cell("x"), cell_with_two})}));

    auto const body = body_of(commented(docx, {comment_at(base::table_place(1, 1, 2))}));

    EXPECT_NE(body.find("<w:tc><w:p>" + begin_of(0) + "<w:r><w:t>1</w:t></w:r></w:p><w:p><w:r><w:t>2</w:t></w:r>" +
                        end_of(0) + "</w:p></w:tc>"),
              std::string::npos);
}

TEST(DocxComments, OpensUpAnEmptyParagraph)
{
    auto const docx = make_docx(table({row({"<w:tc><w:p w:a=\"/>\"/></w:tc>", cell("x")})}));

    auto const body = body_of(commented(docx, {comment_at(base::table_place(1, 1, 1)), comment_at(base::table_place(1, 1, 1))}));

    EXPECT_NE(body.find("<w:p w:a=\"/>\">" + begin_of(0) + begin_of(1) + end_of(0) + end_of(1) + "</w:p>"), std::string::npos);
}

TEST(DocxComments, MarksTheRunsThatHoldTheWords)
{
    auto const runs = std::string{"<w:p><w:r><w:t>共</w:t></w:r><w:r><w:t>149</w:t></w:r><w:r><w:t>件。</w:t></w:r></w:p>"};

    auto const made = commented(make_docx(runs), {comment_at(base::paragraph_place(1), "１４９ 件。")});

    EXPECT_EQ(body_of(made), "<w:p><w:r><w:t>共</w:t></w:r>" + begin_of(0) + "<w:r><w:t>149</w:t></w:r><w:r><w:t>件。</w:t></w:r>" +
                                 end_of(0) + "</w:p>");
    EXPECT_EQ(part_of(made, "word/comments.xml").find("“"), std::string::npos);
}

TEST(DocxComments, QuotesTheWordsWhereTheRunHoldsMore)
{
    auto const made = commented(make_docx(paragraph("前。共149件。后。")), {comment_at(base::paragraph_place(1), "共149件")});

    EXPECT_NE(part_of(made, "word/comments.xml").find(">“共149件”</w:t>"), std::string::npos);
}

TEST(DocxComments, WritesAuthorAndTextEscaped)
{
    auto const made = commented(make_docx(paragraph("甲")), {{base::paragraph_place(1), "A\"<", "1 < 2\n& 3", ""}});

    EXPECT_NE(part_of(made, "word/comments.xml")
                  .find("w:author=\"A&quot;&lt;\" w:initials=\"A\"><w:p><w:r><w:t xml:space=\"preserve\">1 &lt; 2</w:t></w:r></w:p>"
                        "<w:p><w:r><w:t xml:space=\"preserve\">&amp; 3</w:t></w:r></w:p></w:comment></w:comments>"),
              std::string::npos);
}

TEST(DocxComments, RegistersTheNewPart)
{
    auto const made = commented(make_docx(paragraph("甲")), {comment_at({})});

    EXPECT_NE(part_of(made, "[Content_Types].xml").find("<Override PartName=\"/word/comments.xml\""), std::string::npos);
    EXPECT_NE(part_of(made, "word/_rels/document.xml.rels").find("relationships/comments\" Target=\"comments.xml\"/>"), std::string::npos);
}

TEST(DocxComments, ContinuesTheCommentsThatAreThere)
{
    std::string const old = "<w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
                            "<w:comment w:id=\"7\"><w:p/></w:comment></w:comments>";
    auto const docx = make_docx(paragraph("甲"), {{"word/comments.xml", old}});

    auto const made = commented(docx, {comment_at(base::paragraph_place(1))});

    auto const comments = part_of(made, "word/comments.xml");
    EXPECT_TRUE(comments.starts_with(old.substr(0, old.size() - 13)));
    EXPECT_NE(comments.find("w:id=\"8\""), std::string::npos);
    EXPECT_EQ(part_of(made, "[Content_Types].xml"), part_of(docx, "[Content_Types].xml"));
}

TEST(DocxComments, LeavesEveryOtherPartAndEveryOtherByteAlone)
{
    auto const docx = make_docx(paragraph("甲") + "<!-- x --><w:bookmarkStart/>" + table({row({cell("1"), cell("2")})}),
                                {{"word/media/a.png", "PNG"}, {"word/settings.xml", "<w:settings   xmlns:w='w'/>"}});

    auto const made = commented(docx, {comment_at(base::table_place(1, 1, 2))});

    auto body = body_of(made);
    for (auto const& mark : {begin_of(0), end_of(0)})
        body.erase(body.find(mark), mark.size());
    EXPECT_EQ(body, body_of(docx));
    for (auto const* const name : {"word/media/a.png", "word/settings.xml", "_rels/.rels"})
        EXPECT_EQ(part_of(made, name), part_of(docx, name)) << name;
    EXPECT_EQ(made, commented(docx, {comment_at(base::table_place(1, 1, 2))}));
}

TEST(DocxComments, AnchorsWhatStandsInATextBoxAtTheParagraphThatHoldsIt)
{
    auto const docx = make_docx("<w:p><w:r><w:pict><w:txbxContent>" + paragraph("框") + "</w:txbxContent></w:pict></w:r></w:p>");

    auto const made = commented(docx, {comment_at(base::paragraph_place(2))});

    EXPECT_TRUE(body_of(made).starts_with("<w:p>" + begin_of(0)));
}

TEST(DocxComments, KeepsWhatTheReaderSees)
{
    auto const docx = make_docx(paragraph("甲") + table({row({cell("1"), cell("2")})}));

    auto const made = commented(docx, {comment_at(base::paragraph_place(1)), comment_at(base::table_place(1, 1, 2)), comment_at({})});

    EXPECT_EQ(read_docx(made, {})->blocks, read_docx(docx, {})->blocks);
}

TEST(DocxComments, RefusesWhatIsNoReadableDocx)
{
    std::vector<DocxComment> const one{comment_at({})};

    EXPECT_EQ(add_comments("plain", one).error().code, "document.damaged");
    EXPECT_EQ(add_comments(make_docx(""), one).error().code, "document.no-place-for-comments");
}

}  // namespace
}  // namespace document
