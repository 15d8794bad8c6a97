#include "app/demo/demo_story.hpp"

#include <array>

namespace app {

using namespace requests;

std::string DemoStories::usual_decision()
{
    static constexpr std::array decisions{"granted", "granted", "granted", "already_public", "already_public", "partial", "not_held",
                                          "not_held", "not_responsible", "process_info", "internal_affairs", "no_ready_info", "petition"};
    return decisions.at(static_cast<std::size_t>(between(0, decisions.size() - 1)));
}

DemoStory DemoStories::next(Actor const& officer, Actor const& head, DayOf const& day)
{
    DemoStory story{.steps = {{1, Circulated{}}, {1, Assigned{"政务公开办", officer}}}, .decision = usual_decision(), .decided_on = between(4, 17)};
    auto& steps = story.steps;
    auto const course = between(1, 100);
    if (course <= 12) {  // corrected first
        steps.push_back({4, CorrectionNoticed{day(16)}});
        steps.push_back({9, CorrectionSupplied{}});
        story.decided_on = between(12, 26);
    } else if (course <= 16) {  // never corrected
        steps.push_back({5, CorrectionNoticed{day(15)}});
        steps.push_back({17, CorrectionLapsed{}});
        story.decision = "not_corrected";
        story.decided_on = 18;
    } else if (course <= 24) {  // a third party objects
        steps.push_back({3, OpinionAsked{1, Consulted::third_party}});
        steps.push_back({5, OpinionLetterReached{1}});
        steps.push_back({12, OpinionGiven{1, Opinion::objects_with_ground}});
        story.decision = "third_party";
        story.decided_on = between(15, 24);
    } else if (course <= 32) {  // extended
        steps.push_back({18, PeriodExtended{day(18), head, 15}});
        story.decided_on = between(24, 33);
    } else if (course <= 37) {
        steps.push_back({between(2, 8), Withdrawn{}});
        story.decision.clear();
    } else if (course <= 40) {
        steps.push_back({2, Transferred{"县城市管理局"}});
        story.decision.clear();
    } else if (course <= 42) {  // forgotten until the day has passed
        story.decided_on = between(22, 40);
    }
    return story;
}

}  // namespace app
