#pragma once

#include "base/json_fwd.hpp"
#include "requests/domain/record_correction.hpp"

// What happens to a record correction, and what is handed in, to JSON and back.
namespace requests {

// "correction_receipt", …: as the journal names it.
[[nodiscard]] std::string_view name_of(CorrectionHappening const& what);
[[nodiscard]] std::string_view stored_stage(CorrectionStage stage);
[[nodiscard]] base::Json to_json(CorrectionHappening const& what);
[[nodiscard]] CorrectionHappening correction_happening_of(std::string_view name, base::Json const& json);

[[nodiscard]] std::string to_sealed_text(CorrectionSubmission const& submission);
[[nodiscard]] CorrectionSubmission correction_submission_of(std::string_view text);

}  // namespace requests
