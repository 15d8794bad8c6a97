#pragma once

#include "report/domain/report.hpp"

#include <string>
#include <string_view>

// Paper has no mark for "we could not read this". A cell that is ambiguous, unreadable or absent is printed empty, and a
// note (ParagraphRole::note) under its table names it:
//
//     〔注：表中留空处的数值未知，并非为零。1.属于国家秘密：总计（来源中没有）；…〕
//
// The note is ours, not the office's. A reader drops it: everything from a line that opens_unknown_note to the next that
// closes_unknown_note, which may be the same one. The note's own text holds no 〕 before its end.
namespace report {

inline constexpr std::string_view unknown_note_opening = "〔注：表中留空处的数值未知，并非为零。";
inline constexpr std::string_view unknown_note_closing = "〕";

// White space and the width of marks are folded away, so that a line found by recognition counts too.
[[nodiscard]] bool opens_unknown_note(std::string_view text);
[[nodiscard]] bool closes_unknown_note(std::string_view text);

// The note for a table; empty when each of its cells has a printed form (a value, a blank, a dash).
[[nodiscard]] std::string unknown_note(Report const& report, TableId table);

}  // namespace report
