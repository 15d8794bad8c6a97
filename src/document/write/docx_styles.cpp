#include "document/write/docx_styles.hpp"

#include "document/write/official_page.hpp"

#include <array>
#include <cmath>
#include <fmt/format.h>

namespace document {
namespace {

namespace page = official_page;

// Faces by GB/T 9704; the alternatives are what WPS, macOS and Linux have in their place.
struct Font {
    std::string_view name;
    std::string_view alternatives;
    std::string_view family;
};
constexpr Font title_font{"方正小标宋简体", "方正小标宋_GBK,FZXiaoBiaoSong-B05S,华文中宋,STZhongsong,Noto Serif CJK SC", "roman"};
constexpr Font body_font{"仿宋_GB2312", "仿宋,FangSong,华文仿宋,STFangsong,AR PL SungtiL GB", "modern"};
constexpr Font heading_font{"黑体", "SimHei,华文黑体,STHeiti,Noto Sans CJK SC", "modern"};
constexpr Font subheading_font{"楷体_GB2312", "楷体,KaiTi,华文楷体,STKaiti,LXGW WenKai", "modern"};
constexpr Font number_font{"宋体", "SimSun,华文宋体,STSong,AR PL SungtiL GB", "auto"};

int half_points(double size) { return static_cast<int>(std::lround(2 * size)); }

// The section declares the character grid, but each office program sets a character that is wider than its cell in its
// own way (LibreOffice over two cells). Body text is therefore off the grid and closed up to the same pitch, and by one
// twip more: the last character of a line keeps its full width, and full lines are justified anyway.
std::string closed_up()
{
    return fmt::format("<w:snapToGrid w:val=\"0\"/><w:spacing w:val=\"{}\"/>", to_twips(page::character_pitch - page::body_size) - 1);
}

std::string run_properties(Font const& font, double size, std::string_view more = {})
{
    return fmt::format(
        "<w:rPr><w:rFonts w:ascii=\"{0}\" w:hAnsi=\"{0}\" w:eastAsia=\"{0}\" w:cs=\"{0}\"/>{2}<w:sz w:val=\"{1}\"/>"
        "<w:szCs w:val=\"{1}\"/></w:rPr>",
        font.name, half_points(size), more);
}

constexpr double page_number_line = page::page_number_size * 1.3;

constexpr std::string_view not_closed_up = "<w:spacing w:val=\"0\"/>";
// No space between ideographs and digits, no hanging punctuation, full pages: lines and pages hold what the grid says.
constexpr std::string_view off_grid = "<w:widowControl w:val=\"0\"/><w:overflowPunct w:val=\"0\"/><w:autoSpaceDE w:val=\"0\"/>"
                                      "<w:autoSpaceDN w:val=\"0\"/><w:snapToGrid w:val=\"0\"/>";

struct Style {
    std::string_view id;
    std::string_view name;
    std::string_view more;        // behind the name: based on, next
    std::string paragraph;        // inside w:pPr
    std::string run;              // w:rPr
};

std::string style(Style const& style)
{
    return fmt::format("<w:style w:type=\"paragraph\"{}w:styleId=\"{}\"><w:name w:val=\"{}\"/>{}<w:qFormat/><w:pPr>{}</w:pPr>{}</w:style>",
                       style.id == "Normal" ? " w:default=\"1\" " : " ", style.id, style.name, style.more, style.paragraph, style.run);
}

constexpr std::string_view based_on_normal = "<w:basedOn w:val=\"Normal\"/>";
constexpr std::string_view followed_by_body = "<w:basedOn w:val=\"Normal\"/><w:next w:val=\"BodyText\"/>";

std::string exact_lines(int twips)
{
    return fmt::format("<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"{}\" w:lineRule=\"exact\"/>", twips);
}

std::string first_line_indent()
{
    return fmt::format("<w:ind w:firstLineChars=\"{}\" w:firstLine=\"{}\"/>", page::first_line_indent * 100,
                       to_twips(page::first_line_indent * page::character_pitch));
}

std::string heading(int number, Font const& font, std::string_view more = {})
{
    return style({fmt::format("Heading{}", number), fmt::format("heading {}", number), followed_by_body,
                  "<w:keepNext/><w:keepLines/>" + exact_lines(line_pitch_twips()) + first_line_indent() +
                      fmt::format("<w:outlineLvl w:val=\"{}\"/>", number - 1),
                  run_properties(font, page::body_size, std::string{more} + closed_up())});
}

std::string title_style()
{
    return style({"Title", "Title", followed_by_body,
                  "<w:keepNext/><w:keepLines/>" +
                      fmt::format("<w:spacing w:before=\"0\" w:after=\"{0}\" w:line=\"{0}\" w:lineRule=\"exact\"/>", line_pitch_twips()) +
                      "<w:jc w:val=\"center\"/>",
                  run_properties(title_font, page::title_size, not_closed_up)});
}

std::string table_style(std::string_view id, std::string_view name, std::string_view alignment, double pitch = page::table_line_pitch, double size = page::table_size)
{
    return style({id, name, based_on_normal,
                  exact_lines(to_twips(pitch)) + fmt::format("<w:jc w:val=\"{}\"/>", alignment),
                  run_properties(body_font, size, not_closed_up)});
}

}  // namespace

int to_twips(double points)
{
    return static_cast<int>(std::floor(points * 20 + 1e-6));
}

int line_pitch_twips()
{
    return to_twips(page::line_pitch);
}

std::string docx_styles()
{
    auto const line = exact_lines(line_pitch_twips());
    auto const body = run_properties(body_font, page::body_size, closed_up());
    std::string xml{xml_declaration};
    xml += fmt::format("<w:styles xmlns:w=\"{0}\"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"{1}\" w:hAnsi=\"{1}\" "
                       "w:eastAsia=\"{1}\" w:cs=\"{1}\"/><w:kern w:val=\"2\"/><w:sz w:val=\"{2}\"/><w:szCs w:val=\"{2}\"/>"
                       "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>"
                       "<w:pPrDefault/></w:docDefaults>",
                       word_namespace, body_font.name, half_points(page::body_size));
    xml += style({"Normal", "Normal", "", std::string{off_grid} + line + "<w:jc w:val=\"both\"/>", body});
    xml += title_style();
    xml += heading(1, heading_font) + heading(2, subheading_font) + heading(3, body_font, "<w:b/><w:bCs/>") + heading(4, body_font);
    xml += style({"BodyText", "Body Text", based_on_normal, first_line_indent(), ""});
    xml += style({"Signature", "Signature", based_on_normal, "<w:keepNext/>" + line + "<w:jc w:val=\"right\"/>", ""});
    xml += style({"Date", "Date", based_on_normal, line + "<w:jc w:val=\"right\"/>", ""});
    xml += table_style("TableText", "Table Text", "center");
    xml += table_style("RoomyTableText", "Roomy Table Text", "center", page::roomy_table_line_pitch, page::roomy_table_size);
    xml += table_style("TableNote", "Table Note", "both");
    xml += style({"Footer", "footer", based_on_normal, exact_lines(to_twips(page_number_line)),
                  run_properties(number_font, page::page_number_size, not_closed_up)});
    return xml + "</w:styles>";
}

std::string docx_font_table()
{
    std::string xml{xml_declaration};
    xml += fmt::format("<w:fonts xmlns:w=\"{}\">", word_namespace);
    for (auto const& font : std::array{title_font, body_font, heading_font, subheading_font, number_font})
        xml += fmt::format("<w:font w:name=\"{}\"><w:altName w:val=\"{}\"/><w:charset w:val=\"86\"/><w:family w:val=\"{}\"/>"
                           "<w:pitch w:val=\"variable\"/></w:font>",
                           font.name, font.alternatives, font.family);
    return xml + "</w:fonts>";
}

std::string docx_settings()
{
    return fmt::format(
        "{}<w:settings xmlns:w=\"{}\"><w:zoom w:percent=\"100\"/><w:evenAndOddHeaders/>"
        "<w:drawingGridVerticalSpacing w:val=\"{}\"/><w:characterSpacingControl w:val=\"compressPunctuation\"/>"
        "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>"
        "<w:adjustLineHeightInTable/><w:useFELayout/>"
        "<w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>"
        "<w:themeFontLang w:val=\"zh-CN\" w:eastAsia=\"zh-CN\"/></w:settings>",
        xml_declaration, word_namespace, line_pitch_twips());
}

std::string docx_footer(PageSide side)
{
    auto const one_character = to_twips(page::page_number_size);
    auto const edge = side == PageSide::odd ? "right" : "left";
    return fmt::format(
        "{}<w:ftr xmlns:w=\"{}\"><w:p><w:pPr><w:pStyle w:val=\"Footer\"/><w:ind w:{}Chars=\"100\" w:{}=\"{}\"/><w:jc w:val=\"{}\"/></w:pPr>"
        "<w:r><w:t xml:space=\"preserve\">— </w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
        "<w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
        "<w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t xml:space=\"preserve\"> —</w:t></w:r></w:p></w:ftr>",
        xml_declaration, word_namespace, edge, edge, one_character, edge);
}

std::string docx_section_properties()
{
    // The footer's lower edge, so that the dashes in the middle of its line stand the gap below the text.
    auto const footer = page::bottom_margin - page::page_number_gap - page_number_line / 2;
    // Added to each character's own width, in 1/4096 of a point.
    auto const character_space = static_cast<int>(std::floor((page::character_pitch - page::body_size) * 4096));
    return fmt::format(
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/><w:footerReference w:type=\"even\" r:id=\"rId5\"/>"
        "<w:pgSz w:w=\"{}\" w:h=\"{}\"/><w:pgMar w:top=\"{}\" w:right=\"{}\" w:bottom=\"{}\" w:left=\"{}\" w:header=\"851\" "
        "w:footer=\"{}\" w:gutter=\"0\"/><w:pgNumType w:start=\"1\"/><w:docGrid w:type=\"linesAndChars\" w:linePitch=\"{}\" "
        "w:charSpace=\"{}\"/></w:sectPr>",
        11906, 16838, to_twips(page::top_margin), to_twips(page::right_margin), to_twips(page::bottom_margin),
        to_twips(page::left_margin), to_twips(footer), line_pitch_twips(), character_space);
}

std::string docx_content_types(int pictures)
{
    constexpr std::string_view word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    auto const part = [&](std::string_view name, std::string_view type) {
        return fmt::format("<Override PartName=\"/word/{}.xml\" ContentType=\"{}{}+xml\"/>", name, word, type);
    };
    return std::string{xml_declaration} +
           "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
           "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
           "<Default Extension=\"xml\" ContentType=\"application/xml\"/>" +
           (pictures > 0 ? "<Default Extension=\"png\" ContentType=\"image/png\"/>" : "") +
           part("document", "document.main") + part("styles", "styles") + part("settings", "settings") +
           part("fontTable", "fontTable") + part("footer1", "footer") + part("footer2", "footer") +
           "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>";
}

namespace {

constexpr int last_fixed_relation = 5;
constexpr std::string_view office_relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string relation(int id, std::string_view type, std::string_view target)
{
    return fmt::format("<Relationship Id=\"rId{}\" Type=\"{}\" Target=\"{}\"/>", id, type, target);
}

std::string relations(std::string const& entries)
{
    return fmt::format("{}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{}</Relationships>",
                       xml_declaration, entries);
}

}  // namespace

std::string docx_package_relations()
{
    return relations(relation(1, std::string{office_relation} + "officeDocument", "word/document.xml") +
                     relation(2, "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                              "docProps/core.xml"));
}

std::string docx_picture_name(int number)
{
    return fmt::format("media/picture{}.png", number);
}

std::string docx_picture_relation(int number)
{
    return fmt::format("rId{}", last_fixed_relation + number);
}

std::string docx_document_relations(int pictures)
{
    std::string const office{office_relation};
    std::string of_pictures;
    for (int number = 1; number <= pictures; ++number)
        of_pictures += relation(last_fixed_relation + number, office + "image", docx_picture_name(number));
    return relations(relation(1, office + "styles", "styles.xml") + relation(2, office + "settings", "settings.xml") +
                     relation(3, office + "fontTable", "fontTable.xml") + relation(4, office + "footer", "footer1.xml") +
                     relation(last_fixed_relation, office + "footer", "footer2.xml") + of_pictures);
}

}  // namespace document
