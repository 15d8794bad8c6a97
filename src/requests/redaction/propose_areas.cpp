#include "requests/redaction/propose_areas.hpp"

#include <algorithm>

namespace requests {
namespace {

using document::PageLine;

// Two lines as one, as long as text that is broken at the end of a line is.
struct JoinedLines {
    PageLine const* first;
    PageLine const* second;  // none: the first alone

    [[nodiscard]] std::string text() const { return first->text + (second == nullptr ? "" : second->text); }
    [[nodiscard]] bool places_are_certain() const
    {
        return first->places_are_certain && (second == nullptr || second->places_are_certain);
    }
};

class Proposals {
public:
    Proposals(int page, RedactionLaw const& law) : page_{page}, law_{law} {}

    void take(disclosure::ScreeningFinding const& found, JoinedLines const& lines)
    {
        auto const reason = law_.proposals.find(found.check);
        auto const parting = lines.first->text.size();
        auto const end = found.end == 0 ? lines.text().size() : found.end;
        if (reason == law_.proposals.end() || (lines.second != nullptr && (found.begin >= parting || end <= parting)))
            return;  // what does not cross the break is found in its own line
        if (!lines.places_are_certain()) {
            ++all_.unplaced;
            return;
        }
        if (found.begin < parting)
            add({.page = page_, .box = box_of(*lines.first, found.begin, std::min(end, parting)), .reason = reason->second,
                 .source = found.check, .state = AreaState::proposed});
        if (lines.second != nullptr)
            add({.page = page_, .box = box_of(*lines.second, 0, end - parting), .reason = reason->second, .source = found.check,
                 .state = AreaState::proposed});
    }

    [[nodiscard]] ProposedAreas all() const { return all_; }

private:
    void add(RedactionArea area)
    {
        area.box = to_whole_points(area.box);
        auto const is_there = std::ranges::any_of(all_.areas, [&](auto const& one) { return one.box == area.box; });
        if (!is_there)
            all_.areas.push_back(std::move(area));
    }

    int page_;
    RedactionLaw const& law_;
    ProposedAreas all_;
};

}  // namespace

ProposedAreas propose_areas(std::vector<PageLine> const& lines, int page, disclosure::Screening const& screening, RedactionLaw const& law)
{
    Proposals proposals{page, law};
    auto const screen = [&](JoinedLines const& joined) {
        std::vector<disclosure::ScreenedText> const texts{{joined.text(), base::line_place(1)}};
        for (auto const& found : screening.screen(texts))
            proposals.take(found, joined);
    };
    for (std::size_t at = 0; at < lines.size(); ++at) {
        screen({&lines[at], nullptr});
        if (at + 1 < lines.size())
            screen({&lines[at], &lines[at + 1]});
    }
    return proposals.all();
}

}  // namespace requests
