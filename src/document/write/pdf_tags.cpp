#include "document/write/pdf_tags.hpp"

#include "base/ensure.hpp"
#include "document/write/markup_text.hpp"
#include "document/write/pdf_artifacts.hpp"

#include <cairo-pdf.h>

#define POINTERHOLDER_TRANSITION 4  // its own name for: use std::shared_ptr
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

namespace document {
namespace {

QPDFObjectHandle name(std::string const& text) { return QPDFObjectHandle::newName(text); }

QPDFObjectHandle attributes(CellTag const& cell)
{
    auto table = QPDFObjectHandle::newDictionary();
    table.replaceKey("/O", name("/Table"));
    if (cell.scope != CellTag::Scope::none)
        table.replaceKey("/Scope", name(cell.scope == CellTag::Scope::row ? "/Row" : "/Column"));
    if (cell.rows > 1)
        table.replaceKey("/RowSpan", QPDFObjectHandle::newInteger(cell.rows));
    if (cell.columns > 1)
        table.replaceKey("/ColSpan", QPDFObjectHandle::newInteger(cell.columns));
    return table;
}

// Walks the structure in reading order and gives each cell the next of the attributes.
void add_attributes(QPDFObjectHandle element, std::vector<CellTag> const& cells, std::size_t& next)
{
    if (!element.isDictionary())
        return;
    auto type = element.getKey("/S");
    if (type.isName() && (type.getName() == "/TH" || type.getName() == "/TD")) {
        base::ensure(next < cells.size(), "each cell of the structure was drawn");
        element.replaceKey("/A", attributes(cells[next++]));
    }
    auto children = element.getKey("/K");
    if (!children.isArray()) {
        add_attributes(children, cells, next);
        return;
    }
    for (int i = 0; i < children.getArrayNItems(); ++i)
        add_attributes(children.getArrayItem(i), cells, next);
}

// The title and language again as XMP, where readers of PDF/UA look for them.
QPDFObjectHandle metadata(QPDF& pdf, std::string_view title)
{
    std::string xmp = "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
                      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" "
                      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">";
    append_escaped(xmp, title);
    xmp += "</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>"
           "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";
    auto stream = QPDFObjectHandle::newStream(&pdf, xmp);
    stream.getDict().replaceKey("/Type", name("/Metadata"));
    stream.getDict().replaceKey("/Subtype", name("/XML"));
    return stream;
}

}  // namespace

void describe_pdf(cairo_surface_t* surface, std::string const& title)
{
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title.c_str());
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Gongkai");
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
}

std::string complete_pdf(std::string const& bytes, std::string_view title, std::vector<CellTag> const& cells)
{
    QPDF pdf;
    pdf.processMemoryFile("document.pdf", bytes.data(), bytes.size());
    auto root = pdf.getRoot();
    root.replaceKey("/Lang", QPDFObjectHandle::newString("zh-CN"));
    auto preferences = QPDFObjectHandle::newDictionary();
    preferences.replaceKey("/DisplayDocTitle", QPDFObjectHandle::newBool(true));
    root.replaceKey("/ViewerPreferences", preferences);
    root.replaceKey("/Metadata", metadata(pdf, title));
    std::size_t next = 0;
    add_attributes(root.getKey("/StructTreeRoot"), cells, next);
    base::ensure(next == cells.size(), "each cell that was drawn is in the structure");
    mark_artifacts(pdf);

    QPDFWriter writer{pdf};
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.write();
    auto const buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<char const*>(buffer->getBuffer()), buffer->getSize()};
}

}  // namespace document
