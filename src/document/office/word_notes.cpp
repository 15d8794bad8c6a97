#include "document/office/word_notes.hpp"

#include <utility>

namespace document::office {

base::Result<void> WordNotes::read(Package const& package, std::vector<Relation> const& relations, std::string_view text)
{
    using Kind = WordNoteId::Kind;
    struct Source {
        Kind kind;
        std::string_view part;
        std::string_view element;
        std::string_view reference;
    };
    for (auto const& source : {Source{Kind::footnote, "footnotes", "footnote", "footnoteReference"},
                               Source{Kind::endnote, "endnotes", "endnote", "endnoteReference"}}) {
        auto const* const relation =
            text.find(source.reference) == std::string_view::npos ? nullptr : find_by_type(relations, source.part);
        if (relation == nullptr || relation->outside || !package.find(relation->target))
            continue;
        auto xml = read_xml(package, relation->target);
        if (!xml)
            return tl::unexpected{xml.error()};
        for (auto const node : xml->root().children())
            if (local_name(node) == source.element)
                notes_.try_emplace({source.kind, to_number(attribute(node, "id"), -1, -1, 1 << 30)}, node);
        parts_.push_back(std::move(*xml));
    }
    return {};
}

pugi::xml_node WordNotes::take(WordNoteId id)
{
    auto const found = notes_.find(id);
    return found == notes_.end() ? pugi::xml_node{} : std::exchange(found->second, {});
}

}  // namespace document::office
