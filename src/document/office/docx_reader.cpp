#include "document/office/docx_reader.hpp"

#include "document/office/office_kind.hpp"
#include "document/office/word_body.hpp"

namespace document {

base::Result<Document> read_docx(std::string_view bytes, Limits const& limits)
{
    if (is_encrypted_office(bytes))
        return tl::unexpected{office::encrypted()};
    auto const package = office::Package::open(bytes, limits);
    if (!package)
        return tl::unexpected{package.error()};
    auto const part = office::main_part(*package, "word/document.xml");
    auto text = office::read_xml_text(*package, part);
    if (!text)
        return tl::unexpected{text.error()};
    auto context = office::read_word_context(*package, part, *text);
    if (!context)
        return tl::unexpected{context.error()};
    auto const xml = office::XmlPart::parse(std::move(*text), part);
    if (!xml)
        return tl::unexpected{xml.error()};
    auto const body_node = office::child(xml->root(), "body");
    if (!body_node)
        return tl::unexpected{office::damaged(part)};

    office::WordBody body{*package, *context};
    if (auto const read = body.read(body_node); !read)
        return tl::unexpected{read.error()};
    Document document{.format = "docx"};
    document.title = office::package_title(*package);
    document.blocks = body.take_blocks();
    return document;
}

}  // namespace document
