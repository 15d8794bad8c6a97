#include "report/sample/sample_figures.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace report {
namespace {

class FigureMaker {
public:
    FigureMaker(Report& report, SampleScale scale, Random& random, Report const* previous)
        : report_{report}, scale_{scale}, random_{random}, previous_{previous}
    {
    }

    void fill_table_two()
    {
        for (auto const& block : report_.form->table(TableId::t2).blocks)
            for (auto r = block.first_row; r < block.first_row + block.row_count; ++r)
                fill_block_row(report_.form->table(TableId::t2).rows[r], block);
    }

    void fill_table_three()
    {
        auto const& table = report_.form->table(TableId::t3);
        auto const applicants = table.columns.size() - 1;
        for (std::size_t c = 0; c < applicants; ++c)
            fill_applicant(table, c, carried_in(c));
        for (auto const& row : table.rows) {
            Decimal sum;
            for (std::size_t c = 0; c < applicants; ++c)
                sum += report_.cells[report_.form->cell_at(row, c)].value;
            set(report_.form->cell_at(row, applicants), sum);
        }
    }

    void fill_table_four()
    {
        auto const& table = report_.form->table(TableId::t4);
        auto const requests = report_.find("t3.new.total")->value.whole();
        auto const most = static_cast<int>(std::min<std::int64_t>(requests / 20, 12));
        for (std::size_t first = 0; first < table.columns.size(); first += 5) {
            Decimal sum;
            for (std::size_t c = first; c < first + 4; ++c) {
                auto const cases = Decimal{first == 5 ? 0 : random_.between(0, most / (first == 0 ? 1 : 8))} + concluded(table, first, c);
                set(static_cast<CellIndex>(table.first_cell + c), cases);
                sum += cases;
            }
            set(static_cast<CellIndex>(table.first_cell + first + 4), sum);
        }
    }

private:
    void set(CellIndex index, Decimal value)
    {
        auto& cell = report_.cells[index];
        cell.state = CellState::read;
        cell.value = value;
        cell.raw = to_string(value);
    }

    void set(std::string const& id, Decimal value)
    {
        auto const cell = report_.form->find_cell(id);
        base::ensure(cell.has_value(), "a sample fills cells of its form");
        set(*cell, value);
    }

    // A whole number of last year's report; nothing when there is none or its form has no such cell.
    [[nodiscard]] std::optional<int> last_year(std::string const& cell) const
    {
        auto const* found = previous_ == nullptr ? nullptr : previous_->find(cell);
        return found == nullptr ? std::nullopt : std::optional{static_cast<int>(found->value.whole())};
    }

    [[nodiscard]] int carried_in(std::size_t column)
    {
        auto const& carry_out = *report_.form->find_row("t3.carry_out");
        auto const last = last_year(report_.form->cells[report_.form->cell_at(carry_out, column)].id);
        return last ? *last : some(column == 0 ? 8 : 2);
    }

    // Cases that were pending last year end upheld this year.
    [[nodiscard]] Decimal concluded(FormTable const& table, std::size_t first, std::size_t column) const
    {
        constexpr std::size_t pending = 3;
        auto const& id = report_.form->cells[table.first_cell + first + pending].id;
        return Decimal{column == first ? last_year(id).value_or(0) : 0};
    }

    // A small number that grows with the scale; often none.
    int some(int least_most)
    {
        if (scale_ == SampleScale::none || random_.one_in(2))
            return 0;
        return random_.between(0, scale_ == SampleScale::small ? least_most : least_most * 20);
    }

    void fill_block_row(FormRow const& row, FormBlock const& block)
    {
        auto const cell = [&row](char const* column) { return row.id + "." + column; };
        auto const has = [&block](char const* column) {
            return std::any_of(block.columns.begin(), block.columns.end(), [column](auto const& c) { return c.id == column; });
        };
        auto const rules = row.id == "t2.rules";  // a township makes none
        if (has("issued")) {
            auto const before = last_year(cell("in_force"));
            auto const issued = rules ? 0 : some(6);
            auto const chance = rules ? 0 : some(4);
            auto const repealed = before ? std::min(chance, *before + issued) : chance;
            set(cell("issued"), issued);
            set(cell("repealed"), repealed);
            set(cell("in_force"), rules ? 0 : before ? *before + issued - repealed : issued + some(20));
        }
        if (has("made_new")) {
            auto const made = rules ? 0 : some(6);
            auto const before = last_year(cell("published_total"));
            set(cell("made_new"), made);
            set(cell("published_new"), made);
            set(cell("published_total"), rules ? 0 : made + (before ? *before : some(20)));
        }
        if (has("items_prev")) {
            auto const items = last_year(cell("items_prev"));
            auto const before = items ? *items + last_year(cell("items_change")).value_or(0) : some(30);
            set(cell("items_prev"), before);
            set(cell("items_change"), before == 0 ? 0 : random_.between(-before / 2, 5));
        }
        if (has("decisions"))
            set(cell("decisions"), some(70));
        if (has("projects")) {
            auto const projects = some(9);
            set(cell("projects"), projects);
            set(cell("amount"), projects == 0 ? Decimal{} : money(300));
        } else if (has("amount")) {
            set(cell("amount"), some(1) == 0 ? Decimal{} : money(900));
        }
    }

    // More than nothing, with two places behind the point.
    Decimal money(int most)
    {
        return Decimal::from_micros(static_cast<std::int64_t>(random_.between(1, most * 100)) * (Decimal::scale / 100));
    }

    void fill_applicant(FormTable const& table, std::size_t column, int carried_in)
    {
        auto const fresh = some(column == 0 ? 60 : 6);
        auto const due = fresh + carried_in;
        auto const carried_out = due < 4 ? 0 : random_.between(0, due / 4);
        auto left = due - carried_out;
        std::vector<FormRow const*> leaves;
        for (auto const& row : table.rows) {
            if (row.kind == RowKind::leaf)
                leaves.push_back(&row);
            set(report_.form->cell_at(row, column), 0);
        }
        // Half is granted, the rest falls where chance will, little of it on the catch-all rows at the end.
        give(*leaves.front(), column, left - left / 2);
        for (left /= 2; left > 0;) {
            auto const part = random_.between(1, left);
            give(*leaves[random_.below(leaves.size() - (left > 1 ? 3 : 0))], column, part);
            left -= part;
        }
        set(report_.form->cell_at(*report_.form->find_row("t3.new"), column), fresh);
        set(report_.form->cell_at(*report_.form->find_row("t3.carry_in"), column), carried_in);
        set(report_.form->cell_at(*report_.form->find_row("t3.total"), column), due - carried_out);
        set(report_.form->cell_at(*report_.form->find_row("t3.carry_out"), column), carried_out);
    }

    void give(FormRow const& row, std::size_t column, int more)
    {
        auto const cell = report_.form->cell_at(row, column);
        set(cell, report_.cells[cell].value + Decimal{more});
    }

    Report& report_;
    SampleScale scale_;
    Random& random_;
    Report const* previous_;
};

}  // namespace

void fill_sample_figures(Report& report, SampleScale scale, Random& random, Report const* previous)
{
    FigureMaker maker{report, scale, random, previous};
    maker.fill_table_two();
    maker.fill_table_three();
    maker.fill_table_four();
}

}  // namespace report
