#pragma once

#include <string>
#include <string_view>

namespace report {

// What is left of a label for comparing: no numbering in front, no punctuation, brackets or spaces, full-width letters and
// digits as half-width, and the usual slips of the pen folded (其它 to 其他, 己 to 已, 合计 to 总计, 转结 to 结转).
// Source: "normalisation" of the form files.
[[nodiscard]] std::string label_key(std::string_view text);

// The number a heading or label begins with.
struct Numbering {
    enum class Style { none, part, bracketed, digit };  // 三、 （三） 3.

    Style style = Style::none;
    int number = 0;
    std::size_t length = 0;  // bytes up to the label itself
};
[[nodiscard]] Numbering numbering_of(std::string_view text);

// The label without a bracketed note at its end: 规章（设区的市应提供…） to 规章.
[[nodiscard]] std::string_view without_note(std::string_view text);

// How many characters must be put in, taken out or changed to make one of the other.
[[nodiscard]] std::size_t edit_distance(std::u32string_view a, std::u32string_view b);

// True when the two keys differ by at most a slip: one character in five, at least one, of labels of four or more.
[[nodiscard]] bool differs_by_a_slip(std::string_view a, std::string_view b);

}  // namespace report
