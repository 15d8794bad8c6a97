#include "disclosure/domain/screening/find_personal_data.hpp"

#include "disclosure/domain/screening/personal_numbers.hpp"
#include "disclosure/domain/screening/personal_statements.hpp"

namespace disclosure {

void find_personal_data(ScannedText const& paragraph, PersonalDataTables const& tables, std::vector<PersonalDatum>& found)
{
    find_personal_numbers(paragraph, tables, found);
    find_personal_statements(paragraph, tables, found);
}

}  // namespace disclosure
