#include "document/office/legacy_reader.hpp"
#include "document/readers/format.hpp"

namespace document::formats {
namespace {

using namespace std::string_view_literals;

// Compound files of .doc, .wps, .xls, .et, and RTF.
Fit fits(Sample& sample)
{
    constexpr std::array marks{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "{\\rtf"sv};
    return certain_if(sample.begins_with_any(marks));
}

base::Result<Document> read(std::string_view bytes, std::string_view name, Limits const& limits)
{
    return read_legacy(bytes, name, limits);
}

}  // namespace

Format legacy()
{
    return {.name = "legacy", .endings = "doc wps xls et rtf", .precedence = 140, .fits = fits, .read = read};
}

}  // namespace document::formats
