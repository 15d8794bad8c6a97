#pragma once

#include "disclosure/domain/screening/personal_data.hpp"
#include "report/domain/report.hpp"

#include <vector>

namespace report {

using disclosure::PersonalDataTables;
using disclosure::PersonalDatum;
using disclosure::PersonalDatumKind;

// What stands in the title, the preamble and the parts, in that order. Contacts of the office are left out.
[[nodiscard]] std::vector<PersonalDatum> find_personal_data(Report const& report, PersonalDataTables const& tables);

}  // namespace report
