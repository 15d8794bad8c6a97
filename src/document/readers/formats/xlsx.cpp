#include "document/office/xlsx_reader.hpp"
#include "document/readers/format.hpp"

namespace document::formats {
namespace {

Fit fits(Sample& sample)
{
    return certain_if(sample.is_zip_with("xl/workbook"));
}

base::Result<Document> read(std::string_view bytes, std::string_view, Limits const& limits)
{
    return read_xlsx(bytes, limits);
}

}  // namespace

Format xlsx()
{
    return {.name = "xlsx", .endings = "xlsx xlsm", .precedence = 130, .fits = fits, .read = read};
}

}  // namespace document::formats
