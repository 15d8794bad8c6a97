#include "document/page/cell_reader.hpp"

#include "base/ascii.hpp"
#include "document/page/cell_ink.hpp"
#include "document/page/digit_shapes.hpp"
#include "document/page/recognised_text.hpp"

#include <algorithm>
#include <utility>

namespace document::page {
namespace {

constexpr int sure_figure = 40;  // confidence of the figure recogniser
constexpr int sure_words = 45;
constexpr int seal_remains = 12;  // pixels

bool is_figure(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return base::is_digit(c) || c == '.' || c == ',' || c == '-' || c == '/';
    });
}

std::string without_spaces(std::string text)
{
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\t'; });
    return text;
}

void add_alternative(CellReading& reading, std::string text)
{
    if (!text.empty() && text != reading.text && std::ranges::find(reading.alternatives, text) == reading.alternatives.end())
        reading.alternatives.push_back(std::move(text));
}

// Whether the ink is as wide as the text's Chinese characters must be. A single one is too easily a misread figure.
bool fits_words(CellInk const& ink, std::string_view text)
{
    auto const han = count_han(text);
    return han >= 2 && ink.around.width() * 10 >= ink.around.height() * 8 * han;
}

// Nothing but the figure lies in the cell.
bool is_clean(CellInk const& ink) { return ink.specks < 3 && !ink.touches_edge && !ink.pale_stroke && ink.sealed <= seal_remains; }

// What has the shape of a figure and reads like anything else is an unreadable figure, no label. Only 无 stands for one.
void drop_words(CellReading& reading)
{
    auto const stands_for_figure = [](std::string const& text) { return is_figure(text) || text == "无"; };
    std::erase_if(reading.alternatives, [&](std::string const& text) { return !stands_for_figure(text); });
    if (stands_for_figure(reading.text))
        return;
    reading.text.clear();
    if (!reading.alternatives.empty()) {
        reading.text = std::move(reading.alternatives.front());
        reading.alternatives.erase(reading.alternatives.begin());
    }
    reading.legibility = reading.text.empty() ? Legibility::unreadable : Legibility::doubtful;
}

// A few characters above each other are no block to the recogniser, but lines.
Reading read_line_by_line(CellInk const& ink, Recogniser& recogniser)
{
    Reading sum{.text = {}, .confidence = 100};
    for (auto const& line : framed_lines(ink)) {
        auto const reading = recogniser.read_chinese_line(line.get());
        sum.text += reading.text + '\n';
        sum.confidence = std::min(sum.confidence, reading.confidence);
    }
    return sum;
}

}  // namespace

// Digits that both recognisers read, or one of them and the holes tell.
void CellReader::learn(CellInk const& ink, std::string_view figure, std::string_view second)
{
    for (std::size_t at = 0; at < figure.size(); ++at)
        if (base::is_digit(figure[at]) && ((second.size() == figure.size() && second[at] == figure[at]) || is_told_by_holes(ink, at, figure[at])))
            digits_.learn(ink, at, figure[at]);
}

CellReading CellReader::read_figure(CellInk const& ink)
{
    auto const picture = framed(ink);
    auto figure = recogniser_.read_figure(picture.get());
    figure.text = without_spaces(figure.text);
    auto const words = to_digits(recogniser_.read_chinese_line(picture.get()).text);
    if (!is_figure(figure.text) && fits_words(ink, words))
        return read_words(ink);
    auto const possible = is_figure(figure.text) && shapes_agree(ink, figure.text);
    if (possible && is_clean(ink))
        learn(ink, figure.text, words);
    CellReading reading;
    reading.text = is_figure(words) && !possible ? words : figure.text;
    if (possible && words == figure.text && is_clean(ink) && figure.confidence >= sure_figure)
        return reading;
    add_alternative(reading, words);
    add_alternative(reading, figure.text);
    read_again(ink, reading);
    if (reading.legibility != Legibility::clear)
        drop_words(reading);
    return reading;
}

// Each recogniser again, on the line as it stands and character by character. A figure that both then read, and neither
// otherwise, is certain; else what they read is to choose from.
void CellReader::read_again(CellInk const& ink, CellReading& reading)
{
    std::vector<std::string> by_latin;
    std::vector<std::string> by_chinese;
    auto const add = [&](std::vector<std::string>& readings, std::string text) {
        if (is_figure(text) && shapes_agree(ink, text) && std::ranges::find(readings, text) == readings.end())
            readings.push_back(std::move(text));
    };
    add(by_latin, reading.text);
    for (auto const& text : reading.alternatives)
        add(by_latin, text);
    auto const line = framed(ink);
    add(by_latin, without_spaces(recogniser_.read_bare_figure(line.get()).text));
    add(by_chinese, to_digits(recogniser_.read_bare_chinese(line.get()).text));
    std::string latin;
    std::string chinese;
    for (std::size_t part = 0; part < ink.parts.size(); ++part) {
        auto const picture = framed_part(ink, part);
        latin += without_spaces(recogniser_.read_digit(picture.get()).text);
        chinese += to_digits(recogniser_.read_bare_chinese(picture.get()).text);
    }
    add(by_latin, latin);
    add(by_chinese, chinese);
    if (by_latin.size() == 1 && by_chinese == by_latin && is_clean(ink)) {
        reading = {.text = by_latin.front()};
        learn(ink, reading.text, reading.text);
        return;
    }
    reading.legibility = Legibility::doubtful;
    for (auto const* readings : {&by_latin, &by_chinese})
        for (auto const& text : *readings) {
            if (!is_figure(reading.text))
                add_alternative(reading, std::exchange(reading.text, text));
            add_alternative(reading, text);
        }
}

CellReading CellReader::read_words(CellInk const& ink)
{
    auto words = recogniser_.read_chinese_block(framed(ink).get());
    if (words.confidence < sure_words)
        if (auto by_line = read_line_by_line(ink, recogniser_); by_line.confidence > words.confidence)
            words = std::move(by_line);
    CellReading reading;
    reading.text = normalise_words(words.text);
    if (reading.text.empty())
        reading.legibility = Legibility::unreadable;
    else if (words.confidence < sure_words || count_han(reading.text) < 2 ||
             (ink.around.height() <= tallest_figure && !fits_words(ink, reading.text)))
        reading.legibility = Legibility::doubtful;  // a damaged figure is easily taken for a character
    return reading;
}

CellReading CellReader::read(PixelBox const& cell)
{
    auto const ink = take_cell_ink(page_, cell);
    CellReading reading;
    switch (shape_of(ink)) {
    case InkShape::none:
        if (ink.shadow || ink.sealed > seal_remains)
            reading.legibility = Legibility::unreadable;
        return reading;
    case InkShape::figure: return read_figure(ink);
    case InkShape::words: reading = read_words(ink); break;
    }
    if (ink.sealed > seal_remains && reading.legibility == Legibility::clear)
        reading.legibility = Legibility::doubtful;
    return reading;
}

bool CellReader::is_backed(CellInk const& ink, std::string_view figure) const
{
    for (std::size_t at = 0; at < figure.size(); ++at)
        if (base::is_digit(figure[at]) && !is_told_by_holes(ink, at, figure[at]) && !digits_.confirm(ink, at, figure[at]))
            return false;
    return true;
}

// The figure that the page's own digits and the holes of its characters tell, both alone; empty when they do not.
std::string CellReader::told_by_print(CellInk const& ink) const
{
    std::string figure;
    for (std::size_t at = 0; at < ink.parts.size(); ++at)
        for (auto digit = '0'; digit <= '9'; ++digit)
            if (digits_.confirm(ink, at, digit) && is_told_by_holes(ink, at, digit))
                figure += digit;
    return figure.size() == ink.parts.size() ? figure : std::string{};
}

bool CellReader::is_contradicted(CellInk const& ink, std::string_view figure) const
{
    for (std::size_t at = 0; at < figure.size() && at < ink.parts.size(); ++at)
        if (base::is_digit(figure[at]) && digits_.contradict(ink, at, figure[at]))
            return true;
    return false;
}

void CellReader::settle(PixelBox const& cell, CellReading& reading) const
{
    auto const ink = take_cell_ink(page_, cell);
    if (shape_of(ink) != InkShape::figure || (reading.legibility == Legibility::clear && !is_figure(reading.text)))
        return;
    if (reading.legibility == Legibility::clear) {
        if (is_contradicted(ink, reading.text))
            reading.legibility = Legibility::doubtful;
        return;
    }
    auto candidates = reading.alternatives;
    candidates.push_back(reading.text);
    if (auto told = told_by_print(ink); std::ranges::find(candidates, told) == candidates.end())
        candidates.push_back(std::move(told));
    std::erase_if(candidates, [&](std::string const& text) {
        return !is_figure(text) || !shapes_agree(ink, text) || !is_backed(ink, text) || is_contradicted(ink, text);
    });
    if (candidates.size() != 1)
        return;
    auto const before = std::exchange(reading.text, candidates.front());
    std::erase(reading.alternatives, reading.text);
    add_alternative(reading, before);
    if (is_clean(ink)) {
        reading.legibility = Legibility::clear;
        reading.alternatives.clear();
    }
}

}  // namespace document::page
