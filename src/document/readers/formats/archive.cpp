#include "document/readers/format.hpp"

namespace document::formats {
namespace {

using namespace std::string_view_literals;

bool is_tar(std::string_view bytes)
{
    constexpr std::size_t mark_at = 257;
    return bytes.size() > mark_at && bytes.substr(mark_at).starts_with("ustar");
}

Fit fits(Sample& sample)
{
    constexpr std::array marks{"PK\x03\x04"sv, "\x1F\x8B"sv, "Rar!\x1A\x07"sv, "7z\xBC\xAF\x27\x1C"sv, "BZh"sv, "\xFD" "7zXZ"sv};
    return certain_if(sample.begins_with_any(marks) || is_tar(sample.bytes()));
}

// Archives are walked before their members are read as documents; one that comes here has a name that hides what it is.
base::Result<Document> refuse(std::string_view, std::string_view name, Limits const&)
{
    return base::fail(base::ErrorKind::unsupported, "document.archive",
                      "{name} is an archive and no document: unpack it, or name it .zip, .tar or .tar.gz", {{"name", std::string{name}}});
}

}  // namespace

Format archive()
{
    return {.name = "archive", .endings = "zip tar gz tgz rar 7z", .precedence = 200, .fits = fits, .read = refuse};
}

}  // namespace document::formats
