#include "requests/attachments/attachment_reading.hpp"

#include "document/readers/read_document.hpp"
#include "requests/letters/letter_review.hpp"

#include <algorithm>

namespace requests {
namespace {

using disclosure::Gravity;

bool has_gravity(Reading const& reading, Gravity gravity)
{
    return std::ranges::any_of(reading.findings, [gravity](auto const& finding) { return finding.gravity == gravity; });
}

bool ran_out_of_time(base::Error const& error)
{
    return error.code == "limits.file_seconds" || error.code == "limits.page_seconds" || error.kind == base::ErrorKind::unavailable;
}

}  // namespace

Reading read_attachment(std::string_view content, std::string const& name, document::Limits const& limits,
                        disclosure::Screening const& screening)
{
    auto const document = document::read_document(content, name, limits);
    if (!document)
        return {.state = ran_out_of_time(document.error()) ? ReadingState::waiting : ReadingState::unreadable};
    Reading reading{.state = ReadingState::sound, .findings = screening.screen(screened_texts(*document))};
    if (has_gravity(reading, Gravity::refused) || has_gravity(reading, Gravity::error))
        reading.state = ReadingState::barred;
    else if (needs_eyes(*document))
        reading.state = ReadingState::unseen;
    else if (has_gravity(reading, Gravity::warning))
        reading.state = ReadingState::warned;
    return reading;
}

disclosure::ScreeningFinding const* state_secret_in(Reading const& reading)
{
    auto const found = std::ranges::find(reading.findings, Gravity::refused, &disclosure::ScreeningFinding::gravity);
    return found == reading.findings.end() ? nullptr : &*found;
}

}  // namespace requests
