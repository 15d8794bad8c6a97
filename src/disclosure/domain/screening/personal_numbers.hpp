#pragma once

#include "disclosure/domain/screening/scanned_text.hpp"

#include <vector>

namespace disclosure {

// Adds the numbers of persons in one paragraph (resident ids, mobiles, bank cards, travel documents) by their form and
// check digits, also those written in groups, and broken credit codes.
void find_personal_numbers(ScannedText const& paragraph, PersonalDataTables const& tables, std::vector<PersonalDatum>& found);

}  // namespace disclosure
