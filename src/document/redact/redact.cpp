#include "document/redact/redact.hpp"

#include "document/page/isolated.hpp"
#include "document/write/write_pdf.hpp"

#include <algorithm>
#include <optional>

namespace document {
namespace {

base::Box around(base::Box const& a, base::Box const& b)
{
    return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right), std::max(a.bottom, b.bottom)};
}

PageLine line_in(Table const& table)
{
    PageLine line;
    line.box = table.at.box;
    line.places_are_certain = table.columns_are == Columns::exact;
    for (auto const& cell : table.cells) {
        line.characters.push_back({line.text.size(), cell.at.box});
        line.text += cell.text;
    }
    return line;
}

base::Result<void> add_pages(ImagePdf& pdf, Document const& list, int dots_per_inch, Limits const& limits)
{
    auto const written = write_pdf(list);
    if (!written)
        return tl::unexpected(written.error());
    auto const sizes = page_sizes(PageFormat::pdf, *written, limits);
    if (!sizes)
        return tl::unexpected(sizes.error());
    for (auto const& [page, box] : *sizes) {
        auto const png = page_picture(PageFormat::pdf, *written, {page, dots_per_inch}, limits);
        if (!png)
            return tl::unexpected(png.error());
        if (auto const added = pdf.add(*png, box, {}); !added)
            return added;
    }
    return {};
}

}  // namespace

base::Result<std::vector<PageSize>> page_sizes(PageFormat format, std::string_view bytes, Limits const& limits)
{
    auto const measured = measure_isolated(format, bytes, limits);
    if (!measured)
        return tl::unexpected(measured.error());
    std::vector<PageSize> sizes;
    for (auto const& block : measured->blocks) {
        auto const& at = std::get<Picture>(block).at;
        sizes.push_back({at.first, at.box});
    }
    return sizes;
}

base::Result<std::vector<PageLine>> page_lines(PageFormat format, std::string_view bytes, int page, Limits const& limits)
{
    auto const read = read_lines_isolated(format, bytes, page, limits);
    if (!read)
        return tl::unexpected(read.error());
    std::vector<PageLine> lines;
    for (auto const& block : read->blocks)
        lines.push_back(line_in(std::get<Table>(block)));
    return lines;
}

base::Box box_of(PageLine const& line, std::size_t begin, std::size_t end)
{
    constexpr float room = 1;  // point
    std::optional<base::Box> box;
    for (std::size_t at = 0; at < line.characters.size(); ++at) {
        auto const& one = line.characters[at];
        auto const behind = at + 1 < line.characters.size() ? line.characters[at + 1].begin : line.text.size();
        if (one.begin < end && behind > begin)
            box = box ? around(*box, one.box) : one.box;
    }
    auto const& found = box ? *box : line.box;
    return {found.left - room, found.top - room, found.right + room, found.bottom + room};
}

base::Result<std::string> page_picture(PageFormat format, std::string_view bytes, page::PageDrawing const& wanted, Limits const& limits)
{
    return draw_isolated(format, bytes, wanted, limits).map([](Document drawn) {
        return std::move(std::get<Picture>(drawn.blocks.front()).bytes);
    });
}

base::Result<std::string> redact(PageFormat format, std::string_view bytes, Redaction const& redaction, Limits const& limits,
                                 std::function<base::Result<void>(int)> const& drawn)
{
    auto const sizes = page_sizes(format, bytes, limits);
    if (!sizes)
        return tl::unexpected(sizes.error());
    for (auto const& [page, blackouts] : redaction.blackouts)
        if (page < 1 || static_cast<std::size_t>(page) > sizes->size())
            return base::fail(base::ErrorKind::invalid_input, "redaction.no-page", "The file has no page {page}.", {{"page", std::to_string(page)}});
    ImagePdf pdf;
    for (auto const& [page, box] : *sizes) {
        auto const png = page_picture(format, bytes, {page, redaction.dots_per_inch}, limits);
        if (!png)
            return tl::unexpected(png.error());
        auto const of_page = redaction.blackouts.find(page);
        auto const added = pdf.add(*png, box, of_page == redaction.blackouts.end() ? std::vector<Blackout>{} : of_page->second);
        auto const told = added ? drawn(page) : added;
        if (!told)
            return tl::unexpected(told.error());
    }
    if (!redaction.list.blocks.empty())
        if (auto const added = add_pages(pdf, redaction.list, redaction.dots_per_inch, limits); !added)
            return tl::unexpected(added.error());
    return pdf.finish();
}

}  // namespace document
