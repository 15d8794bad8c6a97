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

// Pages that were straightened differ in place and size: the tables' sides and their foot are laid upon each other, and
// their head, unless a repeated header was dropped from one of them.
enum class Head { same, differs };

Box laid_upon(Box const& box, Box const& from, Box const& to, Head head)
{
    auto const across = (to.right - to.left) / std::max(from.right - from.left, 1.0F);
    auto const down = head == Head::same ? (to.bottom - to.top) / std::max(from.bottom - from.top, 1.0F) : across;
    auto const x = [&](float value) { return to.left + (value - from.left) * across; };
    auto const y = [&](float value) { return to.bottom + (value - from.bottom) * down; };
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

// For each printed cell the one that stands in its place; null where none does.
std::vector<Cell const*> partners(std::vector<Cell const*> const& printed, std::vector<Cell const*> const& read, Head head)
{
    constexpr float least_overlap = 0.4F;
    auto const from = around(read);
    auto const to = around(printed);
    std::vector<Cell const*> result;
    for (auto const* cell : printed) {
        Cell const* best = nullptr;
        auto most = least_overlap;
        for (auto const* other : read)
            if (auto const shared = overlap(cell->at.box, laid_upon(other->at.box, from, to, head)); shared > most) {
                most = shared;
                best = other;
            }
        result.push_back(best);
    }
    return result;
}

std::vector<Cell const*> best_partners(std::vector<Cell const*> const& printed, std::vector<Cell const*> const& read)
{
    auto same = partners(printed, read, Head::same);
    auto differing = partners(printed, read, Head::differs);
    return std::ranges::count(same, nullptr) <= std::ranges::count(differing, nullptr) ? same : differing;
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
        auto const matched = found == have.end() ? std::vector<Cell const*>(cells.size()) : best_partners(cells, found->second);
        for (std::size_t at = 0; at < cells.size(); ++at)
            count_cell(score, *cells[at], matched[at]);
    }
    return score;
}

}  // namespace report::testing
