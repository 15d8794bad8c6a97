#pragma once

#include "app/demo/demo_names.hpp"
#include "app/demo/demo_reports.hpp"
#include "app/demo/demo_story.hpp"
#include "app/desk/desk.hpp"

#include <map>

namespace app {

constexpr std::string_view demo_password = "gongkai-demo";

// A login of the demo, for who looks at it.
struct DemoLogin {
    agencies::Role role;
    std::string login;
};

// Makes up a county with its townships, its departments and three years of requests up to today; the same seed and day make the
// same. Works through the services, as people would, on a clock of its own that runs through the three years.
class DemoCounty {
public:
    struct Settings {
        std::uint32_t seed = 1;
        Date today;
        int years = 3;
    };
    DemoCounty(Desk& desk, clocks::SetClock& clock, DemoNames const& names, Settings const& settings);

    // `told` hears of each day that is done, as a share of 1.
    std::vector<DemoLogin> make(std::function<void(double)> const& told);

private:
    struct Office {
        agencies::PersonKey officer;
        agencies::PersonKey head;
    };
    struct Open {
        requests::RequestKey key;
        DemoStory story;
        std::vector<Date> days{};  // of the steps; the last one is that of the decision
        std::size_t next = 0;
    };

    base::AgencyId found(DemoNames::Unit const& unit, agencies::Level level, std::optional<base::AgencyId> superior);
    Office staff(base::AgencyId agency, std::string const& code);
    std::vector<DemoLogin> county_logins(base::AgencyId county);
    [[nodiscard]] Date reporting_day(int year) const;
    [[nodiscard]] Date late_day(int year) const;
    [[nodiscard]] DemoReports reports(base::AgencyId county, std::vector<base::AgencyId> const& units) const;
    void receive(base::AgencyId agency);
    void carry_on(Open& open);
    void record(Open const& open, requests::Happening what, agencies::PersonKey by);
    void answer(Open const& open);
    [[nodiscard]] requests::Submission submission();
    [[nodiscard]] Date working_day(Date from, int count) const;
    [[nodiscard]] int between(int least, int most) { return std::uniform_int_distribution{least, most}(random_); }
    [[nodiscard]] std::string const& one_of(std::vector<std::string> const& list);

    Desk& desk_;
    clocks::SetClock& clock_;
    DemoNames const& names_;
    Settings settings_;
    std::mt19937 random_;
    DemoStories stories_;
    std::map<base::AgencyId, Office> offices_;
    agencies::PersonKey supervisor_{};
    std::vector<Open> open_;
};

}  // namespace app
