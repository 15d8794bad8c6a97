#pragma once

#include "document/office/docx_comments.hpp"
#include "document/office/xml_part.hpp"

#include <string>
#include <string_view>

namespace document::office {

// The prefix with its colon ("w:") that an XML part gives to WordprocessingML; empty when it gives none.
[[nodiscard]] std::string word_prefix(pugi::xml_node root);
[[nodiscard]] bool is_strict(pugi::xml_node root);

// The marks in the text around what a comment is about.
[[nodiscard]] std::string begin_mark(std::string const& prefix, int id);
[[nodiscard]] std::string end_mark(std::string const& prefix, int id);

enum class Quote { shown, left_out };
[[nodiscard]] std::string comment_element(std::string const& prefix, DocxComment const& comment, int id, Quote quote);

// A part for comments without any.
[[nodiscard]] std::string empty_comments(bool strict);
[[nodiscard]] std::string comments_override(std::string const& prefix, std::string_view part);
[[nodiscard]] std::string comments_relation(std::string const& prefix, std::string_view id, std::string_view target,
                                            bool strict);
[[nodiscard]] std::string empty_relations();

// Before the root element's end tag; <a/> becomes <a>…</a>.
[[nodiscard]] std::string insert_last(std::string xml, std::string_view addition);

}  // namespace document::office
