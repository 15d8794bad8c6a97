#pragma once

// The official page: GB/T 9704-2012, 5.1 to 5.2 and 7.1 to 7.3. Lengths in points (1/72 inch).
namespace document::official_page {

inline constexpr double points_per_mm = 72.0 / 25.4;

inline constexpr double width = 210 * points_per_mm;
inline constexpr double height = 297 * points_per_mm;
inline constexpr double top_margin = 37 * points_per_mm;
inline constexpr double left_margin = 28 * points_per_mm;
inline constexpr double text_width = 156 * points_per_mm;
inline constexpr double text_height = 225 * points_per_mm;
inline constexpr double right_margin = width - left_margin - text_width;
inline constexpr double bottom_margin = height - top_margin - text_height;

inline constexpr int lines = 22;
inline constexpr int characters = 28;  // a line
inline constexpr double line_pitch = text_height / lines;
inline constexpr double character_pitch = text_width / characters;

inline constexpr double title_size = 22;        // 二号
inline constexpr int title_characters = 20;     // of that size in a line
inline constexpr double body_size = 16;         // 三号
inline constexpr double page_number_size = 14;  // 四号
inline constexpr double table_size = 10.5;      // 五号: the form's tables have up to fifteen columns

// Close enough for table three, the longest, to stand on one page.
inline constexpr double table_line_pitch = 13;
inline constexpr double table_row_height = 18;  // at least
inline constexpr double table_cell_space = 1.5;  // above and below the text
inline constexpr double table_side_space = 2.5;  // beside centred text
inline constexpr double table_label_space = 4;   // beside text that begins at the left

// A table to be read: 小四.
inline constexpr double roomy_table_size = 12;
inline constexpr double roomy_table_line_pitch = 17;
inline constexpr double roomy_table_cell_space = 3.5;

inline constexpr double page_number_gap = 7 * points_per_mm;  // from the type area to the page number
inline constexpr int first_line_indent = 2;                   // characters
inline constexpr int date_indent = 4;                         // characters from the right edge, for the seal
inline constexpr int signature_indent = 2;                    // of a name without a date below

}  // namespace document::official_page
