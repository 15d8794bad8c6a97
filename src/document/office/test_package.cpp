#include "document/office/test_package.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <stdexcept>
#include <zip.h>

namespace document::test {
namespace {

constexpr std::string_view word_namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr std::string_view relation_types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string relation(std::string_view id, std::string_view type, std::string_view target)
{
    return "<Relationship Id=\"" + std::string{id} + "\" Type=\"" + std::string{relation_types} + std::string{type} +
           "\" Target=\"" + std::string{target} + "\"/>";
}

std::string relations(std::string_view lines)
{
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
           std::string{lines} + "</Relationships>";
}

std::string content_types()
{
    return "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
           "<Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>";
}

// "word/media/a.png" is an image; "word/styles.xml" is styles.
std::string type_of(std::string_view name)
{
    if (name.find("media/") != std::string_view::npos)
        return "image";
    auto const slash = name.rfind('/') + 1;
    return std::string{name.substr(slash, name.rfind('.') - slash)};
}

std::string zip(Parts const& parts, std::string const& password)
{
    auto* const source = zip_source_buffer_create(nullptr, 0, 0, nullptr);
    zip_source_keep(source);
    auto* const archive = zip_open_from_source(source, ZIP_TRUNCATE, nullptr);
    if (archive == nullptr)
        throw std::runtime_error{"no archive"};
    for (auto const& [name, bytes] : parts) {
        auto* const part = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
        auto const added = zip_file_add(archive, name.c_str(), part, ZIP_FL_ENC_RAW);
        auto const entry = static_cast<zip_uint64_t>(added);
        zip_file_set_mtime(archive, entry, 1'700'000'000, 0);
        if (added >= 0 && !password.empty())
            zip_file_set_encryption(archive, entry, ZIP_EM_AES_256, password.c_str());
    }
    if (zip_close(archive) != 0)
        throw std::runtime_error{"archive not written"};
    zip_source_open(source);
    zip_source_seek(source, 0, SEEK_END);
    std::string written(static_cast<std::size_t>(zip_source_tell(source)), 0);
    zip_source_seek(source, 0, SEEK_SET);
    zip_source_read(source, written.data(), written.size());
    zip_source_close(source);
    zip_source_free(source);
    return written;
}

la_ssize_t append(struct archive*, void* target, void const* bytes, std::size_t size)
{
    static_cast<std::string*>(target)->append(static_cast<char const*>(bytes), size);
    return static_cast<la_ssize_t>(size);
}

}  // namespace

std::string make_zip(Parts const& parts)
{
    return zip(parts, {});
}

std::string make_protected_zip(Parts const& parts, std::string const& password)
{
    return zip(parts, password);
}

std::string make_tar(Parts const& parts, Packing packing)
{
    std::string written;
    auto* const archive = archive_write_new();
    archive_write_set_format_ustar(archive);
    if (packing == Packing::gzip)
        archive_write_add_filter_gzip(archive);
    archive_write_set_bytes_in_last_block(archive, 1);
    archive_write_open(archive, &written, nullptr, append, nullptr);
    for (auto const& [name, bytes] : parts) {
        auto* const entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.c_str());
        archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_write_header(archive, entry);
        archive_write_data(archive, bytes.data(), bytes.size());
        archive_entry_free(entry);
    }
    archive_write_close(archive);
    archive_write_free(archive);
    return written;
}

Parts docx_parts(std::string_view body, Parts const& more)
{
    std::string lines;
    for (auto const& [name, bytes] : more) {
        auto const target = name.substr(name.find('/') + 1);
        lines += relation("r" + std::to_string(lines.size()), type_of(name), target);
    }
    Parts parts{{"[Content_Types].xml", content_types()},
                {"_rels/.rels", relations(relation("rId1", "officeDocument", "word/document.xml"))},
                {"word/_rels/document.xml.rels", relations(lines)},
                {"word/document.xml", "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document xmlns:w=\"" +
                                          std::string{word_namespace} + "\"><w:body>" + std::string{body} +
                                          "</w:body></w:document>"}};
    parts.insert(parts.end(), more.begin(), more.end());
    return parts;
}

std::string make_docx(std::string_view body, Parts const& more)
{
    return make_zip(docx_parts(body, more));
}

std::string paragraph(std::string_view text, std::string_view properties)
{
    return "<w:p>" + (properties.empty() ? "" : "<w:pPr>" + std::string{properties} + "</w:pPr>") +
           "<w:r><w:t xml:space=\"preserve\">" + std::string{text} + "</w:t></w:r></w:p>";
}

std::string cell(std::string_view text, std::string_view properties)
{
    return "<w:tc><w:tcPr>" + std::string{properties} + "</w:tcPr>" + paragraph(text) + "</w:tc>";
}

std::string row(std::vector<std::string> const& cells, std::string_view properties)
{
    std::string text = "<w:tr><w:trPr>" + std::string{properties} + "</w:trPr>";
    for (auto const& one : cells)
        text += one;
    return text + "</w:tr>";
}

std::string table(std::vector<std::string> const& rows)
{
    std::string text = "<w:tbl><w:tblPr/>";
    for (auto const& one : rows)
        text += one;
    return text + "</w:tbl>";
}

std::string make_xlsx(std::vector<Sheet> const& sheets, Parts const& more)
{
    std::string lines;
    std::string list;
    Parts parts{{"[Content_Types].xml", content_types()},
                {"_rels/.rels", relations(relation("rId1", "officeDocument", "xl/workbook.xml"))}};
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        auto const number = std::to_string(i + 1);
        lines += relation("rId" + number, "worksheet", "worksheets/sheet" + number + ".xml");
        list += "<sheet name=\"" + sheets[i].name + "\" sheetId=\"" + number + "\" state=\"" +
                (sheets[i].state.empty() ? "visible" : sheets[i].state) + "\" r:id=\"rId" + number + "\"/>";
        parts.emplace_back("xl/worksheets/sheet" + number + ".xml",
                           "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">" +
                               sheets[i].content + "</worksheet>");
    }
    for (auto const& part : more) {
        lines += relation("m" + std::to_string(lines.size()), type_of(part.first), part.first.substr(3));
        parts.push_back(part);
    }
    parts.emplace_back("xl/_rels/workbook.xml.rels", relations(lines));
    parts.emplace_back("xl/workbook.xml",
                       "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\""
                       "http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>" +
                           list + "</sheets></workbook>");
    return make_zip(parts);
}

}  // namespace document::test
