#pragma once

#include "agencies/domain/agency.hpp"
#include "agencies/domain/checked_numbers.hpp"

namespace agencies {

// Something of an agency that is not as it must be, at its field ("credit_code"); the text is data/texts.json's of `code`.
struct AgencyFault {
    std::string field;
    std::string code;

    friend bool operator==(AgencyFault const&, AgencyFault const&) = default;
};

// What the rules about an agency alone find; those about its place in the tree are the service's.
[[nodiscard]] std::vector<AgencyFault> find_faults(Agency const& agency, CheckedNumbers const& numbers);

}  // namespace agencies
