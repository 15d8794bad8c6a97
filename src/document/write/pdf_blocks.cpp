#include "document/write/pdf_blocks.hpp"

#include "base/ensure.hpp"
#include "document/write/markup_text.hpp"
#include "document/write/official_page.hpp"
#include "document/write/signature_indent.hpp"

#include "document/write/title_lines.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace document {
namespace {

namespace page = official_page;

constexpr double letter_space = page::character_pitch - page::body_size;
// A line of whole characters is as wide as the type area; rounding must not push its last one out.
constexpr double rounding = 0.5;
constexpr double note_pitch = 15;

TextStyle body_style()
{
    return {.face = Face::body, .size = page::body_size, .width = page::text_width + rounding,
            .indent = page::first_line_indent * page::character_pitch, .letter_space = letter_space, .justified = true};
}

SetText body_text(std::string tag)
{
    return {.layout = nullptr, .tag = std::move(tag), .size = page::body_size, .pitch = page::line_pitch};
}

struct TableMeasure {
    double size;
    double pitch;
    double space;
};

TableMeasure measure_of(TableSetting setting)
{
    if (setting == TableSetting::roomy)
        return {page::roomy_table_size, page::roomy_table_line_pitch, page::roomy_table_cell_space};
    return {page::table_size, page::table_line_pitch, page::table_cell_space};
}

struct Bytes {
    std::string_view left;
};

cairo_status_t read_bytes(void* bytes, unsigned char* data, unsigned int length)
{
    auto& left = static_cast<Bytes*>(bytes)->left;
    if (left.size() < length)
        return CAIRO_STATUS_READ_ERROR;
    std::copy_n(left.begin(), length, data);
    left.remove_prefix(length);
    return CAIRO_STATUS_SUCCESS;
}

SurfacePtr read_png(std::string_view bytes)
{
    Bytes source{bytes};
    SurfacePtr surface{cairo_image_surface_create_from_png_stream(read_bytes, &source)};
    base::ensure(cairo_surface_status(surface.get()) == CAIRO_STATUS_SUCCESS, "a picture to print is a PNG");
    return surface;
}

base::Result<SetBlock> finish(SetText text, base::Result<LayoutPtr> layout)
{
    if (!layout)
        return tl::unexpected{layout.error()};
    text.layout = std::move(*layout);
    return text;
}

class Setting {
public:
    Setting(Document const& document, TextSetter const& setter) : document_{document}, setter_{setter} {}

    base::Result<SetBlock> set(std::size_t index)
    {
        index_ = index;
        return std::visit(*this, document_.blocks[index]);
    }

    base::Result<SetBlock> operator()(Heading const& heading) const
    {
        if (heading.level <= 0)
            return title(heading);
        constexpr std::array faces{Face::heading, Face::subheading, Face::strong_body, Face::body};
        auto const level = static_cast<std::size_t>(std::clamp(heading.level, 1, 4));
        auto style = body_style();
        style.face = faces[level - 1];
        auto text = body_text("H" + std::to_string(level + 1));
        text.keeps_with_next = true;
        return finish(std::move(text), setter_.set(heading.text, style));
    }

    base::Result<SetBlock> operator()(Paragraph const& paragraph) const
    {
        switch (paragraph.role) {
        case ParagraphRole::body: return finish(body_text("P"), setter_.set(paragraph.text, body_style()));
        case ParagraphRole::number: return number(paragraph.text);
        case ParagraphRole::addressee: return under_text(paragraph.text, PANGO_ALIGN_LEFT);
        case ParagraphRole::note: return note(paragraph.text);
        case ParagraphRole::signature: return signature(paragraph.text);
        case ParagraphRole::date: return under_text(paragraph.text, PANGO_ALIGN_RIGHT, date_indent());
        }
        return note({});
    }

    base::Result<SetBlock> operator()(Picture const& picture) const
    {
        if (picture.print_width <= 0)
            return note(picture_placeholder);
        SetPicture set{.surface = read_png(picture.bytes), .width = picture.print_width * page::points_per_mm, .caption = nullptr, .pitch = note_pitch, .size = page::table_size};
        set.height = set.width * cairo_image_surface_get_height(set.surface.get()) / cairo_image_surface_get_width(set.surface.get());
        auto caption = setter_.set(picture.caption, {.face = Face::body, .size = page::table_size, .width = page::text_width - set.width - picture_gap - page_number_room});
        if (!caption)
            return tl::unexpected{caption.error()};
        set.caption = std::move(*caption);
        return set;
    }

    base::Result<SetBlock> operator()(Table const& table) const
    {
        SetTable set{TableGrid{table}, table.header_rows, {}, {0.0}, {}};
        for (auto const share : column_shares(table))
            set.lefts.push_back(set.lefts.back() + share * page::text_width);
        for (int row = 0; row < set.grid.rows(); ++row)
            for (int column = 0; column < set.grid.columns(); ++column)
                if (set.grid.begins(row, column))
                    if (auto const added = add_cell(set, row, column, measure_of(table.setting)); !added)
                        return tl::unexpected{added.error()};
        set_heights(set);
        return set;
    }

private:
    base::Result<SetBlock> title(Heading const& heading) const
    {
        std::string_view const words = heading.text;
        auto text = body_text("H1");
        text.size = page::title_size;
        text.space_after = page::line_pitch;
        text.keeps_with_next = true;
        text.begins_page = heading.begins_page;
        auto lines = std::string{words};
        if (auto const parted = part_title(words, page::title_characters))
            lines.insert(parted->first.size(), "\n");
        return finish(std::move(text), setter_.set(lines, {.face = Face::title, .size = page::title_size, .width = page::text_width,
                                                           .alignment = PANGO_ALIGN_CENTER}));
    }

    // Centred under the title, with room below (GB/T 9704-2012, 7.2.5).
    base::Result<SetBlock> number(std::string_view words) const
    {
        auto set = under_text(words, PANGO_ALIGN_CENTER);
        if (set)
            std::get<SetText>(*set).space_after = page::line_pitch;
        return set;
    }

    base::Result<SetBlock> note(std::string_view words) const
    {
        SetText text{.layout = nullptr, .tag = "P", .size = page::table_size, .pitch = note_pitch, .space_before = 3, .space_after = 6, .keeps_together = true};
        return finish(std::move(text), setter_.set(words, {.face = Face::body, .size = page::table_size, .width = page::text_width, .justified = true}));
    }

    base::Result<SetBlock> signature(std::string_view name) const
    {
        auto set = under_text(name, PANGO_ALIGN_RIGHT, signature_indent(name, date_below(document_, index_)));
        if (set) {
            auto& text = std::get<SetText>(*set);
            text.space_before = page::line_pitch;
            text.keeps_with_next = true;
            text.is_signature = true;
        }
        return set;
    }

    // A line from edge to edge, or `indent` characters short of the right one.
    base::Result<SetBlock> under_text(std::string_view words, PangoAlignment alignment, double indent = 0) const
    {
        auto style = body_style();
        style.indent = 0;
        style.justified = false;
        style.width -= indent * page::character_pitch;
        style.alignment = alignment;
        return finish(body_text("P"), setter_.set(words, style));
    }

    base::Result<void> add_cell(SetTable& set, int row, int column, TableMeasure const& measure) const
    {
        SetCell cell{set.grid.owner(row, column), row, column, set.grid.height(row, column), set.grid.width(row, column), nullptr, measure.size, measure.pitch, measure.space};
        if (cell.cell != nullptr && !cell.cell->text.empty()) {
            auto const right = set.lefts[static_cast<std::size_t>(column) + static_cast<std::size_t>(cell.columns)];
            auto const width = right - set.lefts[static_cast<std::size_t>(column)] - 2 * side_space(cell);
            auto const alignment = cell.cell->alignment;
            auto layout = setter_.set(cell.cell->text, {.face = Face::body, .size = measure.size, .width = width,
                                                        .alignment = alignment == Alignment::left    ? PANGO_ALIGN_LEFT
                                                                     : alignment == Alignment::right ? PANGO_ALIGN_RIGHT
                                                                                                     : PANGO_ALIGN_CENTER});
            if (!layout)
                return tl::unexpected{layout.error()};
            cell.layout = std::move(*layout);
        }
        set.cells.push_back(std::move(cell));
        return {};
    }

    // Each row is as high as its highest cell; what a cell over many rows needs beyond them goes to its last.
    static void set_heights(SetTable& set)
    {
        set.heights.assign(static_cast<std::size_t>(set.grid.rows()), page::table_row_height);
        for (auto const& cell : set.cells)
            if (cell.rows == 1)
                set.heights[static_cast<std::size_t>(cell.row)] = std::max(set.heights[static_cast<std::size_t>(cell.row)], SetTable::text_height(cell));
        for (auto const& cell : set.cells)
            if (auto const missing = SetTable::text_height(cell) - set.height(cell.row, cell.row + cell.rows); missing > 0)
                set.heights[static_cast<std::size_t>(cell.row + cell.rows - 1)] += missing;
    }

    Document const& document_;
    TextSetter const& setter_;
    std::size_t index_ = 0;
};

}  // namespace

double SetTable::height(int first, int end) const
{
    return std::accumulate(heights.begin() + first, heights.begin() + end, 0.0);
}

double SetTable::text_height(SetCell const& cell)
{
    return cell.layout == nullptr ? 0.0 : line_count(cell.layout.get()) * cell.pitch + 2 * cell.space;
}

double side_space(SetCell const& cell)
{
    auto const is_label = cell.cell != nullptr && cell.cell->alignment == Alignment::left;
    return is_label ? page::table_label_space : page::table_side_space;
}

base::Result<std::vector<SetBlock>> set_blocks(Document const& document, TextSetter const& setter)
{
    std::vector<SetBlock> blocks;
    blocks.reserve(document.blocks.size());
    Setting setting{document, setter};
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        auto block = setting.set(i);
        if (!block)
            return tl::unexpected{block.error()};
        blocks.push_back(std::move(*block));
    }
    return blocks;
}

}  // namespace document
