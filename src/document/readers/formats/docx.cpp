#include "document/office/docx_reader.hpp"
#include "document/readers/format.hpp"

namespace document::formats {
namespace {

Fit fits(Sample& sample)
{
    return certain_if(sample.is_zip_with("word/document"));
}

base::Result<Document> read(std::string_view bytes, std::string_view, Limits const& limits)
{
    return read_docx(bytes, limits);
}

}  // namespace

Format docx()
{
    return {.name = "docx", .endings = "docx docm", .precedence = 120, .fits = fits, .read = read};
}

}  // namespace document::formats
