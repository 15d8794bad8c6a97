#include "platform/files/file_type.hpp"

#include "base/ascii.hpp"
#include "platform/files/office_traits.hpp"
#include "platform/files/pdf_traits.hpp"

#include <algorithm>
#include <array>
#include <sstream>

namespace files {
namespace {

struct KindEntry {
    FileKind kind;
    std::string_view name;
    std::string_view media;
};

constexpr std::array kinds{
    KindEntry{FileKind::unknown, "unknown", "application/octet-stream"},
    KindEntry{FileKind::empty, "empty", "application/octet-stream"},
    KindEntry{FileKind::text, "text", "text/plain"},
    KindEntry{FileKind::markup, "markup", "text/plain"},  // never shown as what it would be
    KindEntry{FileKind::pdf, "pdf", "application/pdf"},
    KindEntry{FileKind::ofd, "ofd", "application/ofd"},
    KindEntry{FileKind::docx, "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    KindEntry{FileKind::xlsx, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    KindEntry{FileKind::pptx, "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    KindEntry{FileKind::rtf, "rtf", "application/rtf"},
    KindEntry{FileKind::legacy_office, "legacy_office", "application/x-ole-storage"},
    KindEntry{FileKind::zip, "zip", "application/zip"},
    KindEntry{FileKind::archive, "archive", "application/octet-stream"},
    KindEntry{FileKind::png, "png", "image/png"},
    KindEntry{FileKind::jpeg, "jpeg", "image/jpeg"},
    KindEntry{FileKind::gif, "gif", "image/gif"},
    KindEntry{FileKind::bmp, "bmp", "image/bmp"},
    KindEntry{FileKind::tiff, "tiff", "image/tiff"},
    KindEntry{FileKind::webp, "webp", "image/webp"},
};

constexpr std::array<std::pair<FileTrait, std::string_view>, 4> traits{{
    {FileTrait::macros, "macros"},
    {FileTrait::embedded, "embedded"},
    {FileTrait::scripts, "scripts"},
    {FileTrait::opaque, "opaque"},
}};

struct Magic {
    std::string_view start;
    FileKind kind;
};

using namespace std::string_view_literals;

constexpr std::array magics{
    Magic{"\x89PNG\r\n\x1a\n"sv, FileKind::png},
    Magic{"\xff\xd8\xff"sv, FileKind::jpeg},
    Magic{"GIF87a"sv, FileKind::gif},
    Magic{"GIF89a"sv, FileKind::gif},
    Magic{"BM"sv, FileKind::bmp},
    Magic{"II*\0"sv, FileKind::tiff},
    Magic{"MM\0*"sv, FileKind::tiff},
    Magic{"PK\x03\x04"sv, FileKind::zip},
    Magic{"PK\x05\x06"sv, FileKind::zip},
    Magic{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv, FileKind::legacy_office},
    Magic{"{\\rt"sv, FileKind::rtf},  // Word asks for no more
    Magic{"Rar!\x1a\x07"sv, FileKind::archive},
    Magic{"7z\xbc\xaf\x27\x1c"sv, FileKind::archive},
    Magic{"\x1f\x8b"sv, FileKind::archive},
    Magic{"BZh"sv, FileKind::archive},
    Magic{"\xfd""7zXZ\0"sv, FileKind::archive},
};

// Readers find the head of a PDF anywhere in the first kilobyte.
constexpr std::size_t pdf_head_within = 1024;

bool is_webp(std::string_view content)
{
    return content.starts_with("RIFF") && content.substr(std::min<std::size_t>(8, content.size())).starts_with("WEBP");
}

// Without control characters: UTF-8, GB 18030 and their kin.
bool is_text(std::string_view content)
{
    return std::none_of(content.begin(), content.end(), [](char c) {
        return (c >= 0 && c < ' ' && !base::is_blank(c)) || c == 0x7F;
    });
}

bool is_markup(std::string_view text)
{
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    while (!text.empty() && base::is_blank(text.front()))
        text.remove_prefix(1);
    return text.starts_with('<');
}

FileKind kind_by_magic(std::string_view content)
{
    if (content.empty())
        return FileKind::empty;
    if (content.substr(0, pdf_head_within).find("%PDF-") != std::string_view::npos)
        return FileKind::pdf;
    for (auto const& magic : magics)
        if (content.starts_with(magic.start))
            return magic.kind;
    if (is_webp(content))
        return FileKind::webp;
    if (!is_text(content))
        return FileKind::unknown;
    return is_markup(content) ? FileKind::markup : FileKind::text;
}

}  // namespace

FileType type_of(std::string_view content)
{
    auto const kind = kind_by_magic(content);
    switch (kind) {
    case FileKind::zip: return packed_type(content);
    case FileKind::pdf: return {kind, pdf_traits(content)};
    case FileKind::markup: return {kind, {FileTrait::scripts}};
    case FileKind::unknown:
    case FileKind::rtf:
    case FileKind::legacy_office:
    case FileKind::archive: return {kind, {FileTrait::opaque}};
    case FileKind::empty: case FileKind::text: case FileKind::ofd: case FileKind::docx: case FileKind::xlsx: case FileKind::pptx:
    case FileKind::png: case FileKind::jpeg: case FileKind::gif: case FileKind::bmp: case FileKind::tiff: case FileKind::webp: break;
    }
    return {kind, {}};
}

std::string_view media_type(FileKind kind)
{
    return std::find_if(kinds.begin(), kinds.end(), [&](KindEntry const& entry) { return entry.kind == kind; })->media;
}

std::string to_text(FileType const& type)
{
    std::string text{std::find_if(kinds.begin(), kinds.end(), [&](KindEntry const& entry) { return entry.kind == type.kind; })->name};
    for (auto const& [trait, name] : traits)
        if (type.traits.contains(trait))
            text.append(" ").append(name);
    return text;
}

std::optional<FileType> parse_file_type(std::string_view text)
{
    std::istringstream words{std::string{text}};
    std::string word;
    words >> word;
    auto const* const kind = std::find_if(kinds.begin(), kinds.end(), [&](KindEntry const& entry) { return entry.name == word; });
    if (kind == kinds.end())
        return std::nullopt;
    FileType type{kind->kind, {}};
    while (words >> word) {
        auto const* const trait = std::find_if(traits.begin(), traits.end(), [&](auto const& entry) { return entry.second == word; });
        if (trait == traits.end())
            return std::nullopt;
        type.traits.insert(trait->first);
    }
    return type;
}

}  // namespace files
