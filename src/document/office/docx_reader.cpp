#include "document/office/docx_reader.hpp"

#include "document/office/office_kind.hpp"
#include "document/office/word_body.hpp"
#include "document/office/word_document.hpp"

namespace document {
namespace {

base::Result<Document> read_package(office::Package const& package, int depth)
{
    auto const part = office::main_part(package, "word/document.xml");
    auto text = office::read_xml_text(package, part);
    if (!text)
        return tl::unexpected{text.error()};
    auto context = office::read_word_context(package, part, *text);
    if (!context)
        return tl::unexpected{context.error()};
    context->depth = depth;
    auto const xml = office::XmlPart::parse(std::move(*text), part);
    if (!xml)
        return tl::unexpected{xml.error()};
    auto const body_node = office::child(xml->root(), "body");
    if (!body_node)
        return tl::unexpected{office::damaged(part)};

    office::WordBody body{package, *context};
    if (auto const read = body.read(body_node); !read)
        return tl::unexpected{read.error()};
    Document document{.format = "docx"};
    document.title = office::package_title(package);
    document.blocks = body.take_blocks();
    return document;
}

}  // namespace

base::Result<Document> office::read_inner_docx(std::string_view bytes, Package const& outer, int depth)
{
    auto const package = Package::open(bytes, outer.limits(), outer.shared_budget());
    return package ? read_package(*package, depth) : tl::unexpected{package.error()};
}

base::Result<Document> read_docx(std::string_view bytes, Limits const& limits)
{
    if (is_encrypted_office(bytes))
        return tl::unexpected{office::encrypted()};
    auto const package = office::Package::open(bytes, limits);
    return package ? read_package(*package, 0) : tl::unexpected{package.error()};
}

}  // namespace document
