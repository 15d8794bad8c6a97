#pragma once

#include "document/office/word_body.hpp"
#include "document/office/xml_extent.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace document::office {

// From one paragraph or part of it to the same or a later one, as nodes of word/document.xml.
struct CommentRange {
    pugi::xml_node first_paragraph;
    pugi::xml_node last_paragraph;
    pugi::xml_node first_part;  // empty: from the paragraph's beginning
    pugi::xml_node last_part;   // empty: to the paragraph's end
    bool wider_than_quote = false;
};

// The range for words in a paragraph or cell; the whole of it when the words are not found. Nothing for a cell
// without a paragraph.
[[nodiscard]] std::optional<CommentRange> find_range(pugi::xml_node paragraph_or_cell, std::string_view quote);

// Puts the marks around the range. `xml` is the text that the nodes were parsed from.
void mark_range(std::string_view xml, CommentRange const& range, std::string_view begin, std::string_view end,
                XmlInsertions& insertions);

}  // namespace document::office
