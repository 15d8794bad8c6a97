#pragma once

#include "requests/domain/letter.hpp"

namespace requests {

// Whether the law knows the mode by which the letter is served, and the proof by which its receipt is shown. `letter` is the letter
// after the step; other steps pass.
[[nodiscard]] Result<void> check_service(Letter const& letter, LetterStep const& step, RequestLaw const& law);

}  // namespace requests
