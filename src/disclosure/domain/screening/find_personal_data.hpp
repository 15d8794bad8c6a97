#pragma once

#include "disclosure/domain/screening/scanned_text.hpp"

#include <vector>

namespace disclosure {

// Adds what one paragraph tells about persons: first its numbers, then its statements.
void find_personal_data(ScannedText const& paragraph, PersonalDataTables const& tables, std::vector<PersonalDatum>& found);

}  // namespace disclosure
