#include "document/page/isolated.hpp"
#include "document/readers/format.hpp"

namespace document::formats {
namespace {

// The mark may stand behind a few stray bytes.
Fit fits(Sample& sample)
{
    return certain_if(sample.bytes().substr(0, 1024).find("%PDF-") != std::string_view::npos);
}

// The library can hang or crash on hostile bytes: it reads in a process of its own.
base::Result<Document> read(std::string_view bytes, std::string_view, Limits const& limits)
{
    return read_isolated(PageFormat::pdf, bytes, limits);
}

}  // namespace

Format pdf()
{
    return {.name = "pdf", .endings = "pdf", .precedence = 100, .fits = fits, .read = read};
}

}  // namespace document::formats
