#pragma once

#include "document/document.hpp"
#include "document/limits.hpp"
#include "requests/attachments/attachment.hpp"

namespace requests {

// Reads the words of a file, pictures too, and looks for marks of secrets and for personal data. What takes longer than the
// limits allow waits for another time. Outside of any transaction.
[[nodiscard]] Reading read_attachment(std::string_view content, std::string const& name, document::Limits const& limits,
                                      disclosure::Screening const& screening);

// The mark of a state secret among the findings: nothing of such a file may be kept (保密法 29, 31).
[[nodiscard]] disclosure::ScreeningFinding const* state_secret_in(Reading const& reading);

}  // namespace requests
