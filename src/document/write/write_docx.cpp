#include "document/write/write_docx.hpp"

#include "document/write/docx_styles.hpp"
#include "document/write/markup_text.hpp"
#include "document/write/official_page.hpp"
#include "document/write/signature_indent.hpp"
#include "document/write/table_grid.hpp"
#include "document/write/title_lines.hpp"
#include "document/write/zip_bytes.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace document {
namespace {

namespace page = official_page;

void append_run(std::string& xml, std::string_view text)
{
    auto first = true;
    for_each_line(text, [&](std::string_view line) {
        xml += first ? "<w:r>" : "<w:r><w:br/>";
        xml += "<w:t xml:space=\"preserve\">";
        append_escaped(xml, line);
        xml += "</w:t></w:r>";
        first = false;
    });
}

void append_paragraph(std::string& xml, std::string_view style, std::string_view properties, std::string_view text)
{
    xml.append("<w:p><w:pPr><w:pStyle w:val=\"").append(style).append("\"/>").append(properties).append("</w:pPr>");
    if (!text.empty())
        append_run(xml, text);
    xml += "</w:p>";
}

std::string indent_from_right(double characters, std::string_view spacing = {})
{
    return fmt::format("{}<w:ind w:rightChars=\"{}\" w:right=\"{}\"/>", spacing, static_cast<int>(characters * 100),
                       to_twips(characters * page::character_pitch));
}

std::string_view cell_alignment(Alignment alignment)
{
    switch (alignment) {
    case Alignment::left: return "<w:jc w:val=\"left\"/>";
    case Alignment::right: return "<w:jc w:val=\"right\"/>";
    case Alignment::automatic:
    case Alignment::centre: return {};  // as the style has it
    }
    return {};
}

class DocxBody {
public:
    DocxBody(std::string& xml, Document const& document) : xml_{xml}, document_{document} {}

    void append(std::size_t index)
    {
        index_ = index;
        std::visit(*this, document_.blocks[index]);
    }

    void operator()(Heading const& heading)
    {
        heading_ = heading.text;
        if (heading.level == 0)
            append_title(heading);
        else
            append_paragraph(xml_, fmt::format("Heading{}", std::clamp(heading.level, 1, 4)),
                             stands_below_table() ? "<w:spacing w:before=\"120\"/>" : "", heading.text);
    }

    void operator()(Paragraph const& paragraph)
    {
        switch (paragraph.role) {
        case ParagraphRole::body: append_paragraph(xml_, "BodyText", {}, paragraph.text); break;
        case ParagraphRole::number:
            append_paragraph(xml_, "Normal", fmt::format("<w:spacing w:after=\"{}\"/><w:jc w:val=\"center\"/>", line_pitch_twips()), paragraph.text);
            break;
        case ParagraphRole::addressee: append_paragraph(xml_, "Normal", {}, paragraph.text); break;
        case ParagraphRole::note: append_paragraph(xml_, "TableNote", {}, paragraph.text); break;
        case ParagraphRole::signature: append_signature(paragraph.text); break;
        case ParagraphRole::date: append_paragraph(xml_, "Date", indent_from_right(date_indent()), paragraph.text); break;
        }
    }

    void operator()(Table const& table)
    {
        append_table(table);
        auto const is_last = index_ + 1 == document_.blocks.size();
        if (is_last || std::holds_alternative<Table>(document_.blocks[index_ + 1]))
            append_paragraph(xml_, "TableNote", {}, {});  // two tables in a row would become one
    }

    void operator()(Picture const& picture)
    {
        if (picture.print_width <= 0)
            append_paragraph(xml_, "TableNote", {}, picture_placeholder);
        else
            append_picture(picture);
    }

private:
    [[nodiscard]] bool stands_below_table() const
    {
        return index_ > 0 && std::holds_alternative<Table>(document_.blocks[index_ - 1]);
    }

    // A line break would become part of the title. Where the upper line is the longer one, indents part it at the same
    // place; else Word parts it where the line is full.
    void append_title(Heading const& heading)
    {
        auto const& title = heading.text;
        std::string indents = heading.begins_page ? "<w:pageBreakBefore/>" : "";
        if (auto const parted = part_title(title, page::title_characters)) {
            auto const upper = width_in_characters(parted->first);
            constexpr auto slack = 0.6;  // characters, for faces with wide digits
            if (upper >= width_in_characters(parted->second)) {
                auto const side = to_twips((page::text_width - (upper + slack) * page::title_size) / 2);
                indents += fmt::format("<w:ind w:left=\"{0}\" w:right=\"{0}\"/>", std::max(side, 0));
            }
        }
        append_paragraph(xml_, "Title", indents, title);
    }

    // In the line, its caption behind it; that line must be as high as the picture.
    void append_picture(Picture const& picture)
    {
        constexpr double emus_per_point = 12700;
        ++pictures_;
        auto const width = picture.print_width * page::points_per_mm;
        auto const wide = std::lround(width * emus_per_point);
        auto const high = std::lround(width * picture.height / picture.width * emus_per_point);
        xml_ += fmt::format("<w:p><w:pPr><w:pStyle w:val=\"TableNote\"/><w:spacing w:before=\"120\" w:line=\"240\" w:lineRule=\"auto\"/><w:jc w:val=\"left\"/><w:textAlignment "
                            "w:val=\"center\"/></w:pPr><w:r><w:drawing><wp:inline xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/"
                            "wordprocessingDrawing\"><wp:extent cx=\"{0}\" cy=\"{1}\"/><wp:docPr id=\"{2}\" name=\"picture{2}\" descr=\"",
                            wide, high, pictures_);
        append_escaped(xml_, picture.caption);
        xml_ += fmt::format("\"/><a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:graphicData "
                            "uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic "
                            "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:nvPicPr><pic:cNvPr id=\"{2}\" "
                            "name=\"picture{2}\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"{3}\"/><a:stretch><a:fillRect/></a:stretch>"
                            "</pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{0}\" cy=\"{1}\"/></a:xfrm><a:prstGeom prst=\"rect\">"
                            "<a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
                            wide, high, pictures_, docx_picture_relation(pictures_));
        append_run(xml_, "　" + picture.caption);
        xml_ += "</w:p>";
    }

    void append_signature(std::string_view name)
    {
        auto const one_line_above = fmt::format("<w:spacing w:before=\"{}\"/>", line_pitch_twips());
        append_paragraph(xml_, "Signature", indent_from_right(signature_indent(name, date_below(document_, index_)), one_line_above), name);
    }

    void append_table(Table const& table)
    {
        auto const is_roomy = table.setting == TableSetting::roomy;
        auto const cell_space = is_roomy ? page::roomy_table_cell_space : page::table_cell_space;
        cell_style_ = is_roomy ? "RoomyTableText" : "TableText";
        std::vector<int> widths;
        for (auto const share : column_shares(table))
            widths.push_back(to_twips(share * page::text_width));
        xml_ += fmt::format("<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblBorders>",
                            to_twips(page::text_width));
        for (std::string_view const edge : {"top", "left", "bottom", "right", "insideH", "insideV"})
            xml_ += fmt::format("<w:{} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>", edge);
        xml_ += "</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar>";
        for (auto const& [edge, space] : {std::pair{"top", cell_space}, std::pair{"left", page::table_side_space},
                                          std::pair{"bottom", cell_space}, std::pair{"right", page::table_side_space}})
            xml_ += fmt::format("<w:{} w:w=\"{}\" w:type=\"dxa\"/>", edge, to_twips(space));
        xml_ += "</w:tblCellMar><w:tblCaption w:val=\"";
        append_escaped(xml_, heading_);
        xml_ += "\"/></w:tblPr><w:tblGrid>";
        for (auto const width : widths)
            xml_ += fmt::format("<w:gridCol w:w=\"{}\"/>", width);
        xml_ += "</w:tblGrid>";
        TableGrid const grid{table};
        for (int row = 0; row < grid.rows(); ++row)
            append_row(grid, row, table.header_rows, widths);
        xml_ += "</w:tbl>";
    }

    void append_row(TableGrid const& grid, int row, int header_rows, std::vector<int> const& widths)
    {
        xml_ += fmt::format("<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"{}\" w:hRule=\"atLeast\"/>", to_twips(page::table_row_height));
        xml_ += row < header_rows ? "<w:tblHeader/></w:trPr>" : "</w:trPr>";
        auto const keeps = stays_together(grid.rows()) && row + 1 < grid.rows();
        for (int column = 0; column < grid.columns(); column += grid.width(row, column)) {
            auto const span = grid.width(row, column);
            auto width = 0;
            for (int i = column; i < column + span; ++i)
                width += widths[static_cast<std::size_t>(i)];
            xml_ += fmt::format("<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/>", width);
            if (span > 1)
                xml_ += fmt::format("<w:gridSpan w:val=\"{}\"/>", span);
            append_cell(grid, row, column, keeps);
        }
        xml_ += "</w:tr>";
    }

    void append_cell(TableGrid const& grid, int row, int column, bool keeps)
    {
        auto const* cell = grid.owner(row, column);
        auto const begins = grid.begins(row, column);
        if (!begins)
            xml_ += "<w:vMerge/>";
        else if (grid.height(row, column) > 1)
            xml_ += "<w:vMerge w:val=\"restart\"/>";
        xml_ += "<w:vAlign w:val=\"center\"/></w:tcPr>";
        auto properties = std::string{keeps ? "<w:keepNext/>" : ""};
        if (cell != nullptr)
            properties += cell_alignment(cell->alignment);
        append_paragraph(xml_, cell_style_, properties, cell != nullptr && begins ? std::string_view{cell->text} : std::string_view{});
        xml_ += "</w:tc>";
    }

    std::string& xml_;
    Document const& document_;
    std::size_t index_ = 0;
    int pictures_ = 0;
    std::string_view cell_style_ = "TableText";
    std::string heading_;
};

std::vector<Picture const*> printed_pictures(Document const& document)
{
    std::vector<Picture const*> pictures;
    for (auto const& block : document.blocks)
        if (auto const* picture = std::get_if<Picture>(&block); picture != nullptr && picture->print_width > 0)
            pictures.push_back(picture);
    return pictures;
}

std::string document_part(Document const& document)
{
    std::string xml{xml_declaration};
    xml.reserve(192U << 10);
    xml += fmt::format("<w:document xmlns:w=\"{}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>",
                       word_namespace);
    DocxBody body{xml, document};
    for (std::size_t i = 0; i < document.blocks.size(); ++i)
        body.append(i);
    return xml + docx_section_properties() + "</w:body></w:document>";
}

std::string core_properties(Document const& document)
{
    std::string xml{xml_declaration};
    xml += "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
           "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>";
    append_escaped(xml, document.title);
    return xml + "</dc:title><dc:language>zh-CN</dc:language></cp:coreProperties>";
}

}  // namespace

std::string write_docx(Document const& document)
{
    auto const pictures = printed_pictures(document);
    auto const count = static_cast<int>(pictures.size());
    std::vector<std::pair<std::string, std::string>> parts{{"[Content_Types].xml", docx_content_types(count)},
                                                           {"_rels/.rels", docx_package_relations()},
                                                           {"word/document.xml", document_part(document)},
                                                           {"word/_rels/document.xml.rels", docx_document_relations(count)},
                                                           {"word/styles.xml", docx_styles()},
                                                           {"word/settings.xml", docx_settings()},
                                                           {"word/fontTable.xml", docx_font_table()},
                                                           {"word/footer1.xml", docx_footer(PageSide::odd)},
                                                           {"word/footer2.xml", docx_footer(PageSide::even)},
                                                           {"docProps/core.xml", core_properties(document)}};
    for (int number = 1; number <= count; ++number)
        parts.emplace_back("word/" + docx_picture_name(number), pictures[static_cast<std::size_t>(number - 1)]->bytes);
    return zip_bytes(parts);
}

}  // namespace document
