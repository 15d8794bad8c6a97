#pragma once

#include "requests/domain/submission.hpp"

namespace requests {

// What a text is compared by: without spaces, hyphens, brackets and the dots between parts of a name, in half width and small letters.
[[nodiscard]] std::string bare(std::string_view text);

// By what whoever asked could be known: names, numbers, telephones and addresses of the applicant, the agent and every co-applicant, each
// apart and bare.
[[nodiscard]] std::vector<std::string> asker_marks(Particulars const& particulars);

// Whether one of the marks stands in the text, however it is written there.
[[nodiscard]] bool tells_one_of(std::vector<std::string> const& marks, std::string_view text);

}  // namespace requests
