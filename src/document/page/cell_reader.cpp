#include "document/page/cell_reader.hpp"

#include "base/utf8.hpp"
#include "document/page/cell_ink.hpp"

#include <algorithm>

namespace document::page {
namespace {

constexpr int sure_figure = 70;  // confidence of the figure recogniser
constexpr int sure_words = 45;
constexpr int seal_remains = 12;  // pixels

bool has_han(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();)
        if (base::is_han(base::next_code_point(text, at)))
            return true;
    return false;
}

bool is_figure(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == '-' || c == '/';
    });
}

std::string without_spaces(std::string text)
{
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\t'; });
    return text;
}

// The Chinese recogniser reads a lone 0 or 1 as the letters that look alike; which of the two it is tells the shape.
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

void add_alternative(CellReading& reading, std::string text)
{
    if (!text.empty() && text != reading.text && std::ranges::find(reading.alternatives, text) == reading.alternatives.end())
        reading.alternatives.push_back(std::move(text));
}

CellReading read_figure_cell(CellInk const& ink, Recogniser& recogniser)
{
    auto const picture = framed(ink);
    auto figure = recogniser.read_figure(picture.get());
    figure.text = without_spaces(figure.text);
    auto const words = to_digits(recogniser.read_chinese_line(picture.get()).text);
    auto const agree = is_figure(figure.text) && words == figure.text && shapes_agree(ink, figure.text);
    auto const clean = ink.specks < 3 && !ink.touches_edge;
    CellReading reading;
    reading.text = figure.text;
    if (agree && clean && figure.confidence >= sure_figure)
        return reading;
    reading.legibility = reading.text.empty() ? Legibility::unreadable : Legibility::doubtful;
    add_alternative(reading, words);
    return reading;
}

CellReading read_word_cell(CellInk const& ink, Recogniser& recogniser)
{
    auto const picture = framed(ink);
    auto const words = recogniser.read_chinese_block(picture.get());
    CellReading reading;
    reading.text = normalise_words(words.text);
    if (reading.text.empty())
        reading.legibility = Legibility::unreadable;
    else if (words.confidence < sure_words || !has_han(reading.text))
        reading.legibility = Legibility::doubtful;
    return reading;
}

}  // namespace

std::string normalise_words(std::string_view text)
{
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

CellReading read_cell(CleanPage const& page, PixelBox const& cell, Recogniser& recogniser)
{
    auto const ink = take_cell_ink(page, cell);
    CellReading reading;
    switch (shape_of(ink)) {
    case InkShape::none:
        if (ink.shadow || ink.sealed > seal_remains)
            reading.legibility = Legibility::unreadable;
        return reading;
    case InkShape::figure: reading = read_figure_cell(ink, recogniser); break;
    case InkShape::words: reading = read_word_cell(ink, recogniser); break;
    }
    if (ink.sealed > seal_remains && reading.legibility == Legibility::clear)
        reading.legibility = Legibility::doubtful;
    return reading;
}

}  // namespace document::page
