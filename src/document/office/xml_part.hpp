#pragma once

#include "document/office/package.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace document::office {

// Counts elements, attributes and depth of an XML text piece by piece, before a tree is built of it.
class XmlCensus {
public:
    XmlCensus(Limits const& limits, UnpackBudget& budget) : limits_{limits}, budget_{budget} {}

    // Refuses more than limits.elements, limits.depth or limits.text_bytes, and any document type: office files have none, and
    // entities are defined there.
    [[nodiscard]] base::Result<void> take(std::string_view piece);

private:
    enum class State : std::uint8_t { text, opened, declaration, comment, character_data, instruction, start_tag,
                                      attribute_value, end_tag };

    // Bytes from the beginning of `rest` that do not end the present state.
    [[nodiscard]] std::size_t skip(std::string_view rest);
    void step(char byte);
    void begin_tag(char byte);
    void begin_declaration(char byte);
    void in_start_tag(char byte);
    void count_element(std::size_t quarters);

    Limits const& limits_;
    UnpackBudget& budget_;
    State state_ = State::text;
    char quote_ = '"';
    char last_ = ' ';
    int closing_marks_ = 0;  // how many of "]]" or "--" have been seen
    std::size_t depth_ = 0;
    std::size_t attributes_ = 0;
    std::optional<base::Error> refusal_;
};

// One XML part of a package as a tree. Owns its text.
class XmlPart {
public:
    // A text that has been counted; `name` is for the message.
    [[nodiscard]] static base::Result<XmlPart> parse(std::string text, std::string_view name);

    [[nodiscard]] pugi::xml_node root() const { return tree_->document_element(); }

private:
    std::unique_ptr<std::string> text_;
    std::unique_ptr<pugi::xml_document> tree_;
};

// An XML part as UTF-8, counted while it is unpacked.
[[nodiscard]] base::Result<std::string> read_xml_text(Package const& package, std::string_view name);
[[nodiscard]] base::Result<XmlPart> read_xml(Package const& package, std::string_view name);

// The name of an element or attribute without its prefix.
[[nodiscard]] std::string_view local_name(char const* name);
[[nodiscard]] inline std::string_view local_name(pugi::xml_node node) { return local_name(node.name()); }

// The value of the attribute of that local name, whatever its prefix; empty when there is none.
[[nodiscard]] std::string_view attribute(pugi::xml_node node, std::string_view name);
// The first child of that local name.
[[nodiscard]] pugi::xml_node child(pugi::xml_node node, std::string_view name);
// A whole number between the limits; `otherwise` when there is none, the nearer limit when outside.
[[nodiscard]] int to_number(std::string_view text, int otherwise, int least, int most);

// The text directly inside a node.
void append_text(pugi::xml_node node, std::string& text);
// Bytes that are no UTF-8 (or stand for no character) become U+FFFD.
[[nodiscard]] std::string clean_utf8(std::string text);

}  // namespace document::office
