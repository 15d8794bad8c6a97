#include "document/office/xml_extent.hpp"

#include <algorithm>

namespace document::office {
namespace {

// Behind the '>' that ends the tag beginning at `at`.
std::size_t tag_end(std::string_view xml, std::size_t at)
{
    for (char quote = '\0'; at < xml.size(); ++at) {
        auto const byte = xml[at];
        if (quote != '\0') {
            if (byte == quote)
                quote = '\0';
        } else if (byte == '"' || byte == '\'')
            quote = byte;
        else if (byte == '>')
            return at + 1;
    }
    return xml.size();
}

std::size_t behind(std::string_view xml, std::size_t at, std::string_view mark)
{
    auto const found = xml.find(mark, at);
    return found == std::string_view::npos ? xml.size() : found + mark.size();
}

}  // namespace

XmlExtent element_extent(std::string_view xml, std::size_t name_at)
{
    XmlExtent extent{.open_begin = name_at - 1, .open_end = tag_end(xml, name_at)};
    extent.empty = xml.substr(0, extent.open_end).ends_with("/>");
    if (extent.empty) {
        extent.close_begin = extent.open_begin;
        extent.close_end = extent.open_end;
        return extent;
    }
    auto at = extent.open_end;
    for (int depth = 1; at < xml.size();) {
        at = std::min(xml.find('<', at), xml.size());
        auto const rest = xml.substr(at);
        if (rest.starts_with("<!--"))
            at = behind(xml, at + 4, "-->");
        else if (rest.starts_with("<![CDATA["))
            at = behind(xml, at, "]]>");
        else if (rest.starts_with("<?"))
            at = behind(xml, at, "?>");
        else {
            auto const begin = at;
            at = tag_end(xml, at);
            if (rest.starts_with("</"))
                --depth;
            else if (!xml.substr(0, at).ends_with("/>"))
                ++depth;
            if (depth == 0) {
                extent.close_begin = begin;
                extent.close_end = at;
                return extent;
            }
        }
    }
    extent.close_begin = extent.close_end = xml.size();
    return extent;
}

void XmlInsertions::open_up(XmlExtent const& element, std::string_view name)
{
    spots_[element.open_end - 2].opened_name = name;
}

std::string XmlInsertions::apply(std::string_view xml) const
{
    std::string text;
    std::size_t done = 0;
    for (auto const& [at, spot] : spots_) {
        text += xml.substr(done, at - done);
        done = at;
        auto const opened = !spot.opened_name.empty();
        text += (opened ? ">" : "") + spot.begins + spot.ends + (opened ? "</" + spot.opened_name + ">" : "");
        if (opened)
            done += 2;
    }
    return text += xml.substr(done);
}

std::string escape_xml(std::string_view text)
{
    std::string escaped;
    for (auto const c : text) {
        if (c == '&')
            escaped += "&amp;";
        else if (c == '<')
            escaped += "&lt;";
        else if (c == '>')
            escaped += "&gt;";
        else if (c == '"')
            escaped += "&quot;";
        else if (static_cast<unsigned char>(c) >= 0x20 || c == '\t')
            escaped += c;
    }
    return escaped;
}

}  // namespace document::office
