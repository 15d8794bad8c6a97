#include "document/page/recognised_text.hpp"

#include "base/utf8.hpp"

#include <vector>

namespace document::page {
namespace {

// An opening bracket is often taken for one of another kind: the closing one tells which it was.
std::string repair_brackets(std::string_view text)
{
    std::u32string characters;
    for (std::size_t at = 0; at < text.size();)
        characters += base::next_code_point(text, at);
    constexpr std::u32string_view alike = U"〈《“‘<{[【";
    std::vector<std::size_t> open;
    for (std::size_t at = 0; at < characters.size(); ++at) {
        auto const character = characters[at];
        if (alike.find(character) != std::u32string_view::npos || character == U'（' || character == U'(') {
            open.push_back(at);
        } else if ((character == U'）' || character == U')') && !open.empty()) {
            if (alike.find(characters[open.back()]) != std::u32string_view::npos)
                characters[open.back()] = U'（';
            open.pop_back();
        } else if ((character == U'》' || character == U'”' || character == U'】' || character == U']') && !open.empty()) {
            open.pop_back();
        }
    }
    std::string result;
    for (auto character : characters)
        base::append_utf8(result, character);
    return result;
}

}  // namespace

int count_han(std::string_view text)
{
    int count = 0;
    for (std::size_t at = 0; at < text.size();)
        count += base::is_han(base::next_code_point(text, at)) ? 1 : 0;
    return count;
}

std::string to_digits(std::string_view text)
{
    std::string digits;
    for (std::size_t at = 0; at < text.size();) {
        auto const character = base::next_code_point(text, at);
        switch (character) {
        case U'O':
        case U'o':
        case U'D':
        case U'〇':
        case U'Ｏ': digits += '0'; break;
        case U'l':
        case U'I':
        case U'|':
        case U']':
        case U'!':
        case U'丨': digits += '1'; break;
        case U'—':
        case U'－':
        case U'–':
        case U'一':
        case U'_':
        case U'~': digits += '-'; break;
        case U' ': break;
        default: base::append_utf8(digits, character);
        }
    }
    return digits;
}

std::string normalise_words(std::string_view text)
{
    auto const repaired = repair_brackets(text);
    text = repaired;
    std::string result;
    char32_t before = 0;
    for (std::size_t at = 0; at < text.size();) {
        auto character = base::next_code_point(text, at);
        auto ahead = at;
        auto const next = at < text.size() ? base::next_code_point(text, ahead) : 0;
        auto const beside_han = base::is_han(before) || base::is_han(next);
        if ((character == U' ' || character == U'\n') && (before >= 0x2E80 || next >= 0x2E80 || before == 0 || next == 0))
            continue;
        if (character == U'\n')
            character = U' ';
        if (beside_han) {
            if (character == U'(')
                character = U'（';
            else if (character == U')')
                character = U'）';
            else if (character == U',')
                character = U'，';
            else if (character == U':')
                character = U'：';
        }
        base::append_utf8(result, character);
        before = character;
    }
    return result;
}

}  // namespace document::page
