#pragma once

#include "document/office/word_styles.hpp"
#include "document/office/xml_part.hpp"

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace document::office {

// A footnote or endnote by the number that the document gives it.
struct WordNoteId {
    enum class Kind { footnote, endnote } kind = Kind::footnote;
    int number = 0;
    friend auto operator<=>(WordNoteId, WordNoteId) = default;
};

// What one paragraph holds besides its text.
struct ParagraphContent {
    std::string text;                       // as printed: insertions in, deletions, struck and hidden text out
    std::vector<pugi::xml_node> text_boxes;  // w:txbxContent
    std::vector<std::string> pictures;       // relation ids
    std::vector<WordNoteId> notes;           // footnotes and endnotes that it refers to
    bool joins_next = false;                // its paragraph mark was deleted
};

// Reads paragraphs in document order; fields may reach over several.
class WordText {
public:
    // `styles` say which text is hidden; without any, only what is hidden by itself is left out.
    explicit WordText(WordStyles const* styles = nullptr) : styles_{styles} {}

    [[nodiscard]] ParagraphContent read(pugi::xml_node paragraph);
    // The text of one child of a paragraph, read after those before it.
    [[nodiscard]] std::string read_part(pugi::xml_node part);

private:
    void read_children(pugi::xml_node node, ParagraphContent& content);
    void read_child(pugi::xml_node part, ParagraphContent& content);
    void read_run(pugi::xml_node run, ParagraphContent& content);
    void read_piece(pugi::xml_node piece, ParagraphContent& content);
    void read_field_mark(pugi::xml_node mark);
    [[nodiscard]] bool in_instruction() const;
    [[nodiscard]] bool is_hidden(pugi::xml_node run) const;
    [[nodiscard]] std::optional<bool> is_hidden_by(std::string_view style) const;

    WordStyles const* styles_;
    bool hidden_paragraph_ = false;  // by its style

    std::vector<bool> field_shows_result_;  // one an open field
};

// The element itself, or for mc:AlternateContent the one branch of it that counts.
[[nodiscard]] pugi::xml_node chosen_branch(pugi::xml_node alternate);

// True where a switch such as <w:b/> stands and is not turned off.
[[nodiscard]] bool is_on(pugi::xml_node properties, std::string_view name);

}  // namespace document::office
