#pragma once

#include "requests/case_record.hpp"
#include "requests/request_service.hpp"

namespace requests {

// What must be mended in the text of a letter; of what its elements should hold, only where they are known.
[[nodiscard]] std::vector<Finding> letter_findings(LetterContent const& content, Letter const& letter, Request const& request,
                                                   RequestLaw const& law, Date today);

// `letter.no-text` where it was written elsewhere; `vault.erased`. Not a look: who shows it to somebody notes that.
[[nodiscard]] Result<LetterContent> open_letter(Desk const& desk, RequestKey key, LetterId id);
[[nodiscard]] std::string letter_field(LetterId letter);

// Whether the step may be taken: a letter whose text is kept here is passed and signed only when nothing in it must be mended
// (`letter.not-sound`) and nothing keeps its enclosures back (`letter.enclosure-held`). Of a text that was written on paper
// nothing is known.
[[nodiscard]] Result<void> check_sound(Desk const& desk, LoadedCase const& loaded, Happening const& what);

}  // namespace requests
