#include "platform/http/form.hpp"

#include "platform/http/header_value.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace http {
namespace {

using testing::ElementsAre;
using testing::Pair;

constexpr auto boundary = "----x";

std::string part(std::string const& disposition, std::string const& content)
{
    return "------x\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
}

std::string const end = "------x--\r\n";

std::string code_of(base::Result<Form> const& form)
{
    return form ? "" : form.error().code;
}

// The name that a file gets whose header line says `disposition`.
std::string file_name_of(std::string const& disposition)
{
    auto const form = parse_multipart(boundary, part("name=\"f\"; " + disposition, "x") + end);
    return form && form->files.size() == 1 ? form->files.front().name : "no file";
}

TEST(Multipart, GivesFieldsAndFiles)
{
    auto const body = part("name=\"title\"", "公开") +
                      "------x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\nContent-Type: application/pdf\r\n\r\n"
                      "%PDF\r\n\r\n--not a boundary\r\n" +
                      end;

    auto const form = parse_multipart(boundary, body);

    ASSERT_TRUE(form);
    EXPECT_THAT(form->fields.entries(), ElementsAre(Pair("title", "公开")));
    ASSERT_EQ(form->files.size(), 1U);
    EXPECT_EQ(form->files[0].field, "file");
    EXPECT_EQ(form->files[0].name, "a.pdf");
    EXPECT_EQ(form->files[0].content_type, "application/pdf");
    EXPECT_EQ(form->files[0].content, "%PDF\r\n\r\n--not a boundary");
}

TEST(Multipart, TakesFormsWithoutFieldsAndFieldsWithoutContent)
{
    auto const empty = parse_multipart(boundary, end);
    auto const blank = parse_multipart(boundary, part("name=a", "") + part("name=\"f\"; filename=\"\"", "") + end);

    ASSERT_TRUE(empty);
    EXPECT_TRUE(empty->fields.entries().empty());
    ASSERT_TRUE(blank);
    EXPECT_EQ(blank->fields.find("a"), "");
    EXPECT_EQ(blank->files.at(0).name, "");
    EXPECT_EQ(blank->files.at(0).content, "");
}

TEST(Multipart, SkipsWhatStandsBeforeAndBehind)
{
    auto const form = parse_multipart(boundary, "preamble\r\n" + part("name=a", "1") + end + "epilogue\r\n------x\r\n");

    ASSERT_TRUE(form);
    EXPECT_THAT(form->fields.entries(), ElementsAre(Pair("a", "1")));
}

TEST(Multipart, TakesALongerLineThanTheBoundaryForContent)
{
    auto const form = parse_multipart(boundary, part("name=a", "1\r\n------xy\r\n2") + end);

    ASSERT_TRUE(form);
    EXPECT_EQ(form->fields.get("a"), "1\r\n------xy\r\n2");
}

TEST(Multipart, AllowsBlanksBehindABoundary)
{
    auto const form = parse_multipart(boundary, "------x \t\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n" + end);

    ASSERT_TRUE(form);
    EXPECT_EQ(form->fields.get("a"), "1");
}

TEST(Multipart, ReadsFileNamesInUtf8AndGbk)
{
    EXPECT_EQ(file_name_of("filename=\"申请表.docx\""), "申请表.docx");
    EXPECT_EQ(file_name_of("filename=\"\xC9\xEA\xC7\xEB\xB1\xED.docx\""), "申请表.docx");
}

TEST(Multipart, DoesNotTakeAByteOfGbkForABackslash)
{
    EXPECT_EQ(file_name_of("filename=\"\xD5\x5C\""), "誠");
}

TEST(Multipart, ReadsExtendedFileNames)
{
    EXPECT_EQ(file_name_of("filename=\"_.pdf\"; filename*=UTF-8'zh'%E5%85%AC%E5%BC%80.pdf"), "公开.pdf");
    EXPECT_EQ(file_name_of("filename*=gbk''%B9%AB%BF%AA.pdf"), "公开.pdf");
    EXPECT_EQ(file_name_of("filename=\"plain.pdf\"; filename*=broken%"), "plain.pdf");
}

TEST(Multipart, LeavesFoldersAndControlCharactersOutOfFileNames)
{
    EXPECT_EQ(file_name_of("filename=\"C:\\Users\\办公室\\年报.docx\""), "年报.docx");
    EXPECT_EQ(file_name_of("filename=\"../../etc/passwd\""), "passwd");
    EXPECT_EQ(file_name_of("filename=\"..\""), "");
    EXPECT_EQ(file_name_of("filename=\"a\tb.txt\""), "ab.txt");
}

TEST(Multipart, UndoesWhatBrowsersDoToQuotationMarks)
{
    EXPECT_EQ(file_name_of("filename=\"a%22b.txt\""), "a\"b.txt");
    EXPECT_EQ(file_name_of("filename=\"a\\\"b.txt\""), "a\"b.txt");
    EXPECT_EQ(file_name_of("filename=\"50%.txt\""), "50%.txt");
}

TEST(Multipart, RefusesABodyThatBreaksOffAnywhere)
{
    auto const whole = part("name=\"a\"", "1") + part("name=\"f\"; filename=\"b.txt\"", "content") + end;
    auto const last = whole.size() - 3;  // the last two hyphens are needed, the line end is not

    for (std::size_t length = 0; length <= last; ++length)
        EXPECT_EQ(code_of(parse_multipart(boundary, whole.substr(0, length))), "http.broken-form") << length;
    EXPECT_TRUE(parse_multipart(boundary, whole.substr(0, last + 1)));
}

TEST(Multipart, RefusesPartsThatAreNoneOfAForm)
{
    EXPECT_EQ(code_of(parse_multipart(boundary, "------x\r\n\r\ncontent\r\n" + end)), "http.broken-form");
    EXPECT_EQ(code_of(parse_multipart(boundary, "------x\r\nContent-Disposition: attachment; name=a\r\n\r\n1\r\n" + end)), "http.broken-form");
    EXPECT_EQ(code_of(parse_multipart(boundary, part("filename=\"nameless\"", "1") + end)), "http.broken-form");
    EXPECT_EQ(code_of(parse_multipart(boundary, "------x\r\nno colon\r\n\r\n1\r\n" + end)), "http.broken-form");
}

TEST(Multipart, RefusesABoundaryThatIsNone)
{
    EXPECT_EQ(code_of(parse_multipart("", "--\r\n")), "http.broken-form");
    EXPECT_EQ(code_of(parse_multipart(std::string(71, 'x'), "")), "http.broken-form");
}

TEST(Multipart, RefusesTooManyParts)
{
    std::string body;
    for (std::size_t i = 0; i < max_form_parts; ++i)
        body += part("name=a", "1");

    EXPECT_TRUE(parse_multipart(boundary, body + end));
    EXPECT_EQ(code_of(parse_multipart(boundary, body + part("name=a", "1") + end)), "http.too-many-fields");
}

TEST(ParseForm, TellsTheKindsOfFormsApart)
{
    auto const simple = parse_form("application/x-www-form-urlencoded; charset=UTF-8", "a=1");
    auto const multipart = parse_form("multipart/form-data; boundary=\"----x\"", part("name=a", "2") + end);

    EXPECT_EQ(simple->fields.get("a"), "1");
    EXPECT_EQ(multipart->fields.get("a"), "2");
    EXPECT_EQ(code_of(parse_form("application/json", "{}")), "http.no-form");
    EXPECT_EQ(code_of(parse_form("", "")), "http.no-form");
}

TEST(ParseForm, RefusesTooManyFields)
{
    std::string body = "a";
    for (std::size_t i = 0; i < max_form_parts; ++i)
        body += "&a";

    EXPECT_EQ(code_of(parse_form("application/x-www-form-urlencoded", body)), "http.too-many-fields");
}

TEST(HeaderValue, ReadsParametersInAnyWriting)
{
    auto const value = parse_header_value("Text/HTML ; Charset = \"a;b\" ;; q=0.5;bare; X*=utf-8''%20");

    EXPECT_EQ(value.value, "text/html");
    EXPECT_EQ(value.parameters.get("charset"), "a;b");
    EXPECT_EQ(value.parameters.get("q"), "0.5");
    EXPECT_EQ(value.parameters.get("x"), " ");
    EXPECT_EQ(value.parameters.find("bare"), std::nullopt);
}

TEST(AttachmentNamed, GivesTheNameForOldAndNewBrowsers)
{
    EXPECT_EQ(attachment_named("答复书 \"7\".pdf"),
              "attachment; filename=\"___ _7_.pdf\"; filename*=UTF-8''%E7%AD%94%E5%A4%8D%E4%B9%A6%20%227%22.pdf");
}

TEST(AttachmentNamed, IsReadBackAsTheSameName)
{
    auto const name = "公开 100%;'x'.docx";

    EXPECT_EQ(parse_header_value(attachment_named(name)).parameters.get("filename"), name);
}

}  // namespace
}  // namespace http
