#pragma once

#include "requests/case_record.hpp"

namespace requests {

// What keeps the enclosures of a letter from going out. With a partial answer only redacted copies may go: what is withheld
// stands in the originals. An original of which there is a redacted copy never goes.
[[nodiscard]] std::vector<HeldEnclosure> held_enclosures(Desk const& desk, LoadedCase const& loaded, LetterId letter);

// What a letter says that must not be said: marks of secrets, personal data.
[[nodiscard]] std::vector<disclosure::ScreeningFinding> screen_letter(std::string_view text, disclosure::Screening const& screening);
[[nodiscard]] bool forbid(std::vector<disclosure::ScreeningFinding> const& findings);

}  // namespace requests
