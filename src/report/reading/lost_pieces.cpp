#include "report/reading/lost_pieces.hpp"

#include <algorithm>

namespace report {
namespace {

using Kind = LostPiece::Kind;

bool may_be_absent(Cell const& cell)
{
    return cell.state == CellState::absent ||
           (cell.state == CellState::ambiguous &&
            std::find(cell.candidates.begin(), cell.candidates.end(), std::nullopt) != cell.candidates.end());
}

class Finder {
public:
    Finder(Report& report, TableRows const& rows, TableId id)
        : report_{report}, id_{id}, table_{report.form->table(id)}, row_seen_(table_.rows.size())
    {
        for (auto const& row : rows.rows) {
            if (row.table != id || row.is_foreign || row.group >= 0)
                continue;
            last_place_ = row.at;
            if (id != TableId::t4 && row.row >= 0)
                row_seen_[static_cast<std::size_t>(row.row)] = true;
            any_ = any_ || row.row >= 0;
        }
    }

    void find()
    {
        if (!any_ || !holds_anything()) {
            add(Kind::table, table_.title, table_.first_cell, table_.cell_count);
            return;
        }
        if (id_ == TableId::t4) {
            find_lost_cases();
            return;
        }
        if (id_ == TableId::t3)
            find_lost_columns();
        else
            find_lost_block_columns();
        find_lost_rows();
    }

private:
    // Labels may stand there without a single figure.
    [[nodiscard]] bool holds_anything() const
    {
        auto const first = report_.cells.begin() + table_.first_cell;
        return std::any_of(first, first + table_.cell_count, [](Cell const& cell) { return cell.state != CellState::absent; });
    }

    LostPiece& add(Kind kind, std::string const& label, CellIndex first, std::size_t count)
    {
        LostPiece piece{kind, id_, label, {}, last_place_};
        for (std::size_t i = 0; i < count; ++i)
            piece.cells.push_back(static_cast<CellIndex>(first + i));
        report_.printed.lost.push_back(std::move(piece));
        return report_.printed.lost.back();
    }

    [[nodiscard]] bool is_column_lost(std::size_t column) const
    {
        bool lost = false;
        for (std::size_t r = 0; r < table_.rows.size(); ++r) {
            if (!row_seen_[r])
                continue;
            if (report_.cells[report_.form->cell_at(table_.rows[r], column)].state != CellState::absent)
                return false;
            lost = true;
        }
        return lost;
    }

    // A column that no row has. Cells of other columns that its loss made uncertain are lost with it.
    void find_lost_columns()
    {
        LostPiece* first = nullptr;
        for (std::size_t c = 0; c < table_.columns.size(); ++c) {
            if (!is_column_lost(c))
                continue;
            auto& piece = add(Kind::column, table_.columns[c].label.official, 0, 0);
            for (std::size_t r = 0; r < table_.rows.size(); ++r)
                if (row_seen_[r])
                    piece.cells.push_back(report_.form->cell_at(table_.rows[r], c));
            first = &piece;
        }
        if (first == nullptr)
            return;
        for (std::size_t r = 0; r < table_.rows.size(); ++r)
            for (std::size_t c = 0; row_seen_[r] && c < table_.columns.size(); ++c)
                if (auto const cell = report_.form->cell_at(table_.rows[r], c); may_be_absent(report_.cells[cell]) && !is_column_lost(c))
                    first->cells.push_back(cell);
    }

    void find_lost_block_columns()
    {
        for (auto const& block : table_.blocks)
            for (std::size_t c = 0; c < block.columns.size(); ++c) {
                std::vector<CellIndex> lost;
                bool any_read = false;
                for (auto r = block.first_row; r < block.first_row + block.row_count; ++r) {
                    auto const cell = report_.form->cell_at(table_.rows[r], c);
                    if (row_seen_[r] && report_.cells[cell].state == CellState::absent)
                        lost.push_back(cell);
                    any_read = any_read || (row_seen_[r] && report_.cells[cell].state != CellState::absent);
                }
                if (!lost.empty() && !any_read)
                    add(Kind::column, block.columns[c].label.official, 0, 0).cells = std::move(lost);
            }
    }

    void find_lost_rows()
    {
        for (std::size_t begin = 0; begin < row_seen_.size();) {
            if (row_seen_[begin]) {
                ++begin;
                continue;
            }
            auto end = begin;
            while (end < row_seen_.size() && !row_seen_[end])
                ++end;
            auto const to_end = end == row_seen_.size() && end - begin > 1;
            auto const from_begin = begin == 0 && end - begin > 1;
            auto const& first = table_.rows[begin];
            std::size_t count = 0;
            for (auto r = begin; r < end; ++r)
                count += table_.rows[r].cell_count;
            if (to_end || from_begin)
                add(to_end ? Kind::tail : Kind::head, first.label.official, first.first_cell, count);
            else
                for (auto r = begin; r < end; ++r)
                    add(Kind::row, table_.rows[r].label.official, table_.rows[r].first_cell, table_.rows[r].cell_count);
            begin = end;
        }
    }

    void find_lost_cases()
    {
        for (std::size_t c = 0; c < table_.cell_count; ++c)
            if (report_.cells[table_.first_cell + c].state == CellState::absent)
                add(Kind::column, table_.columns[c].group_path.back() + "／" + table_.columns[c].label.official,
                    static_cast<CellIndex>(table_.first_cell + c), 1);
    }

    Report& report_;
    TableId id_;
    FormTable const& table_;
    std::vector<bool> row_seen_;
    bool any_ = false;
    Place last_place_;
};

}  // namespace

void find_lost_pieces(Report& report, TableRows const& rows)
{
    for (auto const table : all_tables)
        Finder{report, rows, table}.find();
}

}  // namespace report
