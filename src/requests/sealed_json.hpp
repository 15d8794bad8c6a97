#pragma once

#include "requests/domain/submission.hpp"
#include "requests/request_service.hpp"

namespace requests {

// What is stored sealed, as the text that is sealed. Reading anything else than what was written ends with an exception.
[[nodiscard]] std::string to_sealed_text(Particulars const& particulars);
[[nodiscard]] std::string to_sealed_text(LetterContent const& content);
[[nodiscard]] std::string to_sealed_text(DecisionDraft const& draft);

[[nodiscard]] Particulars particulars_of(std::string_view text);
[[nodiscard]] LetterContent letter_content_of(std::string_view text);
[[nodiscard]] DecisionDraft decision_draft_of(std::string_view text);

}  // namespace requests
