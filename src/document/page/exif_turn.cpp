#include "document/page/exif_turn.hpp"

#include <cstddef>

namespace document::page {
namespace {

constexpr int upright = 1;
constexpr unsigned orientation_tag = 0x0112;

unsigned byte_at(std::string_view bytes, std::size_t at)
{
    return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
}

// A TIFF header with its directory, in either order of bytes.
class Tiff {
public:
    explicit Tiff(std::string_view bytes) : bytes_{bytes}, little_{bytes.starts_with("II")} {}

    [[nodiscard]] int orientation() const
    {
        std::size_t const at = little_ ? word(4) + (word(6) << 16U) : (word(4) << 16U) + word(6);
        for (unsigned entry = 0, count = word(at); entry < count && at + 14 + std::size_t{12} * entry <= bytes_.size(); ++entry) {
            auto const begin = at + 2 + std::size_t{12} * entry;
            if (word(begin) == orientation_tag)
                return static_cast<int>(word(begin + 8));
        }
        return upright;
    }

private:
    [[nodiscard]] unsigned word(std::size_t at) const
    {
        auto const first = byte_at(bytes_, at);
        auto const second = byte_at(bytes_, at + 1);
        return little_ ? first + (second << 8U) : (first << 8U) + second;
    }

    std::string_view bytes_;
    bool little_;
};

}  // namespace

int exif_orientation(std::string_view jpeg)
{
    constexpr std::string_view exif{"Exif\0\0", 6};
    constexpr unsigned application_1 = 0xE1;
    constexpr unsigned start_of_scan = 0xDA;
    for (std::size_t at = 2; byte_at(jpeg, at) == 0xFF && byte_at(jpeg, at + 1) != start_of_scan;) {
        auto const size = (byte_at(jpeg, at + 2) << 8U) + byte_at(jpeg, at + 3);
        auto const content = jpeg.substr(at + 4 < jpeg.size() ? at + 4 : jpeg.size(), size > 2 ? size - 2 : 0);
        if (byte_at(jpeg, at + 1) == application_1 && content.starts_with(exif)) {
            auto const said = Tiff{content.substr(exif.size())}.orientation();
            return said >= 1 && said <= 8 ? said : upright;
        }
        at += 2 + std::size_t{size};
    }
    return upright;
}

}  // namespace document::page
