#pragma once

#include "report/domain/report.hpp"

#include <cstdint>
#include <string_view>

namespace report {

// The unit of an amount that bears none itself, as the heading of its column or a line above the table gives it. The form's
// is 万元.
enum class AmountUnit : std::uint8_t { of_form, wan, yuan, contradictory };

// The unit that a text gives: 本年收费金额（元）, 单位：元. `of_form` when it gives none.
[[nodiscard]] AmountUnit unit_in(std::string_view text);

// The amount as it is meant under that unit. Ambiguous where units contradict each other and where yuan give less than any
// charge of a year would be, so that the figure may be in 万元 after all.
[[nodiscard]] Cell under_unit(Cell cell, AmountUnit unit);

}  // namespace report
