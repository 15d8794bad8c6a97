#include "document/page/page_recognition.hpp"

#include "document/page/cell_reader.hpp"
#include "document/page/picture_cleaning.hpp"
#include "document/page/picture_ruling.hpp"
#include "document/page/recognised_text.hpp"
#include "document/page/recogniser.hpp"

#include <chrono>
#include <cmath>
#include <ctime>

namespace document::page {
namespace {

// The time this thread has worked: a page is not refused because the machine has other things to do.
struct Clock {
    using duration = std::chrono::nanoseconds;
    using time_point = std::chrono::time_point<Clock, duration>;

    static time_point now()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return time_point{std::chrono::seconds{time.tv_sec} + std::chrono::nanoseconds{time.tv_nsec}};
    }
};

PixelBox pixels_of(Box const& box)
{
    return {static_cast<int>(std::lround(box.left)), static_cast<int>(std::lround(box.top)),
            static_cast<int>(std::lround(box.right)), static_cast<int>(std::lround(box.bottom))};
}

Box in_points(Box box, float pixels_a_point)
{
    return {box.left / pixels_a_point, box.top / pixels_a_point, box.right / pixels_a_point, box.bottom / pixels_a_point};
}

base::Error too_slow(Limits const& limits)
{
    return over_limit("page_seconds", static_cast<std::size_t>(limits.page_time.count()));
}

// The cells of one table while the page is being read.
struct OpenTable {
    Grid const* grid;
    Table table;
    std::vector<CellReading> readings{};
};

base::Result<void> read_cells(OpenTable& open, CellReader& reader, Clock::time_point until, Limits const& limits)
{
    if (open.table.cells.size() > limits.elements)
        return tl::unexpected(over_limit("elements", limits.elements));
    for (auto const& cell : open.grid->cells) {
        if (Clock::now() > until)
            return tl::unexpected(too_slow(limits));
        open.readings.push_back(reader.read(pixels_of(cell.box)));
    }
    return {};
}

Table close(OpenTable open, CellReader const& reader, float pixels_a_point)
{
    auto& table = open.table;
    table.recognised = true;
    table.at.box = in_points(table.at.box, pixels_a_point);
    for (auto& width : table.column_widths)
        width /= static_cast<double>(pixels_a_point);
    for (std::size_t at = 0; at < table.cells.size(); ++at) {
        auto const& place = open.grid->cells[at];
        auto& reading = open.readings[at];
        reader.settle(pixels_of(place.box), reading);
        auto& cell = table.cells[at];
        cell.text = std::move(reading.text);
        cell.legibility = reading.legibility;
        cell.alternatives = std::move(reading.alternatives);
        if (!place.regular && cell.legibility == Legibility::clear)
            cell.legibility = Legibility::doubtful;
        cell.at.box = in_points(cell.at.box, pixels_a_point);
    }
    return std::move(table);
}

base::Result<std::vector<Table>> read_tables(std::vector<Grid> const& grids, CleanPage const& page, int number,
                                             Clock::time_point until, Limits const& limits)
{
    CellReader reader{page, recogniser()};
    std::vector<OpenTable> open;
    for (auto const& grid : grids) {
        open.push_back({&grid, to_table(grid, number)});
        if (auto const read = read_cells(open.back(), reader, until, limits); !read)
            return tl::unexpected(read.error());
    }
    std::vector<Table> tables;
    for (auto& table : open)
        tables.push_back(close(std::move(table), reader, page.pixels_a_point));
    return tables;
}

void paint_white(Pix* grey, PixelBox const& box)
{
    constexpr int room = 6;
    ::Box* area = boxCreate(std::max(box.left - room, 0), std::max(box.top - room, 0), box.width() + 2 * room,
                            box.height() + 2 * room);
    pixSetInRect(grey, area);
    boxDestroy(&area);
}

std::vector<Line> read_text(CleanPage& page, std::vector<Grid> const& grids, Clock::time_point until)
{
    for (auto const& grid : grids)
        paint_white(page.grey.get(), pixels_of(grid.box));
    auto const left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
    constexpr int patience = 3;  // the recogniser measures by the wall's clock
    std::vector<Line> lines;
    for (auto& read : recogniser().read_lines(page.grey.get(), patience * static_cast<int>(std::max<std::int64_t>(left, 1)))) {
        Line line;
        line.box = in_points({static_cast<float>(read.box.left), static_cast<float>(read.box.top),
                              static_cast<float>(read.box.right), static_cast<float>(read.box.bottom)},
                             page.pixels_a_point);
        line.size = height_of(line.box);
        line.chunks.push_back({normalise_words(read.reading.text), line.box});
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace

base::Result<PageParts> recognise_page(Pix* picture, int number, int dots_per_inch, Limits const& limits)
{
    auto const until = Clock::now() + limits.page_time;
    if (!recogniser().ready())
        return base::fail(base::ErrorKind::unavailable, "document.no-recogniser",
                          "pictures need the packages tesseract-ocr and tesseract-ocr-chi-sim");
    auto page = clean_page(picture, dots_per_inch, recogniser());
    PageParts parts;
    parts.number = number;
    if (!page.ink)
        return parts;
    parts.width = static_cast<float>(pixGetWidth(page.grey.get())) / page.pixels_a_point;
    parts.height = static_cast<float>(pixGetHeight(page.grey.get())) / page.pixels_a_point;
    auto const grids = find_picture_grids(page.ink.get(), page.seal.get());
    auto tables = read_tables(grids, page, number, until, limits);
    if (!tables)
        return tl::unexpected(tables.error());
    parts.tables = std::move(*tables);
    parts.lines = read_text(page, grids, until);
    if (Clock::now() > until)
        return tl::unexpected(too_slow(limits));
    return parts;
}

bool shows_table(Pix* picture)
{
    PixPtr const grey{pixConvertTo8(picture, 0)};
    PixPtr const ink{grey ? pixThresholdToBinary(grey.get(), 170) : nullptr};
    PixPtr const level{ink ? pixDeskew(ink.get(), 2) : nullptr};
    return level && !find_picture_grids(level.get(), nullptr).empty();
}

}  // namespace document::page
