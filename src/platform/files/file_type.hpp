#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace files {

enum class FileKind {
    unknown, empty, text, markup,  // markup: HTML, XML, SVG
    pdf, ofd, docx, xlsx, pptx, rtf, legacy_office,  // legacy: .doc, .xls, .wps, .et, .ppt
    zip, archive,  // archive: of another kind
    png, jpeg, gif, bmp, tiff, webp,
};

// Why staff see a file only as we render it, where nothing has scanned it.
enum class FileTrait {
    macros,
    embedded,  // holds other files, or fetches some
    scripts,
    opaque,    // encrypted, damaged or of a kind into which we do not look
};

// What a file is by its content; its name says nothing.
struct FileType {
    FileKind kind = FileKind::unknown;
    std::set<FileTrait> traits;

    friend bool operator==(FileType const&, FileType const&) = default;
};

// Holds at most a multiple of the content in memory; ends on any bytes.
[[nodiscard]] FileType type_of(std::string_view content);

// "application/pdf"; of text without its encoding.
[[nodiscard]] std::string_view media_type(FileKind kind);

// As it is stored: "docx", "docx macros embedded".
[[nodiscard]] std::string to_text(FileType const& type);
[[nodiscard]] std::optional<FileType> parse_file_type(std::string_view text);

}  // namespace files
