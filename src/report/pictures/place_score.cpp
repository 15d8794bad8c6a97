#include "report/pictures/place_score.hpp"

#include "base/fold.hpp"

#include <algorithm>
#include <map>

namespace report::testing {
namespace {

using document::Cell;
using document::Legibility;
using base::Box;

using CellsByPage = std::map<int, std::vector<Cell const*>>;

CellsByPage cells_of(document::Document const& document)
{
    CellsByPage pages;
    for (auto const& block : document.blocks)
        if (auto const* table = std::get_if<document::Table>(&block))
            for (auto const& cell : table->cells)
                pages[cell.at.first].push_back(&cell);
    return pages;
}

Box around(std::vector<Cell const*> const& cells)
{
    auto box = cells.front()->at.box;
    for (auto const* cell : cells)
        box = {std::min(box.left, cell->at.box.left), std::min(box.top, cell->at.box.top), std::max(box.right, cell->at.box.right),
               std::max(box.bottom, cell->at.box.bottom)};
    return box;
}

// Pages that were straightened differ in place and size: the tables' sides and their foot are laid upon each other. Their
// head may differ, where a repeated header was dropped from one of them.
Box laid_upon(Box const& box, Box const& from, Box const& to)
{
    auto const scale = (to.right - to.left) / std::max(from.right - from.left, 1.0F);
    auto const x = [&](float value) { return to.left + (value - from.left) * scale; };
    auto const y = [&](float value) { return to.bottom + (value - from.bottom) * scale; };
    return {x(box.left), y(box.top), x(box.right), y(box.bottom)};
}

float area(Box const& box) { return std::max(box.right - box.left, 0.0F) * std::max(box.bottom - box.top, 0.0F); }

float overlap(Box const& a, Box const& b)
{
    auto const shared = area({std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right), std::min(a.bottom, b.bottom)});
    return shared / std::max(area(a) + area(b) - shared, 1.0F);
}

bool is_figure(std::string const& text)
{
    return text.empty() || text.find_first_not_of("0123456789.,-/") == std::string::npos;
}

void count_cell(PlaceScore& score, Cell const& printed, Cell const* read)
{
    auto& count = is_figure(printed.text) ? score.figures : score.labels;
    ++count.printed;
    auto const same = read != nullptr && base::fold(read->text) == base::fold(printed.text);
    if (read == nullptr)
        ++count.lost;
    else if (read->legibility != Legibility::clear)
        ++count.flagged;
    else if (same)
        ++count.right;
    else
        ++count.wrong;
    if (same && read->legibility == Legibility::clear)
        return;
    auto note = "page " + std::to_string(printed.at.first) + ": " + printed.text + " -> ";
    if (read == nullptr) {
        score.notes.push_back(note + "no cell");
        return;
    }
    note += read->legibility == Legibility::clear ? read->text : "(" + read->text + ")";
    for (auto const& other : read->alternatives)
        note += " | " + other;
    score.notes.push_back(std::move(note));
}

}  // namespace

PlaceCount& PlaceCount::operator+=(PlaceCount const& other)
{
    printed += other.printed;
    right += other.right;
    flagged += other.flagged;
    lost += other.lost;
    wrong += other.wrong;
    return *this;
}

PlaceScore score_places(document::Document const& printed, document::Document const& read)
{
    PlaceScore score;
    auto const have = cells_of(read);
    for (auto const& [page, cells] : cells_of(printed)) {
        auto const found = have.find(page);
        for (auto const* cell : cells) {
            Cell const* best = nullptr;
            float most = 0.4F;
            if (found != have.end())
                for (auto const* other : found->second)
                    if (auto const shared = overlap(cell->at.box, laid_upon(other->at.box, around(found->second), around(cells))); shared > most) {
                        most = shared;
                        best = other;
                    }
            count_cell(score, *cell, best);
        }
    }
    return score;
}

}  // namespace report::testing
