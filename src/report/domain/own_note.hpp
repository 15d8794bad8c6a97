#pragma once

#include <string_view>

// What this program adds to a report on paper is no text of the office. A reader drops it: everything from a line that
// opens_own_note to the next that closes_own_note, which may be the same one. There are two kinds, and no 〕 stands in
// either before its end:
//
// - Paper has no mark for "we could not read this". A cell that is ambiguous, unreadable or absent is printed empty, and a
//   note (document::ParagraphRole::note) under its table names it:
//       〔注：表中留空处的数值未知，并非为零。1.属于国家秘密：总计（来源中没有）；…〕
// - The blank workbook ends in a list of the equations and how each stands.
namespace report {

inline constexpr std::string_view unknown_note_opening = "〔注：表中留空处的数值未知，并非为零。";
inline constexpr std::string_view check_list_opening = "〔注：以下是核对表，不是报告的内容。";
inline constexpr std::string_view own_note_closing = "〕";

// White space and the width of marks are folded away, so that a line found by recognition counts too.
[[nodiscard]] bool opens_own_note(std::string_view text);
[[nodiscard]] bool closes_own_note(std::string_view text);

}  // namespace report
