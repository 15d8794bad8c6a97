#pragma once

#include "disclosure/domain/screening/scanned_text.hpp"

#include <vector>

namespace disclosure {

// Adds what the words of one paragraph say of persons: detailed addresses, and sensitive statements about a named person.
void find_personal_statements(ScannedText const& paragraph, PersonalDataTables const& tables, std::vector<PersonalDatum>& found);

}  // namespace disclosure
