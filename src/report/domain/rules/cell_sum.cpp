#include "report/domain/rules/cell_sum.hpp"

#include "base/ensure.hpp"

namespace report {

double to_double(Decimal value)
{
    return static_cast<double>(value.micros()) / static_cast<double>(Decimal::scale);
}

void CellSum::add(CellIndex cell)
{
    base::ensure(report_.form != nullptr, "a report with cells has a form");
    auto const value = report_.cells[cell].known();
    cells_.push_back({prefix_ + report_.form->cells[cell].id, value});
    if (total_ && value)
        *total_ += *value;
    else
        total_.reset();
}

void CellSum::add(std::string_view id)
{
    auto const cell = report_.form == nullptr ? std::nullopt : report_.form->find_cell(id);
    if (cell)
        add(*cell);
    else
        total_.reset();
}

void CellSum::add(std::vector<std::string> const& ids)
{
    for (auto const& id : ids)
        add(std::string_view{id});
}

}  // namespace report
