#include "document/text/html_attributes.hpp"

#include "document/text/html_tags.hpp"
#include "document/text/trim.hpp"

#include <charconv>
#include <limits>

namespace document {
namespace {

constexpr std::size_t most_attributes = 20'000;  // of one element

int to_number(std::string_view text, int otherwise)
{
    text = trim(text);
    auto number = otherwise;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc::result_out_of_range)
        return std::numeric_limits<int>::max();
    return error == std::errc{} && number >= 0 ? number : otherwise;
}

void take_style(HtmlAttributes& attributes, std::string_view style)
{
    auto const marks = style_marks(style);
    attributes.hidden = attributes.hidden || marks.hidden;
    attributes.struck = marks.struck;
    attributes.raised = marks.raised;
}

}  // namespace

void take_attribute(HtmlAttributes& attributes, std::string_view name, std::string_view value)
{
    // Told apart by the first letter: an element of a word processor's HTML has a dozen others.
    switch (name.front()) {
    case 's':
        if (name == "style")
            take_style(attributes, value);
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

bool has_endless_tag(std::string_view html)
{
    if (html.size() < most_attributes * 3)
        return false;
    for (auto at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
        std::size_t words = 0;
        auto quote = '\0';
        for (++at; at < html.size(); ++at) {
            auto const c = html[at];
            if (quote != '\0')
                quote = c == quote ? '\0' : quote;
            else if ((c == '"' || c == '\'') && html[at - 1] == '=')
                quote = c;
            else if (c == '>' || c == '<')
                break;
            else
                words += static_cast<unsigned char>(c) <= ' ' || c == '/' || c == '"' || c == '\'' ? 1 : 0;
        }
        if (words > most_attributes)
            return true;
        if (at < html.size() && html[at] == '<')
            --at;
    }
    return false;
}

}  // namespace document
