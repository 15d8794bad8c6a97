#include "document/office/zip_directory.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace document::office {
namespace {

constexpr std::string_view end_mark{"PK\x05\x06", 4};
constexpr std::string_view end64_mark{"PK\x06\x06", 4};
constexpr std::string_view locator64_mark{"PK\x06\x07", 4};
constexpr std::string_view entry_mark{"PK\x01\x02", 4};
constexpr std::size_t end_size = 22;
constexpr std::size_t locator64_size = 20;
constexpr std::size_t entry_size = 46;
constexpr std::size_t longest_comment = 0xFFFF;
constexpr std::uint64_t in_zip64_record = 0xFFFFFFFF;

// A little-endian number of `size` bytes; the caller has checked that it lies inside.
std::uint64_t number_at(std::string_view bytes, std::size_t at, std::size_t size)
{
    std::uint64_t number = 0;
    for (std::size_t i = size; i-- > 0;)
        number = number << 8U | static_cast<unsigned char>(bytes[at + i]);
    return number;
}

std::optional<std::size_t> find_end(std::string_view bytes)
{
    auto const first = bytes.size() - std::min(bytes.size(), end_size + longest_comment);
    auto const at = bytes.rfind(end_mark);
    if (at == std::string_view::npos || at < first || at + end_size > bytes.size())
        return std::nullopt;
    return at;
}

// Where the directory ends; the records behind it say how long it is. Counting back from the end also works for a
// file with foreign bytes before the archive.
std::optional<std::size_t> directory_begin(std::string_view bytes, std::size_t end)
{
    std::uint64_t size = number_at(bytes, end + 12, 4);
    std::uint64_t const offset = number_at(bytes, end + 16, 4);
    std::uint64_t behind = end;
    if (offset == in_zip64_record || size == in_zip64_record) {
        if (end < locator64_size || bytes.substr(end - locator64_size, 4) != locator64_mark)
            return std::nullopt;
        behind = number_at(bytes, end - locator64_size + 8, 8);
        if (behind > bytes.size() || bytes.size() - behind < 56 || bytes.substr(behind, 4) != end64_mark)
            return std::nullopt;
        size = number_at(bytes, behind + 40, 8);
    }
    if (size > behind)
        return std::nullopt;
    return behind - size;
}

}  // namespace

base::Error damaged(std::string_view what)
{
    return {base::ErrorKind::invalid_input,
            "document.damaged",
            "the file is damaged or cut off ({what}): fetch it again or save it anew",
            {{"what", std::string{what}}}};
}

base::Result<std::vector<ZipDirectoryEntry>> scan_zip_directory(std::string_view bytes, Limits const& limits)
{
    auto const end = find_end(bytes);
    auto const begin = end ? directory_begin(bytes, *end) : std::nullopt;
    if (!begin)
        return tl::unexpected{damaged("ZIP directory")};

    std::vector<ZipDirectoryEntry> entries;
    for (auto at = *begin; at + entry_size <= bytes.size() && bytes.substr(at, 4) == entry_mark;) {
        if (entries.size() == limits.archive_entries)
            return tl::unexpected{over_limit("archive_entries", limits.archive_entries)};
        entries.push_back({(number_at(bytes, at + 8, 2) & 0x0800U) != 0});
        at += entry_size + number_at(bytes, at + 28, 2) + number_at(bytes, at + 30, 2) + number_at(bytes, at + 32, 2);
    }
    return entries;
}

}  // namespace document::office
