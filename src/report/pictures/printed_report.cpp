#include "report/pictures/printed_report.hpp"

#include "document/page/page_layout.hpp"
#include "document/page/page_recognition.hpp"
#include "document/page/pdf_reader.hpp"
#include "document/page/testing/draw_document.hpp"
#include "document/page/testing/printed_pages.hpp"
#include "document/write/write_pdf.hpp"
#include "report/sample/testing.hpp"

#include <algorithm>
#include <array>
#include <ctime>
#include <set>

namespace report::testing {
namespace {

using document::page::PixPtr;

std::string pdf_of(document::Document const& document, std::string_view face)
{
    if (face == official_face)
        return document::write_pdf(document).value();
    document::page::testing::DrawStyle style;
    style.face = face;
    return document::page::testing::draw_pdf(document, style);
}

std::set<int> pages_with_tables(document::Document const& document)
{
    std::set<int> pages;
    for (auto const& block : document.blocks)
        if (auto const* table = std::get_if<document::Table>(&block))
            for (auto const& cell : table->cells)
                pages.insert(cell.at.first);
    return pages;
}

double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

}  // namespace

std::span<std::string_view const> printed_faces()
{
    static constexpr std::array<std::string_view, 4> faces{official_face, "Noto Serif CJK SC", "Noto Sans CJK SC", "LXGW WenKai"};
    return faces;
}

PrintedReport print_report(std::uint64_t seed, std::string_view face, int dots_per_inch, Pages pages)
{
    PrintedReport printed{.source = make_source(seed), .document = {}, .pages = {}};
    auto const pdf = pdf_of(printed.source.document, face);
    printed.document = document::read_pdf(pdf, {}).value();
    auto const tables = pages_with_tables(printed.document);
    int number = 0;
    for (auto& picture : document::page::testing::printed_pages(pdf, dots_per_inch))
        if (++number; pages == Pages::all || tables.contains(number))
            printed.pages.push_back({number, std::move(picture)});
    return printed;
}

std::string name_of(PageDamages const& damages)
{
    std::string name;
    for (auto const* damage : damages)
        name += (name.empty() ? "" : " and ") + std::string{damage->name};
    return name;
}

RecognisedReport recognise(PrintedReport const& printed, PageDamages const& damages, unsigned seed)
{
    RecognisedReport recognised;
    std::vector<document::page::PageParts> pages;
    for (auto const& page : printed.pages) {
        PixPtr picture{pixCopy(nullptr, page.picture.get())};
        for (auto const* damage : damages)
            picture = damage->apply(picture.get(), seed);
        auto const begin = processor_seconds();
        pages.push_back(document::page::recognise_page(picture.get(), page.number, 0, document::Limits{}).value());
        recognised.longest_page = std::max(recognised.longest_page, processor_seconds() - begin);
    }
    recognised.document = {.format = "picture", .blocks = document::page::lay_out(std::move(pages))};
    return recognised;
}

}  // namespace report::testing
