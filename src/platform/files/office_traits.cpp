#include "platform/files/office_traits.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <pugixml.hpp>
#include <vector>
#include <zip.h>

namespace files {
namespace {

constexpr zip_int64_t most_entries = 10'000;
constexpr std::size_t most_part_bytes = 4 << 20;
constexpr std::size_t most_bytes_of_all = 64 << 20;
constexpr auto content_types = "[content_types].xml";

// Words of lower-case part names, content types and relation types.
constexpr std::array<std::string_view, 3> macro_words{"vbaproject", "macroenabled", "macrosheet"};
constexpr std::array<std::string_view, 6> embedded_words{"/embeddings/", "oleobject", "/activex", "/attachedtemplate",
                                                         "relationships/package", "relationships/frame"};

struct CloseZip {
    void operator()(zip_t* zip) const { zip_discard(zip); }
};
using Zip = std::unique_ptr<zip_t, CloseZip>;
struct CloseEntry {
    void operator()(zip_file_t* entry) const { zip_fclose(entry); }
};

Zip open_zip(std::string_view bytes)
{
    auto* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
    if (source == nullptr)
        return nullptr;
    Zip zip{zip_open_from_source(source, ZIP_RDONLY, nullptr)};
    if (!zip)
        zip_source_free(source);
    return zip;
}

// Nothing when it is too large, encrypted or damaged.
std::optional<std::string> read_entry(zip_t* zip, zip_uint64_t index, std::size_t most)
{
    std::unique_ptr<zip_file_t, CloseEntry> const entry{zip_fopen_index(zip, index, 0)};
    if (!entry)
        return std::nullopt;
    std::string part;
    std::vector<char> room(1 << 16);
    for (;;) {
        auto const count = zip_fread(entry.get(), room.data(), room.size());
        if (count == 0)
            return part;
        if (count < 0 || part.size() + static_cast<std::size_t>(count) > most)
            return std::nullopt;
        part.append(room.data(), static_cast<std::size_t>(count));
    }
}

class Inspection {
public:
    void look_at_entry(zip_t* zip, zip_uint64_t index)
    {
        zip_stat_t stat;
        auto const* const name = zip_get_name(zip, index, ZIP_FL_ENC_RAW);
        if (name == nullptr || zip_stat_index(zip, index, 0, &stat) != 0) {
            type_.traits.insert(FileTrait::opaque);
            return;
        }
        if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
            type_.traits.insert(FileTrait::opaque);
        auto const part = "/" + base::to_small_letters(name);
        look_at_word(part);
        name_kind(part);
        if (part == std::string{"/"} + content_types || part.ends_with(".rels"))
            look_at_xml(read_entry(zip, index, std::min(most_part_bytes, left_)));
    }

    // Once all entries were looked at.
    FileType conclude()
    {
        type_.kind = main_ == FileKind::ofd || is_office_ ? main_ : FileKind::zip;
        if (type_.kind == FileKind::zip)
            type_.traits.insert(FileTrait::opaque);
        return type_;
    }

private:
    void look_at_word(std::string_view word)
    {
        auto const holds = [&](std::string_view part) { return word.find(part) != std::string_view::npos; };
        if (std::any_of(macro_words.begin(), macro_words.end(), holds))
            type_.traits.insert(FileTrait::macros);
        if (std::any_of(embedded_words.begin(), embedded_words.end(), holds))
            type_.traits.insert(FileTrait::embedded);
    }

    // The values of all attributes: part names, content types, relation types.
    void look_at_xml(std::optional<std::string> const& xml)
    {
        pugi::xml_document document;
        if (!xml || !document.load_buffer(xml->data(), xml->size())) {
            type_.traits.insert(FileTrait::opaque);
            return;
        }
        left_ -= xml->size();
        for (auto const& element : document.document_element().children())
            for (auto const& attribute : element.attributes())
                look_at_word(base::to_small_letters(attribute.value()));
    }

    void name_kind(std::string_view part)
    {
        is_office_ = is_office_ || part.substr(1) == content_types;
        if (part == "/ofd.xml")
            main_ = FileKind::ofd;
        if (part.starts_with("/word/"))
            main_ = FileKind::docx;
        if (part.starts_with("/xl/"))
            main_ = FileKind::xlsx;
        if (part.starts_with("/ppt/"))
            main_ = FileKind::pptx;
    }

    FileType type_;
    FileKind main_ = FileKind::zip;
    bool is_office_ = false;
    std::size_t left_ = most_bytes_of_all;
};

}  // namespace

FileType packed_type(std::string_view zip_bytes)
{
    auto const zip = open_zip(zip_bytes);
    if (!zip || zip_get_num_entries(zip.get(), 0) > most_entries)
        return {FileKind::zip, {FileTrait::opaque}};
    Inspection inspection;
    auto const count = static_cast<zip_uint64_t>(zip_get_num_entries(zip.get(), 0));
    for (zip_uint64_t index = 0; index < count; ++index)
        inspection.look_at_entry(zip.get(), index);
    return inspection.conclude();
}

}  // namespace files
