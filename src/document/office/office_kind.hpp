#pragma once

#include <cstdint>
#include <string_view>

namespace document {

// What the first bytes and, for a ZIP file, the names inside say that a file is, whatever its ending claims.
enum class OfficeKind : std::uint8_t {
    none,
    docx,
    xlsx,
    archive,    // ZIP, TAR or TAR.GZ of other files
    legacy,     // .doc .wps .xls .et: a compound file
    encrypted,  // a compound file around a protected DOCX or XLSX
};

[[nodiscard]] OfficeKind office_kind(std::string_view bytes);

// A compound file around a protected DOCX or XLSX; looks at no ZIP directory.
[[nodiscard]] bool is_encrypted_office(std::string_view bytes);

// A .doc or .xls that says at its beginning, where such programs write it, that it is protected by a password.
[[nodiscard]] bool is_protected_legacy(std::string_view bytes);

// True for a ZIP, TAR or TAR.GZ that is no office file.
[[nodiscard]] bool is_archive(std::string_view bytes);

}  // namespace document
