#include "document/text/html_attributes.hpp"

#include "document/text/html_tags.hpp"
#include "document/text/trim.hpp"

#include <charconv>
#include <limits>

namespace document {
namespace {

int to_number(std::string_view text, int otherwise)
{
    text = trim(text);
    auto number = otherwise;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc::result_out_of_range)
        return std::numeric_limits<int>::max();
    return error == std::errc{} && number >= 0 ? number : otherwise;
}

}  // namespace

void take_attribute(HtmlAttributes& attributes, std::string_view name, std::string_view value)
{
    // Told apart by the first letter: an element of a word processor's HTML has a dozen others.
    switch (name.front()) {
    case 's':
        if (name == "style")
            attributes.hidden = attributes.hidden || hides(value);
        else if (name == "src")
            attributes.source = value;
        break;
    case 'h':
        attributes.hidden = attributes.hidden || name == "hidden";
        if (name == "height") {
            attributes.height = to_number(value, 0);
            attributes.has_height = true;
        }
        break;
    case 'r':
        if (name == "rowspan")
            attributes.row_span = to_number(value, 1);
        break;
    case 'c':
        if (name == "colspan")
            attributes.column_span = to_number(value, 1);
        break;
    case 'w':
        if (name == "width")
            attributes.width = value.ends_with('%') ? 0 : to_number(value, 0);
        break;
    default: break;
    }
}

}  // namespace document
