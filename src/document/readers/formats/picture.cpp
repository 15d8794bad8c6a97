#include "document/page/isolated.hpp"
#include "document/readers/format.hpp"

namespace document::formats {
namespace {

using namespace std::string_view_literals;

Fit fits(Sample& sample)
{
    constexpr std::array marks{"\x89PNG\r\n"sv, "\xFF\xD8\xFF"sv, "GIF87a"sv, "GIF89a"sv, "II*\0"sv, "MM\0*"sv};
    auto const bytes = sample.bytes();
    auto const is_bitmap = bytes.starts_with("BM") && bytes.size() > 26 && bytes.substr(6, 4) == "\0\0\0\0"sv;
    auto const is_webp = bytes.starts_with("RIFF") && bytes.size() > 12 && bytes.substr(8, 4) == "WEBP";
    return certain_if(sample.begins_with_any(marks) || is_bitmap || is_webp);
}

// The libraries can hang or crash on hostile bytes: they read in a process of their own.
base::Result<Document> read(std::string_view bytes, std::string_view, Limits const& limits)
{
    return read_isolated(PageFormat::picture, bytes, limits);
}

}  // namespace

Format picture()
{
    return {.name = "picture", .endings = "png jpg jpeg tif tiff bmp webp gif", .precedence = 110, .fits = fits, .read = read};
}

}  // namespace document::formats
