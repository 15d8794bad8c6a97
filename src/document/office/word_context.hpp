#pragma once

#include "document/office/package.hpp"
#include "document/office/relations.hpp"
#include "document/office/word_notes.hpp"
#include "document/office/word_numbering.hpp"
#include "document/office/word_styles.hpp"

#include <string_view>
#include <vector>

namespace document::office {

// What the body of a Word document refers to outside its own part.
struct WordContext {
    WordStyles styles;
    WordNumbering numbering;
    std::vector<Relation> relations;
    WordNotes notes;
    int depth = 0;  // how many documents this one stands in
};

// Styles, numbering, notes and relations of a main part, whose XML is `text`.
[[nodiscard]] base::Result<WordContext> read_word_context(Package const& package, std::string_view part,
                                                          std::string_view text);

}  // namespace document::office
