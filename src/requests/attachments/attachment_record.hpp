#pragma once

#include "requests/attachments/attachment_service.hpp"
#include "requests/desk.hpp"

// What the parts of the service share, within a transaction of the desk.
namespace requests {

// `attachment.not-found`, `attachment.gone`.
[[nodiscard]] Result<Attachment> find_there(Desk const& desk, RequestKey key, int number);
[[nodiscard]] Result<ListedAttachment> as_listed(Desk& desk, RequestKey key, Attachment const& attachment);
[[nodiscard]] Result<void> seal_findings(Desk& desk, RequestKey key, int number, Reading const& reading);
// As what the findings are sealed.
[[nodiscard]] std::string findings_field(int number);
// Of an act on one file, for the journal.
[[nodiscard]] std::string details_of(int number);

}  // namespace requests
