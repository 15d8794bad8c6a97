#include "document/page/ruling_grid.hpp"

#include <algorithm>
#include <numeric>

namespace document::page {
namespace {

constexpr std::size_t most_lines = 4'000;
constexpr float drawn_share = 0.6F;  // of a cell's side, from which on it counts as drawn

// Sets that grow together.
class Sets {
public:
    explicit Sets(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }

    std::size_t find(std::size_t member)
    {
        while (parent_[member] != member)
            member = parent_[member] = parent_[parent_[member]];
        return member;
    }
    void join(std::size_t a, std::size_t b) { parent_[find(a)] = find(b); }

private:
    std::vector<std::size_t> parent_;
};

// Joins pieces of one line: equal position, touching or overlapping ends.
std::vector<Segment> join_collinear(std::vector<Segment> pieces, float tolerance)
{
    std::ranges::sort(pieces, {}, &Segment::at);
    std::vector<Segment> lines;
    for (std::size_t first = 0; first < pieces.size();) {
        auto last = first;
        while (last < pieces.size() && pieces[last].at - pieces[first].at <= tolerance)
            ++last;
        std::sort(pieces.begin() + static_cast<std::ptrdiff_t>(first), pieces.begin() + static_cast<std::ptrdiff_t>(last),
                  [](Segment const& a, Segment const& b) { return a.from < b.from; });
        auto const level = (pieces[first].at + pieces[last - 1].at) / 2;
        auto const begin = lines.size();
        for (; first < last; ++first) {
            auto const& piece = pieces[first];
            if (lines.size() > begin && piece.from <= lines.back().to + tolerance)
                lines.back().to = std::max(lines.back().to, piece.to);
            else
                lines.push_back({piece.at, piece.from, piece.to});
        }
        // Pieces of one row of borders share one position, so that the edges of the grid stay few.
        for (auto at = begin; at < lines.size(); ++at)
            lines[at].at = level;
    }
    return lines;
}

std::vector<float> clustered(std::vector<float> values, float tolerance)
{
    std::ranges::sort(values);
    std::vector<float> centres;
    for (std::size_t first = 0; first < values.size();) {
        auto last = first;
        while (last < values.size() && values[last] - values[first] <= tolerance)
            ++last;
        centres.push_back((values[first] + values[last - 1]) / 2);
        first = last;
    }
    return centres;
}

// Positions of the lines across, and the ends of the lines along where they reach further out (a table open at a side).
std::vector<float> edges(std::vector<Segment> const& across, std::vector<Segment> const& along, float tolerance)
{
    std::vector<float> values;
    values.reserve(across.size() + 2);
    for (auto const& line : across)
        values.push_back(line.at);
    auto const [low, high] = std::ranges::minmax(values);
    auto const from = std::ranges::min(along, {}, &Segment::from).from;
    auto const to = std::ranges::max(along, {}, &Segment::to).to;
    if (from < low - 2 * tolerance)
        values.push_back(from);
    if (to > high + 2 * tolerance)
        values.push_back(to);
    return clustered(std::move(values), tolerance);
}

std::size_t nearest(std::vector<float> const& edges, float value)
{
    auto const above = std::ranges::lower_bound(edges, value);
    if (above == edges.begin())
        return 0;
    if (above == edges.end() || value - *(above - 1) < *above - value)
        return static_cast<std::size_t>(above - edges.begin()) - 1;
    return static_cast<std::size_t>(above - edges.begin());
}

// How much of each side of the grid's places is drawn. `edge` counts over the edges of one direction, `place` along it.
class DrawnSides {
public:
    DrawnSides(std::vector<Segment> const& lines, std::vector<float> const& at, std::vector<float> const& along)
        : places_{along.size() - 1}, drawn_(at.size() * places_)
    {
        for (auto const& line : lines) {
            auto const edge = nearest(at, line.at);
            for (std::size_t place = 0; place < places_; ++place) {
                auto const shared = std::min(line.to, along[place + 1]) - std::max(line.from, along[place]);
                if (shared > 0)
                    drawn_[edge * places_ + place] += shared / (along[place + 1] - along[place]);
            }
        }
    }
    [[nodiscard]] bool drawn(std::size_t edge, std::size_t place) const
    {
        return drawn_[edge * places_ + place] >= drawn_share;
    }

private:
    std::size_t places_;
    std::vector<float> drawn_;
};

struct Rectangle {
    int top, left, bottom, right;  // the last two inclusive
};

// Joins the places that no line parts, and makes every joined shape a rectangle.
void join_places(Grid& grid, DrawnSides const& uprights, DrawnSides const& levels)
{
    auto const columns = static_cast<std::size_t>(grid.columns());
    auto const rows = static_cast<std::size_t>(grid.rows());
    Sets sets{rows * columns};
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t column = 0; column < columns; ++column) {
            if (column + 1 < columns && !uprights.drawn(column + 1, row))
                sets.join(row * columns + column, row * columns + column + 1);
            if (row + 1 < rows && !levels.drawn(row + 1, column))
                sets.join(row * columns + column, (row + 1) * columns + column);
        }
    std::vector<Rectangle> around(rows * columns, {static_cast<int>(rows), static_cast<int>(columns), -1, -1});
    std::vector<int> members(rows * columns);
    for (std::size_t place = 0; place < rows * columns; ++place) {
        auto& box = around[sets.find(place)];
        auto const row = static_cast<int>(place / columns);
        auto const column = static_cast<int>(place % columns);
        box = {std::min(box.top, row), std::min(box.left, column), std::max(box.bottom, row),
               std::max(box.right, column)};
        ++members[sets.find(place)];
    }
    grid.owner.assign(rows * columns, -1);
    for (std::size_t place = 0; place < rows * columns; ++place) {
        if (grid.owner[place] >= 0)
            continue;
        auto const set = sets.find(place);
        auto const box = around[set];
        auto const full = (box.bottom - box.top + 1) * (box.right - box.left + 1);
        auto const row = static_cast<int>(place / columns);
        auto const column = static_cast<int>(place % columns);
        GridCell cell{row, column, 1, 1, {}, members[set] == full};
        if (cell.regular) {
            cell.row_span = box.bottom - box.top + 1;
            cell.column_span = box.right - box.left + 1;
        }
        for (auto r = cell.row; r < cell.row + cell.row_span; ++r)
            for (auto c = cell.column; c < cell.column + cell.column_span; ++c)
                grid.owner[static_cast<std::size_t>(r) * columns + static_cast<std::size_t>(c)] =
                    static_cast<int>(grid.cells.size());
        grid.cells.push_back(cell);
    }
}

std::optional<Grid> to_grid(Ruling const& lines, float tolerance)
{
    if (lines.level.size() < 2 || lines.upright.empty())
        return std::nullopt;
    Grid grid;
    grid.xs = edges(lines.upright, lines.level, tolerance);
    grid.ys = edges(lines.level, lines.upright, tolerance);
    if (grid.xs.size() < 2 || grid.ys.size() < 2)
        return std::nullopt;
    join_places(grid, DrawnSides{lines.upright, grid.xs, grid.ys}, DrawnSides{lines.level, grid.ys, grid.xs});
    if (grid.cells.size() < 2)
        return std::nullopt;
    grid.box = {grid.xs.front(), grid.ys.front(), grid.xs.back(), grid.ys.back()};
    for (auto& cell : grid.cells)
        cell.box = {grid.xs[static_cast<std::size_t>(cell.column)], grid.ys[static_cast<std::size_t>(cell.row)],
                    grid.xs[static_cast<std::size_t>(cell.column) + static_cast<std::size_t>(cell.column_span)],
                    grid.ys[static_cast<std::size_t>(cell.row) + static_cast<std::size_t>(cell.row_span)]};
    return grid;
}

bool meet(Segment const& level, Segment const& upright, float tolerance)
{
    return upright.at >= level.from - tolerance && upright.at <= level.to + tolerance &&
           level.at >= upright.from - tolerance && level.at <= upright.to + tolerance;
}

// Parts the lines into sets that touch.
std::vector<Ruling> connected(Ruling const& lines, float tolerance)
{
    auto const levels = lines.level.size();
    Sets sets{levels + lines.upright.size()};
    for (std::size_t upright = 0; upright < lines.upright.size(); ++upright) {
        auto const first = std::ranges::lower_bound(lines.level, lines.upright[upright].from - tolerance, {}, &Segment::at);
        for (auto level = first; level != lines.level.end() && level->at <= lines.upright[upright].to + tolerance; ++level)
            if (meet(*level, lines.upright[upright], tolerance))
                sets.join(static_cast<std::size_t>(level - lines.level.begin()), levels + upright);
    }
    std::vector<int> index(levels + lines.upright.size(), -1);
    std::vector<Ruling> parts;
    auto part_of = [&](std::size_t member) -> Ruling& {
        auto& part = index[sets.find(member)];
        if (part < 0) {
            part = static_cast<int>(parts.size());
            parts.emplace_back();
        }
        return parts[static_cast<std::size_t>(part)];
    };
    for (std::size_t level = 0; level < levels; ++level)
        part_of(level).level.push_back(lines.level[level]);
    for (std::size_t upright = 0; upright < lines.upright.size(); ++upright)
        part_of(levels + upright).upright.push_back(lines.upright[upright]);
    return parts;
}

// A grid within a cell of another is a nested table or a decoration: the outer one keeps its text.
void drop_inner(std::vector<Grid>& grids)
{
    auto inside = [](Box const& inner, Box const& outer) {
        return inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top &&
               inner.bottom <= outer.bottom;
    };
    std::vector<Grid> kept;
    for (auto const& grid : grids)
        if (std::ranges::none_of(grids, [&](Grid const& other) { return &other != &grid && inside(grid.box, other.box); }))
            kept.push_back(grid);
    grids = std::move(kept);
}

}  // namespace

std::optional<std::size_t> Grid::cell_at(float x, float y) const
{
    if (!contains(box, x, y))
        return std::nullopt;
    auto const place = [](std::vector<float> const& edges, float value) {
        auto const above = std::ranges::upper_bound(edges, value) - edges.begin();
        return std::clamp<std::ptrdiff_t>(above - 1, 0, static_cast<std::ptrdiff_t>(edges.size()) - 2);
    };
    return static_cast<std::size_t>(owner[static_cast<std::size_t>(place(ys, y) * columns() + place(xs, x))]);
}

std::vector<Grid> find_grids(Ruling const& ruling, float tolerance)
{
    Ruling const lines{join_collinear(ruling.level, tolerance), join_collinear(ruling.upright, tolerance)};
    if (lines.level.size() + lines.upright.size() > most_lines)
        return {};
    std::vector<Grid> grids;
    for (auto const& part : connected(lines, tolerance))
        if (auto grid = to_grid(part, tolerance))
            grids.push_back(std::move(*grid));
    drop_inner(grids);
    std::ranges::sort(grids, [](Grid const& a, Grid const& b) { return a.box.top < b.box.top; });
    return grids;
}

Table to_table(Grid const& grid, int page)
{
    Table table;
    table.rows = grid.rows();
    table.columns = grid.columns();
    table.at = base::page_place(page, grid.box);
    for (auto const& cell : grid.cells) {
        if (!cell.regular)
            table.columns_are = Columns::ragged;
        table.cells.push_back({.row = cell.row,
                               .column = cell.column,
                               .row_span = cell.row_span,
                               .column_span = cell.column_span,
                               .text = {},
                               .at = base::page_place(page, cell.box)});
    }
    for (std::size_t column = 0; column + 1 < grid.xs.size(); ++column)
        table.column_widths.push_back(static_cast<double>(grid.xs[column + 1] - grid.xs[column]));
    return table;
}

}  // namespace document::page
