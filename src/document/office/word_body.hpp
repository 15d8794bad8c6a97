#pragma once

#include "document/document.hpp"
#include "document/limits.hpp"
#include "document/office/package.hpp"
#include "document/office/word_context.hpp"
#include "document/office/word_table.hpp"
#include "document/office/word_text.hpp"

#include <map>
#include <string>
#include <vector>

namespace document::office {

// Which element of word/document.xml stands for a place that the reader gave.
struct WordAnchor {
    base::Place at;
    pugi::xml_node node;  // w:p or w:tc; for what stands in a text box, the paragraph that holds the box
};

// Walks the body of a Word document once. Paragraphs outside tables and tables count from 1 each, in reading order;
// a table that only arranges is taken apart and not counted.
class WordBody {
public:
    WordBody(Package const& package, WordContext& context)
        : package_{package}, context_{context}, text_{&context.styles}
    {
    }

    [[nodiscard]] base::Result<void> read(pugi::xml_node body);

    [[nodiscard]] std::vector<Block> take_blocks() { return std::move(blocks_); }
    [[nodiscard]] std::vector<WordAnchor> const& anchors() const { return anchors_; }

private:
    void read_blocks(pugi::xml_node container);
    void read_block(pugi::xml_node node);
    void read_paragraph(pugi::xml_node node);
    void emit_text(pugi::xml_node node, std::string text, base::Place at);
    void read_table(pugi::xml_node node);
    [[nodiscard]] std::string cell_text(pugi::xml_node cell, base::Place at);
    void append_cell_lines(pugi::xml_node container, base::Place at, std::string& text);
    void append_small_table(std::vector<WordRow> const& rows, base::Place at, std::string& text);
    [[nodiscard]] std::string mark_of(pugi::xml_node paragraph);
    void add_pictures(std::vector<std::string> const& ids, base::Place at);
    void add_notes(std::vector<WordNoteId> const& ids, base::Place at);
    void emit_what_follows();
    void read_chunk_at(pugi::xml_node node);
    [[nodiscard]] bool count_places(std::size_t places);
    void remember(base::Place at, pugi::xml_node node);

    Package const& package_;
    WordContext& context_;
    WordText text_;
    std::vector<Block> blocks_;
    std::vector<WordAnchor> anchors_;
    std::vector<pugi::xml_node> tables_behind_;  // large tables met inside cells, to follow the outer one
    std::vector<Picture> pictures_behind_;
    std::vector<Paragraph> notes_behind_;
    pugi::xml_node box_holder_;
    std::string carried_;  // text of a paragraph whose mark was deleted
    std::size_t grid_places_ = 0;
    base::Result<void> outcome_;
    int paragraphs_ = 0;
    int tables_ = 0;
};

}  // namespace document::office
