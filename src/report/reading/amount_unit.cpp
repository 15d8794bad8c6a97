#include "report/reading/amount_unit.hpp"

#include "base/fold.hpp"

namespace report {

AmountUnit unit_in(std::string_view text)
{
    auto const folded = base::fold(text);
    if (folded.find("万元") != std::string::npos)
        return AmountUnit::wan;
    for (std::string_view const yuan : {"(元)", "单位:元", "单位元", "(人民币元)", "单位:人民币元"})
        if (folded.find(yuan) != std::string::npos)
            return AmountUnit::yuan;
    return AmountUnit::of_form;
}

Cell under_unit(Cell cell, AmountUnit unit)
{
    constexpr std::int64_t yuan_a_wan = 10'000;
    constexpr std::int64_t least_sound_yuan = 100;
    auto const own_unit = cell.raw.find("元") != std::string::npos || cell.raw.find("万") != std::string::npos;
    if (cell.state != CellState::read || own_unit || unit == AmountUnit::of_form || unit == AmountUnit::wan ||
        cell.value == Decimal{})
        return cell;
    auto const as_printed = cell.value;
    auto const in_wan = as_printed.micros() % yuan_a_wan == 0 ? std::optional{Decimal::from_micros(as_printed.micros() / yuan_a_wan)}
                                                            : std::nullopt;
    if (unit == AmountUnit::yuan && in_wan && as_printed >= Decimal{least_sound_yuan}) {
        cell.value = *in_wan;
        return cell;
    }
    cell.state = CellState::ambiguous;
    cell.value = {};
    cell.candidates = {as_printed};
    if (in_wan)
        cell.candidates.emplace_back(in_wan);
    return cell;
}

}  // namespace report
