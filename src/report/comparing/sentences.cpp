#include "report/comparing/sentences.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace report {
namespace {

constexpr std::array<char32_t, 7> sentence_ends{U'。', U'！', U'？', U'；', U'!', U'?', U';'};
constexpr std::array<char32_t, 7> closing_marks{U'”', U'’', U'」', U'）', U'》', U'"', U')'};
constexpr std::array<char32_t, 6> white_space{U' ', U'\t', U'\n', U'\r', U'\u00A0', U'\u3000'};

template <class Marks>
bool is_one_of(Marks const& marks, char32_t c)
{
    return std::find(marks.begin(), marks.end(), c) != marks.end();
}

std::string_view trimmed(std::string_view text)
{
    std::size_t begin = text.size();
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size();) {
        auto const from = at;
        if (is_one_of(white_space, base::next_code_point(text, at)))
            continue;
        begin = std::min(begin, from);
        end = at;
    }
    return begin < end ? text.substr(begin, end - begin) : std::string_view{};
}

std::size_t end_of_sentence(std::string_view text, std::size_t at)
{
    while (at < text.size() && !is_one_of(sentence_ends, base::next_code_point(text, at))) {
    }
    for (auto behind = at; behind < text.size(); at = behind) {
        auto const c = base::next_code_point(text, behind);
        if (!is_one_of(closing_marks, c) && !is_one_of(sentence_ends, c))
            break;
    }
    return at;
}

// Characters that stand in one unit with their neighbours: digits, Latin letters, and a point or comma between digits.
bool joins(std::string_view text, std::size_t at)
{
    auto const is_digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
    auto const c = text[at];
    if (is_digit(at) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '%')
        return true;
    return (c == '.' || c == ',') && at > 0 && is_digit(at - 1) && is_digit(at + 1);
}

}  // namespace

std::vector<Sentence> cut_sentences(std::span<Paragraph const> paragraphs)
{
    std::vector<Sentence> sentences;
    for (auto const& paragraph : paragraphs) {
        std::string_view const text = paragraph.text;
        bool opens = true;
        for (std::size_t at = 0; at < text.size();) {
            auto const end = end_of_sentence(text, at);
            auto const sentence = trimmed(text.substr(at, end - at));
            at = end;
            if (sentence.empty())
                continue;
            sentences.push_back({sentence, opens});
            opens = false;
        }
    }
    return sentences;
}

std::vector<std::string_view> cut_wording(std::string_view text)
{
    std::vector<std::string_view> units;
    for (std::size_t at = 0; at < text.size();) {
        auto end = at;
        while (end < text.size() && joins(text, end))
            ++end;
        if (end == at)
            static_cast<void>(base::next_code_point(text, end));
        units.push_back(text.substr(at, end - at));
        at = end;
    }
    return units;
}

}  // namespace report
