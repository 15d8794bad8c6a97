#include "requests/attachments/enclosure_check.hpp"

#include <algorithm>

namespace requests {
namespace {

using disclosure::Gravity;

// Whether the letter tells a decision of which something is withheld.
bool tells_partial_answer(Request const& request, Letter const& letter, RequestLaw const& law)
{
    auto const* decision = request.decision ? law.decision(request.decision->kind) : nullptr;
    return decision != nullptr && decision->letter == letter.kind && decision->remedy == RemedyClause::of_grounds;
}

bool has_redacted_copy(Desk const& desk, RequestKey key, int number)
{
    return std::ranges::any_of(desk.attachments.of(key), [number](auto const& one) { return one.original == number && !one.gone_on; });
}

}  // namespace

std::vector<HeldEnclosure> held_enclosures(Desk const& desk, LoadedCase const& loaded, LetterId letter)
{
    std::vector<HeldEnclosure> held;
    auto const& request = loaded.request;
    auto const found = request.letters.find(letter);
    auto const only_redacted = found != request.letters.end() && tells_partial_answer(request, found->second, loaded.terms.law);
    for (auto const number : desk.attachments.enclosed(request.key, letter)) {
        auto const attachment = desk.attachments.find({request.key, number});
        if (!attachment || attachment->gone_on)
            held.push_back({number, "gone"});
        else if (only_redacted && attachment->kind != AttachmentKind::redacted)
            held.push_back({number, "not-redacted"});
        else if (has_redacted_copy(desk, request.key, number))
            held.push_back({number, "has-redacted"});
        else if (is_held_back(*attachment))
            held.push_back({number, std::string{to_text(attachment->reading)}});
    }
    return held;
}

std::vector<disclosure::ScreeningFinding> screen_letter(std::string_view text, disclosure::Screening const& screening)
{
    std::vector<disclosure::ScreenedText> lines;
    for (int number = 1; !text.empty(); ++number) {
        auto const end = std::min(text.find('\n'), text.size());
        lines.push_back({std::string{text.substr(0, end)}, base::line_place(number)});
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return screening.screen(lines);
}

bool forbid(std::vector<disclosure::ScreeningFinding> const& findings)
{
    return std::ranges::any_of(findings, [](auto const& finding) {
        return finding.gravity == Gravity::refused || finding.gravity == Gravity::error;
    });
}

}  // namespace requests
