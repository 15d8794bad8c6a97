#include "platform/files/file_type.hpp"

#include <gtest/gtest.h>
#include <qpdf/qpdf-c.h>
#include <zip.h>

namespace files {
namespace {

using namespace std::string_literals;
using Parts = std::vector<std::pair<std::string, std::string>>;

std::string zip_of(Parts const& parts, char const* password = nullptr)
{
    auto* const source = zip_source_buffer_create(nullptr, 0, 0, nullptr);
    zip_source_keep(source);
    auto* const zip = zip_open_from_source(source, ZIP_TRUNCATE, nullptr);
    for (auto const& [name, content] : parts) {
        auto const index = zip_file_add(zip, name.c_str(), zip_source_buffer(zip, content.data(), content.size(), 0), ZIP_FL_ENC_UTF_8);
        if (password != nullptr)
            zip_file_set_encryption(zip, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256, password);
    }
    zip_close(zip);
    zip_stat_t stat;
    zip_source_stat(source, &stat);
    std::string bytes(stat.size, '\0');
    zip_source_open(source);
    zip_source_read(source, bytes.data(), stat.size);
    zip_source_free(source);
    return bytes;
}

std::string content_types(std::string const& override_of = "")
{
    return R"(<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
           R"(<Default Extension="xml" ContentType="application/xml"/>)" + override_of + "</Types>";
}

std::string relation(std::string const& type)
{
    return R"(<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/)" + type +
           R"(" Target="x"/></Relationships>)";
}

Parts document(std::string const& override_of = "")
{
    return {{"[Content_Types].xml", content_types(override_of)}, {"word/document.xml", "<w:document/>"}};
}

std::string pdf_with(char const* name, char const* value)
{
    auto* pdf = qpdf_init();
    qpdf_empty_pdf(pdf);
    if (name != nullptr)
        qpdf_oh_replace_key(pdf, qpdf_get_root(pdf), name, qpdf_make_indirect_object(pdf, qpdf_oh_parse(pdf, value)));
    qpdf_init_write_memory(pdf);
    qpdf_set_object_stream_mode(pdf, qpdf_o_generate);
    qpdf_write(pdf);
    std::string const bytes{reinterpret_cast<char const*>(qpdf_get_buffer(pdf)), qpdf_get_buffer_length(pdf)};
    qpdf_cleanup(&pdf);
    return bytes;
}

std::string text_of(std::string_view content)
{
    return to_text(type_of(content));
}

TEST(FileTypes, AreToldByTheFirstBytes)
{
    EXPECT_EQ(text_of("\x89PNG\r\n\x1a\n...."), "png");
    EXPECT_EQ(text_of("\xff\xd8\xff\xe0...."), "jpeg");
    EXPECT_EQ(text_of("GIF89a...."), "gif");
    EXPECT_EQ(text_of("BM\0\0"s), "bmp");
    EXPECT_EQ(text_of("II*\0...."s), "tiff");
    EXPECT_EQ(text_of("RIFF\x10\0\0\0WEBPVP8 "s), "webp");
    EXPECT_EQ(text_of("RIFF\x10\0\0\0WAVE"s), "unknown opaque");
    EXPECT_EQ(text_of("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...."), "legacy_office opaque");
    EXPECT_EQ(text_of("{\\rtf1 text}"), "rtf opaque");
    EXPECT_EQ(text_of("7z\xbc\xaf\x27\x1c"), "archive opaque");
    EXPECT_EQ(text_of("MZ\x90\0\x03"s), "unknown opaque");
    EXPECT_EQ(text_of(""), "empty");
}

TEST(FileTypes, TellTextFromMarkup)
{
    EXPECT_EQ(text_of("申请书：\n一、"), "text");
    EXPECT_EQ(text_of("\xc9\xea\xc7\xeb"), "text");  // GB 18030
    EXPECT_EQ(text_of("\xEF\xBB\xBF  <!DOCTYPE html>"), "markup scripts");
    EXPECT_EQ(text_of("<svg onload='x()'/>"), "markup scripts");
    EXPECT_EQ(text_of("a\0b"s), "unknown opaque");
}

TEST(FileTypes, TellOfficeDocumentsFromOtherZips)
{
    EXPECT_EQ(text_of(zip_of(document())), "docx");
    EXPECT_EQ(text_of(zip_of({{"[Content_Types].xml", content_types()}, {"xl/workbook.xml", "<workbook/>"}})), "xlsx");
    EXPECT_EQ(text_of(zip_of({{"[Content_Types].xml", content_types()}, {"ppt/presentation.xml", "<p/>"}})), "pptx");
    EXPECT_EQ(text_of(zip_of({{"OFD.xml", "<OFD/>"}})), "ofd");
    EXPECT_EQ(text_of(zip_of({{"word/document.xml", "no content types"}})), "zip opaque");
    EXPECT_EQ(text_of(zip_of({{"a.txt", "a"}})), "zip opaque");
    EXPECT_EQ(text_of("PK\x03\x04 and nothing more"), "zip opaque");
}

TEST(FileTypes, FlagMacrosHoweverTheirPartIsNamed)
{
    auto const by_name = document();
    auto named = by_name;
    named.emplace_back("word/vbaProject.bin", "x");
    EXPECT_EQ(text_of(zip_of(named)), "docx macros");

    EXPECT_EQ(text_of(zip_of(document(R"(<Override PartName="/word/a.bin" ContentType="application/vnd.ms-office.vbaProject"/>)"))), "docx macros");
    EXPECT_EQ(text_of(zip_of(document(R"(<Override PartName="/a" ContentType="application/x.&#109;acroEnabled.main+xml"/>)"))), "docx macros");
    auto related = document();
    related.emplace_back("word/_rels/document.xml.rels", relation("vbaProject"));
    EXPECT_EQ(text_of(zip_of(related)), "docx macros");
}

TEST(FileTypes, FlagEmbeddedObjectsAndFetchedTemplates)
{
    auto embedded = document();
    embedded.emplace_back("word/embeddings/oleObject1.bin", "x");
    auto fetched = document();
    fetched.emplace_back("word/_rels/settings.xml.rels", relation("attachedTemplate"));
    auto active = document();
    active.emplace_back("word/activeX/activeX1.xml", "<x/>");

    for (auto const& parts : {embedded, fetched, active})
        EXPECT_EQ(text_of(zip_of(parts)), "docx embedded") << parts.back().first;
}

TEST(FileTypes, CallOpaqueWhatTheyCannotLookInto)
{
    EXPECT_EQ(text_of(zip_of(document(), "password")), "docx opaque");
    EXPECT_EQ(text_of(zip_of({{"[Content_Types].xml", "<Types"}, {"word/document.xml", ""}})), "docx opaque");
    EXPECT_EQ(text_of(zip_of({{"[Content_Types].xml", std::string(5 << 20, ' ')}, {"word/document.xml", ""}})), "docx opaque");
    EXPECT_EQ(text_of("%PDF-1.7\nand nothing more"), "pdf opaque");
}

TEST(FileTypes, FlagWhatAPdfHoldsBesideItsPages)
{
    EXPECT_EQ(text_of(pdf_with(nullptr, nullptr)), "pdf");
    EXPECT_EQ(text_of(pdf_with("/OpenAction", "<< /S /JavaScript /JS (app.alert(1)) >>")), "pdf scripts");
    EXPECT_EQ(text_of(pdf_with("/OpenAction", "<< /S /GoTo /D [ 0 /Fit ] >>")), "pdf");
    EXPECT_EQ(text_of(pdf_with("/AA", "<< /WC << /S /Launch /F (cmd.exe) >> >>")), "pdf scripts");
    EXPECT_EQ(text_of(pdf_with("/AcroForm", "<< /Fields [ ] /XFA [ (a) (b) ] >>")), "pdf scripts");
    EXPECT_EQ(text_of(pdf_with("/Names", "<< /EmbeddedFiles << /Names [ ] >> >>")), "pdf embedded");
    EXPECT_EQ(text_of(pdf_with("/AF", "[ << /Type /Filespec /EF << >> >> ]")), "pdf embedded");
}

TEST(FileTypes, CallOpaqueWhatWasCutOff)
{
    for (auto const& whole : {zip_of(document()), pdf_with("/OpenAction", "<< /S /JavaScript /JS (x) >>")})
        for (std::size_t size = 8; size < whole.size() - 32; ++size)
            EXPECT_TRUE(text_of(std::string_view{whole}.substr(0, size)).ends_with("opaque")) << size;
}

TEST(FileTypes, AreReadFromTheirText)
{
    FileType const type{FileKind::docx, {FileTrait::embedded, FileTrait::macros}};

    EXPECT_EQ(parse_file_type(to_text(type)), type);
    EXPECT_EQ(parse_file_type("png"), (FileType{FileKind::png, {}}));
    EXPECT_EQ(parse_file_type("docx unheard-of"), std::nullopt);
    EXPECT_EQ(parse_file_type(""), std::nullopt);
    EXPECT_EQ(media_type(FileKind::pdf), "application/pdf");
    EXPECT_EQ(media_type(FileKind::markup), "text/plain");
}

}  // namespace
}  // namespace files
