#pragma once

#include "document/office/relations.hpp"
#include "document/office/word_text.hpp"

#include <map>
#include <vector>

namespace document::office {

// The footnotes and endnotes of a document, each handed out once.
class WordNotes {
public:
    // Reads the parts that `text`, the main part, refers to.
    [[nodiscard]] base::Result<void> read(Package const& package, std::vector<Relation> const& relations,
                                          std::string_view text);

    // The note's element, at the first reference to it; nothing afterwards.
    [[nodiscard]] pugi::xml_node take(WordNoteId id);

private:
    std::vector<XmlPart> parts_;
    std::map<WordNoteId, pugi::xml_node> notes_;
};

}  // namespace document::office
