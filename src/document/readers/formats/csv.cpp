#include "document/readers/format.hpp"
#include "document/text/csv_reader.hpp"

namespace document::formats {
namespace {

Fit fits(Sample& sample)
{
    auto const text = sample.text();
    if (text.empty())
        return Fit::no;
    auto const is_in_other_columns = text.find_first_of("|\t") != std::string_view::npos;
    return !is_in_other_columns && looks_like_csv(sample.whole_lines()) ? Fit::certain : Fit::possible;
}

base::Result<Document> read(std::string_view bytes, std::string_view, Limits const& limits)
{
    return read_csv(bytes, limits);
}

}  // namespace

Format csv()
{
    return {.name = "csv", .endings = "csv", .precedence = 400, .fits = fits, .read = read};
}

}  // namespace document::formats
