#include "requests/attachments/attachment.hpp"

#include "base/json.hpp"
#include "base/names.hpp"

#include <array>

namespace requests {
namespace {

using namespace std::string_view_literals;
using disclosure::Gravity;

constexpr std::array kind_names{"request_paper"sv, "identity"sv, "power_of_attorney"sv, "material"sv, "scan"sv, "redacted"sv};
constexpr std::array state_names{"waiting"sv, "sound"sv, "warned"sv, "barred"sv, "unseen"sv, "unreadable"sv};

}  // namespace

std::string_view to_text(AttachmentKind kind)
{
    return base::name_in(kind_names, kind);
}

std::optional<AttachmentKind> parse_attachment_kind(std::string_view text)
{
    return base::value_named<AttachmentKind>(kind_names, text);
}

std::string_view to_text(ReadingState state)
{
    return base::name_in(state_names, state);
}

std::optional<ReadingState> parse_reading_state(std::string_view text)
{
    return base::value_named<ReadingState>(state_names, text);
}

std::string to_sealed_text(std::vector<disclosure::ScreeningFinding> const& findings)
{
    auto list = base::Json::array();
    for (auto const& finding : findings)
        list.push_back({{"check", finding.check}, {"gravity", static_cast<int>(finding.gravity)}, {"words", finding.words},
                        {"at", to_string(finding.at)}});
    return list.dump();
}

std::vector<disclosure::ScreeningFinding> findings_of(std::string_view text)
{
    std::vector<disclosure::ScreeningFinding> findings;
    for (auto const& entry : base::Json::parse(text))
        findings.push_back({.check = entry.at("check").get<std::string>(),
                            .gravity = static_cast<Gravity>(entry.at("gravity").get<int>()),
                            .words = entry.at("words").get<base::Error::Words>(),
                            .at = base::parse_place(entry.at("at").get<std::string>())});
    return findings;
}

bool may_be_handed_out(files::Examination const& examination)
{
    switch (examination.scan.verdict) {
    case files::ScanVerdict::clean: return true;
    case files::ScanVerdict::infected: return false;
    case files::ScanVerdict::not_scanned:
    case files::ScanVerdict::failed: return examination.type.traits.empty();
    }
    return false;
}

bool is_held_back(Attachment const& attachment)
{
    switch (attachment.reading) {
    case ReadingState::sound:
    case ReadingState::warned: return false;
    case ReadingState::waiting: return true;
    case ReadingState::barred:
    case ReadingState::unseen:
    case ReadingState::unreadable: return !attachment.cleared_by;
    }
    return true;
}

}  // namespace requests
