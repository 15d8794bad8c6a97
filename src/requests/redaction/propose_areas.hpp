#pragma once

#include "disclosure/domain/screening/screening.hpp"
#include "document/redact/redact.hpp"
#include "requests/redaction/redaction.hpp"

namespace requests {

struct ProposedAreas {
    std::vector<RedactionArea> areas;
    int unplaced = 0;  // hits in lines whose places are not certain
};

// What the rules find on a page, as areas around it: in each line, and across the break between two.
[[nodiscard]] ProposedAreas propose_areas(std::vector<document::PageLine> const& lines, int page, disclosure::Screening const& screening,
                                          RedactionLaw const& law);

}  // namespace requests
