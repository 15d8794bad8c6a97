#include "document/readers/format.hpp"
#include "document/text/mht_reader.hpp"

namespace document::formats {
namespace {

Fit fits(Sample& sample)
{
    return certain_if(looks_like_mht(sample.text()));
}

base::Result<Document> read(std::string_view bytes, std::string_view, Limits const& limits)
{
    return read_mht(bytes, limits);
}

}  // namespace

Format mht()
{
    return {.name = "mht", .endings = "mht mhtml", .precedence = 300, .fits = fits, .read = read};
}

}  // namespace document::formats
