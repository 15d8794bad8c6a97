#include "document/office/package.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <zip.h>

namespace document::office {
namespace {

constexpr std::size_t piece_size = 64U << 10;
// Below this size no ratio is suspicious: a page of zeros packs well.
constexpr std::size_t ratio_counts_from = 1U << 20;

struct CloseFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

base::Error open_error(int code)
{
    if (code == ZIP_ER_NOPASSWD || code == ZIP_ER_WRONGPASSWD || code == ZIP_ER_ENCRNOTSUPP)
        return encrypted();
    if (code == ZIP_ER_COMPNOTSUPP)
        return {base::ErrorKind::unsupported, "document.packing", "the ZIP file is packed in a way that is not known: pack it in the common way", {}};
    return damaged("ZIP entry");
}

std::string folded_name(std::string_view name)
{
    std::string folded{name};
    for (auto& byte : folded)
        byte = byte == '\\' ? '/' : base::to_small_letter(byte);
    return folded;
}

bool is_symbolic_link(zip_t* archive, zip_uint64_t entry)
{
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    constexpr zip_uint32_t type_mask = 0170000;
    constexpr zip_uint32_t link_type = 0120000;
    return zip_file_get_external_attributes(archive, entry, 0, &system, &attributes) == 0 &&
           system == ZIP_OPSYS_UNIX && (attributes >> 16U & type_mask) == link_type;
}

}  // namespace

base::Error encrypted()
{
    return {base::ErrorKind::unsupported, "document.encrypted", "the file is protected by a password: take it off and try again", {}};
}

void Package::Discard::operator()(zip* archive) const
{
    zip_discard(archive);
}

base::Result<Package> Package::open(std::string_view bytes, Limits const& limits, std::shared_ptr<UnpackBudget> budget)
{
    if (bytes.size() > limits.file_bytes)
        return tl::unexpected{over_limit("file_bytes", limits.file_bytes)};
    auto const directory = scan_zip_directory(bytes, limits);
    if (!directory)
        return tl::unexpected{directory.error()};

    zip_error_t error;
    zip_error_init(&error);
    auto* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    auto* const archive = source != nullptr ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr;
    auto const code = zip_error_code_zip(&error);
    zip_error_fini(&error);
    if (archive == nullptr) {
        if (source != nullptr)
            zip_source_free(source);
        return tl::unexpected{open_error(code)};
    }

    Package package;
    package.archive_.reset(archive);
    package.limits_ = limits;
    package.file_size_ = bytes.size();
    package.budget_ = budget ? std::move(budget) : std::make_shared<UnpackBudget>();
    package.used_before_ = package.budget_->bytes;
    package.list_entries(*directory);
    return package;
}

void Package::list_entries(std::vector<ZipDirectoryEntry> const& directory)
{
    auto const count = std::min<std::size_t>(static_cast<std::size_t>(zip_get_num_entries(archive_.get(), 0)),
                                             limits_.archive_entries);
    entries_.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        auto const* const name = zip_get_name(archive_.get(), i, ZIP_FL_ENC_RAW);
        zip_stat_t stat;
        auto const known = zip_stat_index(archive_.get(), i, 0, &stat) == 0;
        PackageEntry entry{.name = name != nullptr ? name : ""};
        entry.name_is_utf8 = i < directory.size() && directory[i].name_is_utf8;
        entry.encrypted = known && (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE;
        entry.symbolic_link = is_symbolic_link(archive_.get(), i);
        entry.folder = entry.name.ends_with('/') || entry.name.ends_with('\\');
        by_name_.try_emplace(folded_name(entry.name), i);
        entries_.push_back(std::move(entry));
    }
}

std::optional<std::size_t> Package::find(std::string_view name) const
{
    auto const found = by_name_.find(folded_name(name));
    if (found == by_name_.end())
        return std::nullopt;
    return found->second;
}

base::Result<std::string> Package::read(std::string_view name, PieceCheck const& check) const
{
    auto const entry = find(name);
    if (!entry)
        return tl::unexpected{damaged(name)};
    return read(*entry, check);
}

base::Result<void> Package::count(std::size_t piece, std::size_t unpacked, std::size_t packed) const
{
    budget_->bytes += piece;
    if (unpacked > limits_.file_bytes)
        return tl::unexpected{over_limit("file_bytes", limits_.file_bytes)};
    if (budget_->bytes > limits_.unpacked_bytes)
        return tl::unexpected{over_limit("unpacked_bytes", limits_.unpacked_bytes)};
    auto const stretched = unpacked > ratio_counts_from && unpacked / limits_.unpack_ratio > packed;
    auto const all = budget_->bytes - used_before_;
    auto const all_stretched = all > ratio_counts_from && all / limits_.unpack_ratio > file_size_;
    if (stretched || all_stretched)
        return tl::unexpected{over_limit("unpack_ratio", limits_.unpack_ratio)};
    return {};
}

base::Result<std::string> Package::read(std::size_t entry, PieceCheck const& check) const
{
    zip_stat_t stat;
    if (zip_stat_index(archive_.get(), entry, 0, &stat) != 0)
        return tl::unexpected{damaged("ZIP entry")};
    if (entries_[entry].encrypted)
        return tl::unexpected{encrypted()};
    // What an entry says of its size is believed only when it refuses the entry.
    if (stat.size > limits_.unpacked_bytes - std::min(limits_.unpacked_bytes, budget_->bytes))
        return tl::unexpected{over_limit("unpacked_bytes", limits_.unpacked_bytes)};
    if (stat.size > ratio_counts_from && stat.size / limits_.unpack_ratio > stat.comp_size)
        return tl::unexpected{over_limit("unpack_ratio", limits_.unpack_ratio)};
    if (stat.size > limits_.file_bytes)
        return tl::unexpected{over_limit("file_bytes", limits_.file_bytes)};
    std::unique_ptr<zip_file_t, CloseFile> const file{zip_fopen_index(archive_.get(), entry, 0)};
    if (!file)
        return tl::unexpected{open_error(zip_error_code_zip(zip_get_error(archive_.get())))};

    std::string bytes;
    bytes.reserve(static_cast<std::size_t>(stat.size) + 1);
    for (std::size_t size = 0;;) {
        bytes.resize(size + piece_size);
        auto const got = zip_fread(file.get(), bytes.data() + size, piece_size);
        if (got < 0)
            return tl::unexpected{damaged("ZIP entry")};
        auto const piece = static_cast<std::size_t>(got);
        bytes.resize(size + piece);
        if (piece == 0)
            return bytes;
        if (auto const counted = count(piece, size + piece, static_cast<std::size_t>(stat.comp_size)); !counted)
            return tl::unexpected{counted.error()};
        if (auto const checked = check ? check({bytes.data() + size, piece}) : base::Result<void>{}; !checked)
            return tl::unexpected{checked.error()};
        size += piece;
    }
}

}  // namespace document::office
