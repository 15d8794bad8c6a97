#pragma once

#include "base/result.hpp"
#include "report/domain/rules/check.hpp"

#include <bitset>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

// What a rule's "facts" may name, and which of it is known of a report.
namespace report {

constexpr std::size_t most_facts = 32;
using FactSet = std::bitset<most_facts>;

// Every fact that is known.
[[nodiscard]] FactSet known_facts(Facts const& facts);

// "cells", or "year|title": one of them is enough. Refused when there is no such fact.
[[nodiscard]] base::Result<FactSet> parse_fact(std::string_view name);

// One set a named fact: a rule is assessable when each of them meets what is known.
using NeededFacts = std::vector<FactSet>;
[[nodiscard]] bool are_known(NeededFacts const& needed, FactSet known);

// The previous report is of the year before; unknown years are trusted.
[[nodiscard]] bool is_year_before(Report const& previous, Report const& report);

}  // namespace report
