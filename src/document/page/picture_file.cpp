#include "document/page/picture_file.hpp"
#include "document/page/refusals.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace document::page {
namespace {

struct Header {
    int format = IFF_UNKNOWN;
    std::int64_t width = 0;
    std::int64_t height = 0;
};

l_uint8 const* data_of(std::string_view bytes) { return reinterpret_cast<l_uint8 const*>(bytes.data()); }

// Leptonica reads no header of a BMP: width and height stand at 18 and 22, little endian.
base::Result<Header> bmp_header(std::string_view bytes)
{
    if (bytes.size() < 54)
        return tl::unexpected(damaged("picture"));
    std::int32_t width = 0;
    std::int32_t height = 0;
    std::memcpy(&width, bytes.data() + 18, sizeof width);
    std::memcpy(&height, bytes.data() + 22, sizeof height);
    return Header{IFF_BMP, width, std::abs(static_cast<std::int64_t>(height))};
}

base::Result<Header> read_header(std::string_view bytes)
{
    if (bytes.size() < 16)
        return tl::unexpected(damaged("picture"));
    l_int32 format = IFF_UNKNOWN;
    findFileFormatBuffer(data_of(bytes), &format);
    if (format == IFF_BMP)
        return bmp_header(bytes);
    l_int32 width = 0;
    l_int32 height = 0;
    if (pixReadHeaderMem(data_of(bytes), bytes.size(), &format, &width, &height, nullptr, nullptr, nullptr) != 0)
        return tl::unexpected(damaged("picture"));
    return Header{format, width, height};
}

base::Result<void> check_size(Header const& header, Limits const& limits)
{
    if (header.width <= 0 || header.height <= 0)
        return tl::unexpected(damaged("picture"));
    if (header.height > static_cast<std::int64_t>(limits.pixels) / header.width)
        return tl::unexpected(over_limit("pixels", limits.pixels));
    return {};
}

bool is_tiff(int format)
{
    return format == IFF_TIFF || (format >= IFF_TIFF_PACKBITS && format <= IFF_TIFF_ZIP) || format == IFF_TIFF_JPEG;
}

// The size of every page, by a TIFF's headers alone.
base::Result<int> check_tiff_pages(std::string_view bytes, Limits const& limits)
{
    std::size_t pixels = 0;
    for (int page = 0;; ++page) {
        l_int32 width = 0;
        l_int32 height = 0;
        if (readHeaderMemTiff(data_of(bytes), bytes.size(), page, &width, &height, nullptr, nullptr, nullptr, nullptr,
                              nullptr) != 0)
            return page;
        if (static_cast<std::size_t>(page) >= limits.pages)
            return tl::unexpected(over_limit("pages", limits.pages));
        if (auto const good = check_size({IFF_TIFF, width, height}, limits); !good)
            return tl::unexpected(good.error());
        pixels += static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
        if (pixels > 4 * limits.pixels)  // all pages are held at once
            return tl::unexpected(over_limit("pixels", limits.pixels));
    }
}

}  // namespace

base::Result<std::vector<PixPtr>> decode_picture(std::string_view bytes, Limits const& limits)
{
    setMsgSeverity(L_SEVERITY_NONE);
    if (bytes.size() > limits.file_bytes)
        return tl::unexpected(over_limit("file_bytes", limits.file_bytes));
    auto const header = read_header(bytes);
    if (!header)
        return tl::unexpected(header.error());
    if (auto const good = check_size(*header, limits); !good)
        return tl::unexpected(good.error());
    std::vector<PixPtr> pages;
    if (!is_tiff(header->format)) {
        pages.emplace_back(pixReadMem(data_of(bytes), bytes.size()));
    } else {
        auto const count = check_tiff_pages(bytes, limits);
        if (!count)
            return tl::unexpected(count.error());
        std::size_t offset = 0;
        for (int page = 0; page < *count; ++page) {
            pages.emplace_back(pixReadMemFromMultipageTiff(data_of(bytes), bytes.size(), &offset));
            if (offset == 0)
                break;
        }
    }
    if (pages.empty() || std::ranges::any_of(pages, [](PixPtr const& page) { return page == nullptr; }))
        return tl::unexpected(damaged("picture"));
    return pages;
}

}  // namespace document::page
