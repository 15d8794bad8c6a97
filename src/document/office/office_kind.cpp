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

bool is_archive(std::string_view bytes)
{
    return office_kind(bytes) == OfficeKind::archive;
}

}  // namespace document
