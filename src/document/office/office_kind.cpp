#include "document/office/office_kind.hpp"

#include "document/office/package.hpp"
#include "document/office/relations.hpp"

namespace document {
namespace {

constexpr std::string_view zip_mark{"PK\x03\x04", 4};
constexpr std::string_view empty_zip_mark{"PK\x05\x06", 4};
constexpr std::string_view gzip_mark{"\x1f\x8b\x08", 3};
constexpr std::string_view compound_mark{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8};
constexpr std::string_view tar_mark = "ustar";
constexpr std::size_t tar_mark_at = 257;
// "EncryptedPackage" as compound files write names.
constexpr std::string_view encrypted_stream{"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32};

// The first pieces of a package name what it is; its entries are not unpacked.
OfficeKind zip_kind(std::string_view bytes)
{
    Limits limits;
    limits.file_bytes = bytes.size();
    auto const package = office::Package::open(bytes, limits);
    if (!package || !package->find("[Content_Types].xml"))
        return OfficeKind::archive;
    if (package->find("xl/workbook.xml") || package->find("xl/workbook.bin"))
        return OfficeKind::xlsx;
    if (package->find("word/document.xml"))
        return OfficeKind::docx;
    auto const main = office::main_part(*package, "");
    if (main.starts_with("xl/") || main.find("workbook") != std::string::npos)
        return OfficeKind::xlsx;
    return main.empty() ? OfficeKind::archive : OfficeKind::docx;
}

}  // namespace

OfficeKind office_kind(std::string_view bytes)
{
    if (bytes.starts_with(zip_mark) || bytes.starts_with(empty_zip_mark))
        return zip_kind(bytes);
    if (bytes.starts_with(compound_mark))
        return is_encrypted_office(bytes) ? OfficeKind::encrypted : OfficeKind::legacy;
    if (bytes.starts_with(gzip_mark))
        return OfficeKind::archive;
    if (bytes.size() > tar_mark_at && bytes.substr(tar_mark_at).starts_with(tar_mark))
        return OfficeKind::archive;
    return OfficeKind::none;
}

bool is_encrypted_office(std::string_view bytes)
{
    return bytes.starts_with(compound_mark) && bytes.find(encrypted_stream) != std::string_view::npos;
}

bool is_protected_legacy(std::string_view bytes)
{
    constexpr std::size_t first_sector = 512;
    constexpr unsigned word_mark = 0xA5EC;         // of a Word document's head
    constexpr unsigned encrypted_flag = 0x0100;    // among the flags in it
    constexpr unsigned sheet_mark = 0x0809;        // the first record of a workbook
    constexpr unsigned password_record = 0x002F;
    constexpr int first_records = 16;
    auto const number_at = [bytes](std::size_t at) -> unsigned {
        return at + 1 < bytes.size() ? static_cast<unsigned char>(bytes[at]) | static_cast<unsigned char>(bytes[at + 1]) << 8U : 0;
    };
    if (!bytes.starts_with(compound_mark))
        return false;
    auto at = first_sector;
    if (number_at(at) == word_mark)
        return (number_at(at + 10) & encrypted_flag) != 0;
    for (int i = 0; number_at(first_sector) == sheet_mark && i < first_records; ++i, at += 4 + number_at(at + 2))
        if (number_at(at) == password_record)
            return true;
    return false;
}

bool is_archive(std::string_view bytes)
{
    return office_kind(bytes) == OfficeKind::archive;
}

}  // namespace document
