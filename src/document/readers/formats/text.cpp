#include "document/readers/format.hpp"
#include "document/text/text_reader.hpp"

namespace document::formats {
namespace {

Fit fits(Sample& sample)
{
    return sample.text().empty() ? Fit::no : Fit::fallback;
}

base::Result<Document> read(std::string_view bytes, std::string_view, Limits const& limits)
{
    return read_text(bytes, limits);
}

}  // namespace

Format text()
{
    return {.name = "text", .endings = "txt md markdown text", .precedence = 900, .fits = fits, .read = read};
}

}  // namespace document::formats
