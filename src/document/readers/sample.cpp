#include "document/readers/sample.hpp"

#include "base/ascii.hpp"
#include "document/text/encoding.hpp"

namespace document {
namespace {

// As much of a text file as is looked at; even, for UTF-16.
constexpr std::size_t sample_bytes = 8192;

// Cut between characters, so that the cut does not look like damage.
std::string_view first_bytes(std::string_view bytes)
{
    if (bytes.size() <= sample_bytes)
        return bytes;
    auto const end = bytes.substr(0, sample_bytes).find_last_of("\n\r>");
    return bytes.substr(0, end == std::string_view::npos || end < sample_bytes / 2 ? sample_bytes : (end + 1) & ~1UL);
}

}  // namespace

std::string_view Sample::text()
{
    if (!text_) {
        auto const head = first_bytes(bytes_);
        auto const decoded = Utf8Text::decode(head, declared_charset(head));
        text_ = decoded ? base::to_small_letters(decoded->view()) : std::string{};
    }
    return *text_;
}

std::string_view Sample::whole_lines()
{
    auto const all = text();
    return bytes_.size() > sample_bytes ? all.substr(0, all.rfind('\n')) : all;
}

bool Sample::is_zip_with(std::string_view member) const
{
    return bytes_.starts_with("PK\x03\x04") && bytes_.find(member) != std::string_view::npos;
}

}  // namespace document
