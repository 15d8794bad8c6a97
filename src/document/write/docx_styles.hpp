#pragma once

#include <string>
#include <string_view>

namespace document {

// Lengths of WordprocessingML are whole twentieths of a point, never so large that a line or page would overflow.
[[nodiscard]] int to_twips(double points);

// Line and character grid of the page.
[[nodiscard]] int line_pitch_twips();

// The parts of a Word file that are the same for every document, by the official page.
[[nodiscard]] std::string docx_styles();
[[nodiscard]] std::string docx_font_table();
[[nodiscard]] std::string docx_settings();
enum class PageSide { odd, even };  // odd pages have their outer edge on the right
[[nodiscard]] std::string docx_footer(PageSide side);
[[nodiscard]] std::string docx_section_properties();
[[nodiscard]] std::string docx_content_types(int pictures);
[[nodiscard]] std::string docx_package_relations();
[[nodiscard]] std::string docx_document_relations(int pictures);
// Of the picture of that number, from 1.
[[nodiscard]] std::string docx_picture_relation(int number);
[[nodiscard]] std::string docx_picture_name(int number);

inline constexpr std::string_view xml_declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
inline constexpr std::string_view word_namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

}  // namespace document
