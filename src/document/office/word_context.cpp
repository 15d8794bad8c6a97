#include "document/office/word_context.hpp"

namespace document::office {

base::Result<WordContext> read_word_context(Package const& package, std::string_view part, std::string_view text)
{
    WordContext context;
    auto relations = read_relations(package, part);
    if (!relations)
        return tl::unexpected{relations.error()};
    context.relations = std::move(*relations);

    if (auto const notes = context.notes.read(package, context.relations, text); !notes)
        return tl::unexpected{notes.error()};
    auto counts_lists = text.find("numPr") != std::string_view::npos;
    auto const* const styles = find_by_type(context.relations, "styles");
    if (styles != nullptr && package.find(styles->target)) {
        auto const styles_text = read_xml_text(package, styles->target);
        if (!styles_text)
            return tl::unexpected{styles_text.error()};
        counts_lists |= styles_text->find("numPr") != std::string::npos;
        auto const xml = XmlPart::parse(*styles_text, styles->target);
        if (!xml)
            return tl::unexpected{xml.error()};
        context.styles.add(xml->root());
    }
    auto const* const numbering = find_by_type(context.relations, "numbering");
    if (counts_lists && numbering != nullptr && package.find(numbering->target)) {
        auto const xml = read_xml(package, numbering->target);
        if (!xml)
            return tl::unexpected{xml.error()};
        context.numbering.add(xml->root());
    }
    return context;
}

}  // namespace document::office
