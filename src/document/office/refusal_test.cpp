#include "document/office/docx_reader.hpp"
#include "document/office/package.hpp"
#include "document/office/test_package.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>

// Office files made to do harm or broken on the way.
namespace document {
namespace {

using namespace test;

std::string code_of(base::Result<Document> const& read)
{
    return read ? "read" : read.error().code;
}

std::string limit_of(base::Result<Document> const& read)
{
    return read || read.error().words.empty() ? "" : read.error().words.front().second;
}

long peak_kilobytes()
{
    std::ifstream status{"/proc/self/status"};
    std::string word;
    while (status >> word && word != "VmHWM:") {}
    long kilobytes = 0;
    status >> kilobytes;
    return kilobytes;
}

TEST(DocxRefusal, RefusesAZipBombFastAndInLittleMemory)
{
    auto const bomb = make_docx(std::string(180U << 20, ' '));
    std::ofstream{"/proc/self/clear_refs"} << "5";  // forgets the peak
    auto const before = peak_kilobytes();
    auto const start = std::chrono::steady_clock::now();

    auto const read = read_docx(bomb, {});

    EXPECT_EQ(limit_of(read), "unpack_ratio");
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds{1});
    EXPECT_LT(peak_kilobytes() - before, 100 << 10);
}

// An entry that says it is small and is not.
TEST(DocxRefusal, CountsWhileUnpackingAndDoesNotBelieveTheDirectory)
{
    auto parts = docx_parts("");
    parts[3].second = std::string(30U << 20, ' ');
    auto bomb = make_zip(parts);
    auto const size = std::string{"\x00\x00\xE0\x01", 4};  // 30 MiB, little-endian
    for (auto at = bomb.find(size); at != std::string::npos; at = bomb.find(size, at + 1))
        bomb.replace(at, 4, std::string{"\x00\x10\x00\x00", 4});

    auto const read = read_docx(bomb, {});

    EXPECT_NE(code_of(read), "read");
}

TEST(DocxRefusal, RefusesMoreEntriesThanTheLimit)
{
    Parts parts = docx_parts("");
    for (int i = 0; i < 2'000; ++i)
        parts.emplace_back("x" + std::to_string(i), "");

    EXPECT_EQ(limit_of(read_docx(make_zip(parts), {})), "archive_entries");
}

TEST(DocxRefusal, RefusesEntitiesInsteadOfExpandingThem)
{
    auto parts = docx_parts("");
    parts[3].second = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>" + parts[3].second;

    EXPECT_EQ(code_of(read_docx(make_zip(parts), {})), "document.doctype");
}

TEST(DocxRefusal, RefusesTenThousandNestedTables)
{
    std::string body;
    for (int i = 0; i < 10'000; ++i)
        body += "<w:tbl><w:tr><w:tc>";
    for (int i = 0; i < 10'000; ++i)
        body += "</w:tc></w:tr></w:tbl>";

    EXPECT_EQ(limit_of(read_docx(make_docx(body), {})), "depth");
}

TEST(DocxRefusal, ReadsTablesNestedWithinTheLimit)
{
    std::string body = paragraph("里");
    for (int i = 0; i < 70; ++i)
        body = "<w:tbl><w:tr><w:tc>" + body + "</w:tc></w:tr></w:tbl>";

    EXPECT_EQ(code_of(read_docx(make_docx(body), {})), "read");
}

TEST(DocxRefusal, RefusesATableOfAMillionCells)
{
    std::string body = "<w:tbl>";
    for (int i = 0; i < 1'000; ++i) {
        body += "<w:tr>";
        for (int j = 0; j < 1'000; ++j)
            body += "<w:tc/>";
        body += "</w:tr>";
    }

    EXPECT_EQ(limit_of(read_docx(make_docx(body + "</w:tbl>"), {.unpack_ratio = 1'000'000})), "elements");
}

TEST(DocxRefusal, RefusesATableWhoseSpansMakeAMillionPlaces)
{
    std::vector<std::string> const rows(1'000, row({cell("1", "<w:gridSpan w:val=\"999999999\"/>"), cell("2")}));

    EXPECT_EQ(limit_of(read_docx(make_docx(table(rows)), {})), "elements");
}

TEST(DocxRefusal, KeepsEveryCellOfAVeryWideTableInsideIt)
{
    auto const read = read_docx(make_docx(table({row({cell("1", "<w:gridSpan w:val=\"10000\"/>"), cell("2"), cell("3")})})), {});

    ASSERT_TRUE(read);
    auto const& wide = std::get<Table>(read->blocks.at(0));
    EXPECT_EQ(wide.columns, 10'002);
    EXPECT_EQ(wide.cells.back().column, 10'001);
}

TEST(DocxRefusal, RefusesAProtectedPackage)
{
    EXPECT_EQ(code_of(read_docx(make_protected_zip(docx_parts(paragraph("密")), "123"), {})), "document.encrypted");
}

TEST(DocxRefusal, RefusesACompoundFileAroundAProtectedDocument)
{
    std::string file{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8};
    for (auto const c : std::string_view{"EncryptedPackage"})
        file += std::string{c, '\0'};

    EXPECT_EQ(code_of(read_docx(file, {})), "document.encrypted");
}

TEST(DocxRefusal, NamesACutFileDamagedWhereverItIsCut)
{
    auto const whole = make_docx(paragraph("甲") + table({row({cell("1"), cell("2")})}));

    for (std::size_t size = 0; size < whole.size(); size += 7)
        EXPECT_EQ(code_of(read_docx(whole.substr(0, size), {})), "document.damaged") << size;
}

TEST(DocxRefusal, NamesXmlThatEndsTooEarlyDamaged)
{
    auto parts = docx_parts("");
    parts[3].second.resize(parts[3].second.size() - 20);

    EXPECT_EQ(code_of(read_docx(make_zip(parts), {})), "document.damaged");
}

TEST(DocxRefusal, RefusesAFileThatIsTooLarge)
{
    EXPECT_EQ(limit_of(read_docx(make_docx(""), {.file_bytes = 10})), "file_bytes");
}

TEST(DocxRefusal, CountsUtf16PartsAsWell)
{
    auto parts = docx_parts("");
    std::string wide = "\xFF\xFE";
    for (auto const c : parts[3].second.substr(0, parts[3].second.find("</w:body>")))
        wide += std::string{c, '\0'};
    for (int i = 0; i < 3'000; ++i)
        wide += std::string{"<\0a\0>\0", 6};
    parts[3].second = wide;

    EXPECT_EQ(code_of(read_docx(make_zip(parts), {})), "limits.depth");
}

TEST(DocxRefusal, RefusesMoreTextThanAReportHas)
{
    EXPECT_EQ(code_of(read_docx(make_docx(paragraph("很长的文字")), {.text_bytes = 10})), "limits.text_bytes");
}

}  // namespace
}  // namespace document
