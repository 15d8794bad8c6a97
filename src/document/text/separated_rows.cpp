#include "document/text/text_rows.hpp"

#include "document/text/trim.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace document {
namespace {

bool has_tab(Line const& line)
{
    return line.text.find('\t') != std::string_view::npos;
}

bool ends_sentence(std::string_view text)
{
    constexpr std::array<std::string_view, 6> ends{"。", "：", "；", "！", "？", ":"};
    return std::ranges::any_of(ends, [text](std::string_view end) { return text.ends_with(end); });
}

// "一、", "(二)", "3.": what stands before a tab where a word processor numbered a paragraph.
bool is_numbering(std::string_view text)
{
    constexpr std::array<std::string_view, 6> ends{"、", ".", "．", ")", "）", "•"};
    return base::count_code_points(text) <= 5 &&
           std::ranges::any_of(ends, [text](std::string_view end) { return text.ends_with(end); });
}

// Indented or numbered prose that only happens to hold a tab.
bool is_prose(std::string_view line)
{
    auto const text = trim(line);
    auto const tab = text.find('\t');
    if (tab == std::string_view::npos)
        return line.starts_with('\t') && ends_sentence(text);
    return is_numbering(trim(text.substr(0, tab))) && text.find('\t', tab + 1) == std::string_view::npos &&
           !line.starts_with('\t') && base::count_code_points(text.substr(tab)) > 3;
}

bool has_inner_tab(Line const& line)
{
    return trim(line.text).find('\t') != std::string_view::npos;
}

Row split_at_tabs(Line const& line)
{
    Row row;
    int column = 1;
    for (std::size_t at = 0; at <= line.text.size();) {
        auto const end = std::min(line.text.find('\t', at), line.text.size());
        auto const field = line.text.substr(at, end - at);
        row.push_back({std::string{trim(field)}, column, line.number});
        column += static_cast<int>(base::count_code_points(field)) + 1;
        at = end + 1;
    }
    return row;
}

struct Piece {
    std::string_view text;
    int left = 0;   // columns of a fixed-width screen
    int right = 0;
    int column = 0;  // characters, from 1
};

// Parts at two blanks and more; an ideographic space is two.
std::vector<Piece> split_at_gaps(std::string_view line)
{
    std::vector<Piece> pieces;
    auto gap = 2;
    auto screen = 0;
    auto column = 1;
    for (std::size_t at = 0; at < line.size(); ++column) {
        auto const begin = at;
        if (auto const blank = leading_blank(line.substr(at))) {
            auto const width = blank == 3 ? 2 : 1;
            gap += width;
            screen += width;
            at += blank;
            continue;
        }
        auto const width = base::next_code_point(line, at) < 0x1100 ? 1 : 2;
        if (gap >= 2)
            pieces.push_back({line.substr(begin, 0), screen, screen, column});
        screen += width;
        auto& piece = pieces.back();
        piece.text = {piece.text.data(), static_cast<std::size_t>(line.data() + at - piece.text.data())};
        piece.right = screen;
        gap = 0;
    }
    return pieces;
}

bool is_figure(std::string_view text)
{
    constexpr std::string_view dash = "—";
    return text == "/" || text == "-" || text == dash || text == "——" ||
           (!text.empty() && text.find_first_not_of("0123456789.,+-") == std::string_view::npos &&
            text.find_first_of("0123456789") != std::string_view::npos);
}

// "规章 0 0 0": a label and at least two figures parted by one blank, or figures alone.
std::vector<Piece> split_before_figures(std::string_view line)
{
    std::vector<Piece> pieces;
    auto rest = trim(line);
    auto const begin = rest.data();
    while (!rest.empty()) {
        auto const space = rest.rfind(' ');
        auto const word = rest.substr(space == std::string_view::npos ? 0 : space + 1);
        if (!is_figure(word))
            break;
        pieces.push_back({word, 0, 0, 0});
        rest = trim_end(rest.substr(0, static_cast<std::size_t>(word.data() - rest.data())));
    }
    if (pieces.size() < 2)
        return {};
    if (!rest.empty())
        pieces.push_back({rest, 0, 0, 0});
    std::ranges::reverse(pieces);
    auto const indent = base::count_code_points(line.substr(0, static_cast<std::size_t>(begin - line.data())));
    for (auto& piece : pieces) {
        auto const before = base::count_code_points({begin, static_cast<std::size_t>(piece.text.data() - begin)});
        piece.column = static_cast<int>(indent + before) + 1;
    }
    return pieces;
}

struct SpacedLine {
    std::vector<Piece> pieces;
    bool by_gaps = false;
    int number = 0;
};

SpacedLine split_spaced(Line const& line)
{
    if (has_tab(line) || line.text.find("。") != std::string_view::npos || line.text.find(' ') == std::string_view::npos)
        return {};
    if (auto pieces = split_at_gaps(line.text); pieces.size() > 1)
        return {std::move(pieces), true, line.number};
    return {split_before_figures(line.text), false, line.number};
}

// Where the columns stand: the lines with most pieces, taken together.
std::vector<Piece> find_anchors(std::vector<SpacedLine> const& lines)
{
    std::vector<Piece> anchors;
    for (auto const& line : lines) {
        if (line.pieces.size() > anchors.size()) {
            anchors = line.pieces;
        } else if (line.pieces.size() == anchors.size()) {
            for (std::size_t i = 0; i < anchors.size(); ++i) {
                anchors[i].left = std::min(anchors[i].left, line.pieces[i].left);
                anchors[i].right = std::max(anchors[i].right, line.pieces[i].right);
            }
        }
    }
    return anchors;
}

int distance(Piece const& a, Piece const& b)
{
    return std::max({0, a.left - b.right, b.left - a.right}) * 1000 + std::abs(a.left + a.right - b.left - b.right);
}

// Puts each piece under the nearest column that leaves room for the pieces behind it.
Row align(SpacedLine const& line, std::vector<Piece> const& anchors)
{
    Row row;
    auto const& pieces = line.pieces;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        auto const last = anchors.size() - (pieces.size() - i);
        auto best = row.size();
        for (auto column = row.size(); line.by_gaps && column <= last; ++column)
            if (distance(pieces[i], anchors[column]) < distance(pieces[i], anchors[best]))
                best = column;
        while (row.size() < best)
            row.push_back({"", 0, line.number});
        row.push_back({std::string{trim(pieces[i].text)}, pieces[i].column, line.number});
    }
    return row;
}

}  // namespace

std::optional<FoundRows> find_tab_rows(std::span<Line const> lines)
{
    auto const is_part = [](Line const& line) { return has_tab(line) && !is_blank(line.text) && !is_prose(line.text); };
    auto const end = std::ranges::find_if_not(lines, is_part);
    auto const run = lines.first(static_cast<std::size_t>(end - lines.begin()));
    if (run.empty())
        return std::nullopt;
    FoundRows found{{}, run.size(), 0};
    if (std::ranges::none_of(run, has_inner_tab))
        return found;
    for (auto const& line : run)
        if (auto row = split_at_tabs(line); !is_separator(row, false))
            found.rows.push_back(std::move(row));
    return found;
}

std::optional<FoundRows> find_spaced_rows(std::span<Line const> lines)
{
    std::vector<SpacedLine> spaced;
    std::size_t widest = 0;
    for (auto const& line : lines) {
        auto next = split_spaced(line);
        if (next.pieces.size() < 2)
            break;
        widest = std::max(widest, next.pieces.size());
        spaced.push_back(std::move(next));
    }
    if (spaced.empty())
        return std::nullopt;
    FoundRows found{{}, spaced.size(), 0};
    // Two pieces side by side are a signature and its date, or a title with a gap.
    auto const needed = spaced.size() > 1 ? 3U : 4U;
    if (widest < needed)
        return found;
    auto const anchors = find_anchors(spaced);
    for (auto const& line : spaced)
        found.rows.push_back(align(line, anchors));
    return found;
}

}  // namespace document
