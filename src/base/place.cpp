#include "base/place.hpp"

#include <cmath>
#include <cstdio>
#include <string_view>

namespace base {
namespace {

// 1 -> A, 27 -> AA, as spreadsheets name columns.
std::string column_letters(int column)
{
    std::string letters;
    for (; column > 0; column = (column - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
    return letters;
}

int column_number(char const*& text)
{
    int column = 0;
    for (; *text >= 'A' && *text <= 'Z' && column < 1'000'000; ++text)
        column = column * 26 + (*text - 'A' + 1);
    return column;
}

std::string page_text(Place const& place)
{
    auto const rounded = [](float points) { return std::to_string(std::lround(points)); };
    return "page " + std::to_string(place.first) + " at " + rounded(place.box.left) + "," + rounded(place.box.top) +
           "-" + rounded(place.box.right) + "," + rounded(place.box.bottom);
}

Place scan_place(std::string const& text)
{
    int a = 0;
    int b = 0;
    int c = 0;
    int used = 0;
    Box box;
    if (std::sscanf(text.c_str(), "table %d row %d column %d", &a, &b, &c) == 3)
        return table_place(a, b, c);
    if (std::sscanf(text.c_str(), "page %d at %f,%f-%f,%f", &a, &box.left, &box.top, &box.right, &box.bottom) == 5)
        return page_place(a, box);
    if (std::sscanf(text.c_str(), "sheet %d cell %n", &a, &used) == 1 && used > 0) {
        auto const* cell = text.c_str() + used;
        c = column_number(cell);
        return std::sscanf(cell, "%d", &b) == 1 ? sheet_place(a, b, c) : Place{};
    }
    if (std::sscanf(text.c_str(), "paragraph %d", &a) == 1)
        return paragraph_place(a);
    if (auto const found = std::sscanf(text.c_str(), "line %d column %d", &a, &b); found >= 1)
        return line_place(a, found == 2 ? b : 0);
    return {};
}

}  // namespace

Place line_place(int line, int column)
{
    return {Place::Kind::line, line, column, 0, {}};
}

Place page_place(int page, Box box)
{
    return {Place::Kind::page, page, 0, 0, box};
}

Place sheet_place(int sheet, int row, int column)
{
    return {Place::Kind::sheet, sheet, row, column, {}};
}

Place paragraph_place(int paragraph)
{
    return {Place::Kind::paragraph, paragraph, 0, 0, {}};
}

Place table_place(int table, int row, int column)
{
    return {Place::Kind::table, table, row, column, {}};
}

std::string to_string(Place const& place)
{
    auto const number = [](std::int32_t n) { return std::to_string(n); };
    switch (place.kind) {
    case Place::Kind::unknown: return {};
    case Place::Kind::line:
        return "line " + number(place.first) + (place.second > 0 ? " column " + number(place.second) : "");
    case Place::Kind::page: return page_text(place);
    case Place::Kind::sheet:
        return "sheet " + number(place.first) + " cell " + column_letters(place.third) + number(place.second);
    case Place::Kind::paragraph: return "paragraph " + number(place.first);
    case Place::Kind::table:
        return "table " + number(place.first) + " row " + number(place.second) + " column " + number(place.third);
    }
    return {};
}

Place parse_place(std::string_view text)
{
    auto const place = scan_place(std::string{text});
    return to_string(place) == text ? place : Place{};  // nothing else behind it, no number beyond its type
}

}  // namespace base
