#include "document/write/bind_pdf.hpp"

#include "base/ensure.hpp"
#include "document/write/pdf_text.hpp"

#include <cairo-pdf.h>
#include <memory>

#define POINTERHOLDER_TRANSITION 4  // its own name for: use std::shared_ptr
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

namespace document {
namespace {

constexpr double label_width = 200;  // points
constexpr double label_height = 14;
constexpr double label_size = 9;
constexpr double label_margin = 20;  // from the page's edges

using Source = std::unique_ptr<QPDF>;

tl::unexpected<base::Error> damaged_paper(std::string const& title)
{
    return base::fail(base::ErrorKind::invalid_input, "document.damaged", "{what} is damaged or incomplete", {{"what", title}});
}

// Throws what qpdf throws.
Source open(std::string_view pdf, std::string const& title)
{
    auto source = std::make_unique<QPDF>();
    source->setSuppressWarnings(true);
    source->processMemoryFile(title.c_str(), pdf.data(), pdf.size());
    return source;
}

cairo_status_t append_bytes(void* pdf, unsigned char const* data, unsigned int length)
{
    static_cast<std::string*>(pdf)->append(reinterpret_cast<char const*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

// One small page a label.
base::Result<std::string> draw_labels(int pages, PageLabel const& label)
{
    std::string pdf;
    SurfacePtr const surface{cairo_pdf_surface_create_for_stream(append_bytes, &pdf, label_width, label_height)};
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
    {
        CairoPtr const cairo{cairo_create(surface.get())};
        TextSetter const setter{cairo.get()};
        for (int page = 1; page <= pages; ++page) {
            auto const layout = setter.set(label(page, pages), {.face = Face::page_number, .size = label_size, .width = label_width,
                                                                .alignment = PANGO_ALIGN_RIGHT});
            if (!layout)
                return tl::unexpected{layout.error()};
            draw_line(cairo.get(), layout->get(), 0, 0, label_height - 4);
            cairo_show_page(cairo.get());
        }
        base::ensure(cairo_status(cairo.get()) == CAIRO_STATUS_SUCCESS, "cairo draws what it is given");
    }
    cairo_surface_finish(surface.get());
    return pdf;
}

void put_label(QPDF& whole, QPDFPageObjectHelper page, QPDFObjectHandle const& label)
{
    auto const box = page.getTrimBox().getArrayAsRectangle();
    QPDFObjectHandle::Rectangle const place{box.urx - label_margin - label_width, box.lly + label_margin, box.urx - label_margin,
                                            box.lly + label_margin + label_height};
    auto resources = page.getAttribute("/Resources", true);
    if (!resources.isDictionary()) {
        resources = QPDFObjectHandle::newDictionary();
        page.getObjectHandle().replaceKey("/Resources", resources);
    }
    auto objects = resources.getKey("/XObject");
    if (!objects.isDictionary())
        objects = resources.replaceKeyAndGetNew("/XObject", QPDFObjectHandle::newDictionary());
    int suffix = 1;
    auto const name = resources.getUniqueResourceName("/Label", suffix);
    objects.replaceKey(name, label);
    auto const drawn = page.placeFormXObject(label, name, place);
    page.addPageContents(whole.newStream("q\n"), true);
    page.addPageContents(whole.newStream("\nQ\n" + drawn), false);
}

void add_outline(QPDF& whole, std::vector<std::pair<std::string, QPDFObjectHandle>> const& papers)
{
    auto root = whole.makeIndirectObject(QPDFObjectHandle::newDictionary());
    std::vector<QPDFObjectHandle> items;
    for (auto const& [title, page] : papers) {
        auto item = whole.makeIndirectObject(QPDFObjectHandle::newDictionary());
        item.replaceKey("/Title", QPDFObjectHandle::newUnicodeString(title));
        item.replaceKey("/Parent", root);
        item.replaceKey("/Dest", QPDFObjectHandle::newArray({page, QPDFObjectHandle::newName("/Fit")}));
        if (!items.empty()) {
            item.replaceKey("/Prev", items.back());
            items.back().replaceKey("/Next", item);
        }
        items.push_back(item);
    }
    if (items.empty())
        return;
    root.replaceKey("/First", items.front());
    root.replaceKey("/Last", items.back());
    root.replaceKey("/Count", QPDFObjectHandle::newInteger(static_cast<long long>(items.size())));
    whole.getRoot().replaceKey("/Outlines", root);
    whole.getRoot().replaceKey("/PageMode", QPDFObjectHandle::newName("/UseOutlines"));
}

std::string written(QPDF& whole)
{
    QPDFWriter writer{whole};
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.write();
    auto const bytes = writer.getBufferSharedPointer();
    return {reinterpret_cast<char const*>(bytes->getBuffer()), bytes->getSize()};
}

// A copy of a page that holds what is drawn and nothing that acts: no annotations, actions, thumbnails or structure.
QPDFObjectHandle bare_page(QPDFPageObjectHelper page)
{
    auto bare = QPDFObjectHandle::newDictionary();
    bare.replaceKey("/Type", QPDFObjectHandle::newName("/Page"));
    for (auto const* key : {"/MediaBox", "/CropBox", "/Resources", "/Rotate"})
        if (auto value = page.getAttribute(key, false); !value.isNull())
            bare.replaceKey(key, value);
    for (auto const* key : {"/Contents", "/UserUnit", "/Group"})
        if (auto value = page.getObjectHandle().getKey(key); !value.isNull())
            bare.replaceKey(key, value);
    return bare;
}

}  // namespace

base::Result<int> count_pages(std::string_view pdf)
try {
    return static_cast<int>(open(pdf, "paper")->getAllPages().size());
} catch (std::exception const&) {  // of qpdf
    return damaged_paper("PDF");
}

namespace {

// Papers put behind one another, on their way to be one.
class Binding {
public:
    Binding() { whole_.emptyPDF(); }

    [[nodiscard]] base::Result<void> add(BoundPaper const& paper)
    try {
        auto& source = *sources_.emplace_back(open(paper.pdf, paper.title));
        auto const before = pages_.getAllPages().size();
        for (auto const& page : QPDFPageDocumentHelper{source}.getAllPages())
            pages_.addPage(source.makeIndirectObject(bare_page(page)), false);
        if (auto const all = pages_.getAllPages(); all.size() > before)
            outline_.emplace_back(paper.title, all[before].getObjectHandle());
        return {};
    } catch (std::exception const&) {  // of qpdf
        return damaged_paper(paper.title);
    }

    [[nodiscard]] base::Result<void> label(PageLabel const& label)
    {
        auto const all = pages_.getAllPages();
        labels_ = label && !all.empty() ? draw_labels(static_cast<int>(all.size()), label) : base::Result<std::string>{};
        if (!labels_)
            return tl::unexpected{labels_.error()};
        if (labels_->empty())
            return {};
        auto& source = *sources_.emplace_back(open(*labels_, "labels"));
        auto labels = QPDFPageDocumentHelper{source}.getAllPages();
        for (std::size_t at = 0; at < all.size(); ++at)
            put_label(whole_, all[at], whole_.copyForeignObject(labels[at].getFormXObjectForPage()));
        return {};
    }

    [[nodiscard]] std::string finish(std::string const& title)
    {
        add_outline(whole_, outline_);
        auto info = QPDFObjectHandle::newDictionary();
        info.replaceKey("/Title", QPDFObjectHandle::newUnicodeString(title));
        whole_.getTrailer().replaceKey("/Info", whole_.makeIndirectObject(info));
        return written(whole_);
    }

private:
    QPDF whole_;
    QPDFPageDocumentHelper pages_{whole_};
    base::Result<std::string> labels_;
    std::vector<Source> sources_;  // streams are read from them when the whole is written
    std::vector<std::pair<std::string, QPDFObjectHandle>> outline_;
};

}  // namespace

base::Result<std::string> bind_pdf(std::string const& title, std::vector<BoundPaper> const& papers, PageLabel const& label)
{
    Binding binding;
    for (auto const& paper : papers)
        if (auto const added = binding.add(paper); !added)
            return tl::unexpected{added.error()};
    if (auto const labelled = binding.label(label); !labelled)
        return tl::unexpected{labelled.error()};
    return binding.finish(title);
}

}  // namespace document
