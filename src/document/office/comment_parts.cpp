#include "document/office/comment_parts.hpp"

#include "base/utf8.hpp"
#include "document/office/xml_extent.hpp"

#include <algorithm>

namespace document::office {
namespace {

constexpr std::string_view strict_namespace = "http://purl.oclc.org/ooxml/wordprocessingml/main";
constexpr std::string_view usual_namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr std::string_view xml_declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

std::string id_element(std::string const& prefix, std::string_view name, int id)
{
    return "<" + prefix + std::string{name} + " " + prefix + "id=\"" + std::to_string(id) + "\"/>";
}

std::string text_paragraph(std::string const& prefix, std::string_view line)
{
    return "<" + prefix + "p><" + prefix + "r><" + prefix + "t xml:space=\"preserve\">" + escape_xml(line) + "</" +
           prefix + "t></" + prefix + "r></" + prefix + "p>";
}

}  // namespace

std::string word_prefix(pugi::xml_node root)
{
    for (auto const declared : root.attributes()) {
        std::string_view const name{declared.name()};
        std::string_view const value{declared.value()};
        if (name.starts_with("xmlns:") && (value == usual_namespace || value == strict_namespace))
            return std::string{name.substr(6)} + ":";
    }
    return {};
}

bool is_strict(pugi::xml_node root)
{
    auto const declared = root.attributes();
    return std::any_of(declared.begin(), declared.end(),
                       [](auto const& one) { return std::string_view{one.value()} == strict_namespace; });
}

std::string begin_mark(std::string const& prefix, int id)
{
    return id_element(prefix, "commentRangeStart", id);
}

std::string end_mark(std::string const& prefix, int id)
{
    return id_element(prefix, "commentRangeEnd", id) + "<" + prefix + "r>" +
           id_element(prefix, "commentReference", id) + "</" + prefix + "r>";
}

std::string comment_element(std::string const& prefix, DocxComment const& comment, int id, Quote quote)
{
    auto const author = clean_utf8(comment.author);
    auto element = "<" + prefix + "comment " + prefix + "id=\"" + std::to_string(id) + "\" " + prefix + "author=\"" +
                   escape_xml(author) + "\" " + prefix + "initials=\"" +
                   escape_xml(base::first_code_points(author, 1)) + "\">";
    if (quote == Quote::shown)
        element += text_paragraph(prefix, "“" + clean_utf8(comment.quote) + "”");
    auto const text = clean_utf8(comment.text);
    for (std::size_t at = 0; at <= text.size();) {
        auto const end = std::min(text.find('\n', at), text.size());
        element += text_paragraph(prefix, std::string_view{text}.substr(at, end - at));
        at = end + 1;
    }
    return element + "</" + prefix + "comment>";
}

std::string empty_comments(bool strict)
{
    return std::string{xml_declaration} + "<w:comments xmlns:w=\"" +
           std::string{strict ? strict_namespace : usual_namespace} + "\"></w:comments>";
}

std::string comments_override(std::string const& prefix, std::string_view part)
{
    return "<" + prefix + "Override PartName=\"/" + escape_xml(part) +
           "\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml\"/>";
}

std::string comments_relation(std::string const& prefix, std::string_view id, std::string_view target, bool strict)
{
    std::string const types = strict ? "http://purl.oclc.org/ooxml/officeDocument/relationships/"
                                     : "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    return "<" + prefix + "Relationship Id=\"" + std::string{id} + "\" Type=\"" + types + "comments\" Target=\"" +
           escape_xml(target) + "\"/>";
}

std::string empty_relations()
{
    return std::string{xml_declaration} +
           "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>";
}

std::string insert_last(std::string xml, std::string_view addition)
{
    if (auto const close = xml.rfind("</"); close != std::string::npos)
        return xml.insert(close, addition);
    auto const close = xml.rfind("/>");
    auto const open = close == std::string::npos ? close : xml.rfind('<', close);
    if (open == std::string::npos)
        return xml;
    auto const name = xml.substr(open + 1, xml.find_first_of(" \t\r\n/", open) - open - 1);
    return xml.replace(close, 2, ">" + std::string{addition} + "</" + name + ">");
}

}  // namespace document::office
