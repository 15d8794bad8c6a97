#include "document/page/text_lines.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace document::page {
namespace {

constexpr float ascent = 0.86F;  // of the size; enough for boxes that people look at
constexpr float descent = 0.14F;
constexpr float chunk_gap = 1.5F;
constexpr float word_gap = 0.17F;      // between letters and digits
constexpr float ideograph_gap = 0.5F;  // beside an ideograph: justified text and 汉字 beside digits stand apart without a space

bool is_narrow(char32_t c) { return c < 0x2000; }

bool is_word(char c) { return static_cast<unsigned char>(c) < 0x80 && (std::isalnum(static_cast<unsigned char>(c)) != 0); }

bool is_number(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return base::is_digit(c) || c == '.' || c == '-' || c == '+' || c == ',';
    });
}

bool same_place(Glyph const& a, Glyph const& b)
{
    return a.character == b.character && std::abs(a.left - b.left) < 0.12F * a.size &&
           std::abs(a.baseline - b.baseline) < 0.12F * a.size;
}

void append(Line& line, Glyph const& glyph, Glyph const* before)
{
    auto const box = box_of(glyph);
    auto const gap = before != nullptr ? glyph.left - before->right : 0;
    if (line.chunks.empty() || gap > chunk_gap * glyph.size) {
        line.chunks.push_back({{}, box});
    } else {
        if (before != nullptr && are_apart(*before, glyph))
            line.chunks.back().text += ' ';
    }
    auto& chunk = line.chunks.back();
    base::append_utf8(chunk.text, glyph.character);
    chunk.box = {std::min(chunk.box.left, box.left), std::min(chunk.box.top, box.top),
                 std::max(chunk.box.right, box.right), std::max(chunk.box.bottom, box.bottom)};
    line.size = std::max(line.size, glyph.size);
}

std::vector<Glyph> in_order(std::span<Glyph> glyphs)
{
    std::ranges::sort(glyphs, {}, [](Glyph const& glyph) { return std::pair{glyph.left, glyph.character}; });
    std::vector<Glyph> line;
    for (auto const& glyph : glyphs)
        if (line.empty() || !same_place(glyph, line.back()))
            line.push_back(glyph);
    return line;
}

Line make_line(std::vector<Glyph> const& glyphs)
{
    Line line;
    Glyph const* before = nullptr;
    for (auto const& glyph : glyphs) {
        append(line, glyph, before);
        before = &glyph;
    }
    line.box = line.chunks.front().box;
    for (auto const& chunk : line.chunks)
        line.box = {line.box.left, std::min(line.box.top, chunk.box.top), std::max(line.box.right, chunk.box.right),
                    std::max(line.box.bottom, chunk.box.bottom)};
    return line;
}

}  // namespace

Box box_of(Glyph const& glyph)
{
    return {glyph.left, glyph.baseline - ascent * glyph.size, glyph.right, glyph.baseline + descent * glyph.size};
}

bool are_apart(Glyph const& before, Glyph const& after)
{
    auto const narrow = is_narrow(after.character) && is_narrow(before.character);
    return after.left - before.right > (narrow ? word_gap : ideograph_gap) * after.size;
}

std::vector<std::vector<Glyph>> glyph_lines(std::vector<Glyph> glyphs)
{
    std::ranges::sort(glyphs, {}, [](Glyph const& glyph) { return std::pair{glyph.baseline, glyph.left}; });
    std::vector<std::vector<Glyph>> lines;
    for (std::size_t first = 0; first < glyphs.size();) {
        auto last = first;
        auto size = glyphs[first].size;
        auto previous = glyphs[first].baseline;
        while (last < glyphs.size() && glyphs[last].baseline - previous <= 0.3F * size &&
               glyphs[last].baseline - glyphs[first].baseline <= 0.6F * size) {
            size = std::max(size, glyphs[last].size);
            previous = glyphs[last].baseline;
            ++last;
        }
        if (last == first)  // a size that is no number
            ++last;
        lines.push_back(in_order(std::span{glyphs}.subspan(first, last - first)));
        first = last;
    }
    return lines;
}

std::vector<Line> make_lines(std::vector<Glyph> glyphs)
{
    std::vector<Line> lines;
    for (auto const& line : glyph_lines(std::move(glyphs)))
        lines.push_back(make_line(line));
    return lines;
}

std::string text_of(Line const& line)
{
    std::string text;
    for (auto const& chunk : line.chunks) {
        if (!text.empty())
            text += ' ';
        text += chunk.text;
    }
    return text;
}

void append_wrapped(std::string& text, std::string_view next)
{
    if (!text.empty() && !next.empty() && is_word(text.back()) && is_word(next.front()) &&
        !(is_number(text.substr(text.size() - 1)) && is_number(next.substr(0, 1))))
        text += ' ';
    text += next;
}

std::string cell_text(std::span<Line const> lines, Box const& box)
{
    std::string text;
    std::string last;
    float last_width = 0;
    for (auto const& line : lines) {
        auto next = text_of(line);
        auto const two_numbers = is_number(last) && is_number(next) && last_width < width_of(box) - 1.5F * line.size;
        if (two_numbers)
            text += '\n' + next;
        else
            append_wrapped(text, next);
        last = std::move(next);
        last_width = width_of(line.box);
    }
    return text;
}

}  // namespace document::page
