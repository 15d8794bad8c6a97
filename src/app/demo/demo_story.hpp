#pragma once

#include "requests/domain/request_event.hpp"

#include <random>
#include <vector>

namespace app {

using base::Date;

// What is done with one request of the demo, so many working days after it came in.
struct DemoStep {
    int working_day = 0;
    requests::Happening what;
};

// How one request goes, from its circulation to its end.
struct DemoStory {
    std::vector<DemoStep> steps{};
    // The answer: none where the request is withdrawn, passed on or forgotten.
    std::string decision{};
    int decided_on = 0;  // working day
};

// One of the usual courses: answered, corrected first, given up, a third party asked, extended, withdrawn, passed on. `day` gives
// the date of a working day of the request; what happens next is the generator's choice.
class DemoStories {
public:
    using DayOf = std::function<Date(int working_day)>;

    explicit DemoStories(std::mt19937& random) : random_{random} {}
    [[nodiscard]] DemoStory next(requests::Actor const& officer, requests::Actor const& head, DayOf const& day);

private:
    [[nodiscard]] int between(int least, int most) { return std::uniform_int_distribution{least, most}(random_); }
    [[nodiscard]] std::string usual_decision();

    std::mt19937& random_;
};

}  // namespace app
