#include "document/office/comment_range.hpp"

#include "base/ensure.hpp"
#include "base/fold.hpp"

namespace document::office {
namespace {

void collect_paragraphs(pugi::xml_node node, std::vector<pugi::xml_node>& paragraphs)
{
    for (auto const part : node.children()) {
        auto const name = local_name(part);
        if (name == "p")
            paragraphs.push_back(part);
        else if (name == "sdt" || name == "sdtContent" || name == "customXml" || name == "ins" || name == "moveTo")
            collect_paragraphs(part, paragraphs);
    }
}

struct Part {
    pugi::xml_node node;
    std::size_t begin = 0;  // in the paragraph's text
    std::size_t end = 0;
};

// The runs of a paragraph that hold the words; the ends of `range` stay empty when they are not there.
bool find_parts(pugi::xml_node paragraph, std::string_view quote, CommentRange& range)
{
    WordText reader;
    std::vector<Part> parts;
    std::string text;
    for (auto const node : paragraph.children()) {
        auto const begin = text.size();
        text += reader.read_part(node);
        if (text.size() > begin)
            parts.push_back({node, begin, text.size()});
    }
    auto const words = base::fold(quote);
    auto const folded = base::fold_with_source(text);
    auto const found = words.empty() ? std::string::npos : folded.text.find(words);
    if (found == std::string::npos)
        return false;
    auto const begin = folded.source[found];
    auto const last = folded.source[found + words.size() - 1];
    for (auto const& part : parts) {
        if (part.begin <= begin && begin < part.end)
            range.first_part = part.node;
        if (part.begin <= last && last < part.end) {
            range.last_part = part.node;
            range.wider_than_quote |= folded.source[found + words.size()] < part.end;
        }
        range.wider_than_quote |= part.begin < begin && begin < part.end;
    }
    return range.first_part && range.last_part;
}

XmlExtent extent_of(std::string_view xml, pugi::xml_node node)
{
    auto const at = static_cast<std::size_t>(node.offset_debug());
    base::ensure(at > 0 && at < xml.size() && xml[at - 1] == '<' && xml.substr(at).starts_with(node.name()),
                 "a node stands in the text where the parser found it");
    return element_extent(xml, at);
}

std::size_t begin_of(std::string_view xml, pugi::xml_node paragraph, XmlExtent const& extent)
{
    auto const properties = child(paragraph, "pPr");
    return properties ? extent_of(xml, properties).close_end : extent.open_end;
}

}  // namespace

std::optional<CommentRange> find_range(pugi::xml_node node, std::string_view quote)
{
    std::vector<pugi::xml_node> paragraphs;
    if (local_name(node) == "p")
        paragraphs.push_back(node);
    else
        collect_paragraphs(node, paragraphs);
    if (paragraphs.empty())
        return std::nullopt;
    for (auto const paragraph : paragraphs) {
        CommentRange range{.first_paragraph = paragraph, .last_paragraph = paragraph, .first_part = {}, .last_part = {}};
        if (find_parts(paragraph, quote, range))
            return range;
    }
    return CommentRange{.first_paragraph = paragraphs.front(), .last_paragraph = paragraphs.back(), .first_part = {},
                        .last_part = {}, .wider_than_quote = !quote.empty()};
}

void mark_range(std::string_view xml, CommentRange const& range, std::string_view begin, std::string_view end,
                XmlInsertions& insertions)
{
    auto const first = extent_of(xml, range.first_paragraph);
    auto const last = extent_of(xml, range.last_paragraph);
    for (auto const& [extent, node] : {std::pair{first, range.first_paragraph}, std::pair{last, range.last_paragraph}})
        if (extent.empty)
            insertions.open_up(extent, node.name());
    auto const inside = [](XmlExtent const& extent) { return extent.open_end - 2; };  // where "/>" stands

    if (range.first_part)
        insertions.begin_at(extent_of(xml, range.first_part).open_begin, begin);
    else
        insertions.begin_at(first.empty ? inside(first) : begin_of(xml, range.first_paragraph, first), begin);
    if (range.last_part)
        insertions.end_at(extent_of(xml, range.last_part).close_end, end);
    else
        insertions.end_at(last.empty ? inside(last) : last.close_begin, end);
}

}  // namespace document::office
